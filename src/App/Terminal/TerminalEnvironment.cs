namespace Fuelgauge.App.Terminal;

/// <summary>What the environment and the command line say of a terminal's abilities.</summary>
/// <param name="Variable">Environment variables by name.</param>
/// <param name="NoColor"><c>--no-color</c>.</param>
/// <param name="Ascii"><c>--ascii</c>.</param>
internal sealed record TerminalEnvironment(Func<string, string?> Variable, bool NoColor = false, bool Ascii = false)
{
    /// <summary>False on a terminal that cannot move its cursor; a terminal that does not say what it is counts as one, but on Windows, where none says.</summary>
    public bool CanMoveCursor => Set("TERM") is { } term ? term != "dumb" : OperatingSystem.IsWindows();

    /// <summary>The canvas of a stream.</summary>
    /// <param name="isTerminal">True when the stream is a terminal.</param>
    /// <param name="width">The terminal's width in cells; 0 or below when it does not say.</param>
    public Canvas Canvas(bool isTerminal, int width) => new(
        isTerminal,
        isTerminal ? WidthOf(width) : null,
        HasColor(isTerminal),
        Ascii || (isTerminal && !IsUnicode));

    /// <summary>https://no-color.org and https://bixense.com/clicolors, read 2026-11-23; the way to switch off wins.</summary>
    bool HasColor(bool isTerminal)
    {
        if (NoColor || Set("NO_COLOR") is not null)
            return false;
        if (Set("CLICOLOR_FORCE") is { } force && force != "0")
            return true;
        return isTerminal && CanMoveCursor;
    }

    /// <summary>POSIX: the first of the three that is not empty decides. Only C, POSIX or another charset's name says no.</summary>
    bool IsUnicode
    {
        get
        {
            var locale = Set("LC_ALL") ?? Set("LC_CTYPE") ?? Set("LANG");
            if (locale is null)
                return true;
            var dot = locale.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                return locale is not ("C" or "POSIX");
            var charset = locale[(dot + 1)..].Split('@')[0];
            return charset.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
        }
    }

    int WidthOf(int width) =>
        width > 0 ? width
        : int.TryParse(Set("COLUMNS"), out var columns) && columns > 0 ? columns
        : 80;

    string? Set(string name) => Variable(name) is { Length: > 0 } value ? value : null;
}
