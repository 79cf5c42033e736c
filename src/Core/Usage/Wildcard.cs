namespace Fuelgauge.Core.Usage;

/// <summary>A name, or a pattern in which <c>*</c> stands for any number of any characters. Case does not count.</summary>
/// <param name="Text">As it was written.</param>
public sealed record Wildcard(string Text)
{
    /// <summary>Whether it is all of a name.</summary>
    public bool Fits(ReadOnlySpan<char> name)
    {
        var pattern = Text.AsSpan();
        var (at, star, resume) = (0, -1, 0);
        for (var position = 0; position < name.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, position);
            }
            else if (at < pattern.Length && char.ToLowerInvariant(pattern[at]) == char.ToLowerInvariant(name[position]))
            {
                at++;
                position++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more; an earlier one never needs to.
                (at, position) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept('*') < 0;
    }
}
