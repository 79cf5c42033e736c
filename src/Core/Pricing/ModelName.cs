namespace Fuelgauge.Core.Pricing;

/// <summary>
/// Which names of a list a logged name may mean. Only what surely says nothing of the version is taken off: a day at its end, a deployment's ending. A beginning that
/// happens to be another model's whole name never counts: <c>gpt-5</c> is not <c>gpt-5.9</c>, <c>claude-opus-4</c> not <c>claude-opus-4-9</c>.
/// </summary>
static class ModelName
{
    /// <summary>The longest name that is looked up.</summary>
    public const int Longest = 200;

    /// <summary>A name that may be meant.</summary>
    /// <param name="Text">The name.</param>
    /// <param name="NeedsOpen">True for one that is meant only where the list says that its names go on.</param>
    public readonly record struct Form(string Text, bool NeedsOpen);

    // What vendors put behind a name without making it another model at another price.
    static readonly string[] Stages = ["-thinking", "-latest", "-preview", "-exp"];

    /// <summary>The forms of a name, itself first, each shorter than the one before.</summary>
    /// <param name="name">Lower case, without prefix.</param>
    public static IEnumerable<Form> Forms(string name)
    {
        var (needsOpen, hadRevision) = (false, false);
        while (true)
        {
            yield return new(name, needsOpen);
            if (WithoutPlace(name) is { } unplaced)
                name = unplaced;
            else if (WithoutRevision(name) is { } unrevised)
                (name, hadRevision) = (unrevised, true);
            else if (hadRevision && WithoutVersion(name) is { } plain)
                (name, hadRevision) = (plain, false);
            else if (WithoutDay(name) is { } undated)
                name = undated;
            else if (WithoutStage(name) is { } final)
                (name, needsOpen) = (final, true);
            else
                yield break;
        }
    }

    /// <summary>The same name with dashes for dots between digits; null where it has none.</summary>
    public static string? WithDashes(string name)
    {
        char[]? letters = null;
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] == '.' && char.IsAsciiDigit(name[i - 1]) && char.IsAsciiDigit(name[i + 1]))
                (letters ??= name.ToCharArray())[i] = '-';
        }
        return letters is null ? null : new(letters);
    }

    /// <summary>A name in two, where it is of the form <c>[region.]vendor.model</c>; null where it is not.</summary>
    public static (string Region, string Vendor, string Model)? Regional(string name)
    {
        var first = name.IndexOf('.');
        if (first <= 0 || first == name.Length - 1 || name.AsSpan(0, first).ContainsAnyExceptInRange('a', 'z') && name[..first] != "us-gov")
            return null;
        var second = name.IndexOf('.', first + 1);
        return second > 0 && !name.AsSpan(first + 1, second - first - 1).ContainsAnyExceptInRange('a', 'z')
            ? (name[..first], name[(first + 1)..second], name[(second + 1)..])
            : ("", name[..first], name[(first + 1)..]);
    }

    // Vertex's "@20250929" and "@default".
    static string? WithoutPlace(string name)
    {
        var at = name.LastIndexOf('@');
        return at > 0 && (name[(at + 1)..] is "default" || IsDay(name.AsSpan(at + 1))) ? name[..at] : null;
    }

    // Bedrock's "-v1:0": one digit, since more is a size or a tag at others.
    static string? WithoutRevision(string name) => name.Length > 2 && name[^2] == ':' && char.IsAsciiDigit(name[^1]) ? name[..^2] : null;

    // Only before a revision: elsewhere "-v4" is the version of a model.
    static string? WithoutVersion(string name) => name.Length > 3 && name.AsSpan(name.Length - 3, 2).SequenceEqual("-v") && char.IsAsciiDigit(name[^1]) ? name[..^3] : null;

    static string? WithoutDay(string name)
    {
        const int compact = 9;
        const int dashed = 11;
        if (name.Length > compact && name[^compact] == '-' && IsDay(name.AsSpan(name.Length - compact + 1)))
            return name[..^compact];
        return name.Length > dashed && name[^dashed] == '-' && name[^6] == '-' && name[^3] == '-' && IsDay($"{name[^10..^6]}{name[^5..^3]}{name[^2..]}") ? name[..^dashed] : null;
    }

    // "-preview"; of "-preview-05-06" and "-preview-09-2025" the day alone; "-001".
    static string? WithoutStage(string name)
    {
        if (name.Length > 4 && name[^4] == '-' && !name.AsSpan(name.Length - 3).ContainsAnyExceptInRange('0', '9'))
            return name[..^4];
        foreach (var stage in Stages)
        {
            var start = name.LastIndexOf(stage, StringComparison.Ordinal);
            if (start <= 0)
                continue;
            var end = start + stage.Length;
            if (end == name.Length)
                return name[..start];
            if (IsDayOrMonth(name.AsSpan(end)))
                return name[..end];
        }
        return null;
    }

    static bool IsDayOrMonth(ReadOnlySpan<char> rest) =>
        rest.Length is 6 or 8 && rest[0] == '-' && rest[3] == '-' && !rest[1..3].ContainsAnyExceptInRange('0', '9') && !rest[4..].ContainsAnyExceptInRange('0', '9');

    static bool IsDay(ReadOnlySpan<char> digits) =>
        digits.Length == 8 && !digits.ContainsAnyExceptInRange('0', '9') && digits.StartsWith("20")
        && int.Parse(digits[4..6]) is >= 1 and <= 12 && int.Parse(digits[6..]) is >= 1 and <= 31;
}
