namespace Fuelgauge.App.Commands;

/// <summary>A command line cut at its first <c>--</c>: ours before it, a command to run behind it.</summary>
/// <param name="Ours">Words for this program.</param>
/// <param name="Command">Words of the command to run; null when there is no <c>--</c>.</param>
internal readonly record struct SplitArguments(IReadOnlyList<string> Ours, IReadOnlyList<string>? Command)
{
    /// <summary>Cuts before parsing, because the parser would put words behind <c>--</c> into the first argument.</summary>
    public static SplitArguments Of(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--")
                return new([.. arguments.Take(i)], [.. arguments.Skip(i + 1)]);
        }

        return new(arguments, null);
    }
}
