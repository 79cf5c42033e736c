namespace Fuelgauge.Core.Machine;

/// <summary>The kind of machine, as far as places of files differ.</summary>
public enum Platform
{
    /// <summary>Linux and its relatives: the XDG base directories.</summary>
    Linux,

    /// <summary>macOS: <c>~/Library/Application Support</c>, unless XDG variables are set.</summary>
    MacOS,

    /// <summary>Windows: <c>%APPDATA%</c> and <c>%LOCALAPPDATA%</c>.</summary>
    Windows,
}

/// <summary>What the program was started with: variables, home and the places that follow from them. Nothing else reads the process environment.</summary>
public sealed record HostEnvironment
{
    const string ProgramFolder = "fuelgauge";

    /// <summary>Environment variables. On Windows the dictionary ignores case.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The user's home folder, absolute; null when there is none: then nothing is put into a shared temporary folder instead.</summary>
    public string? Home { get; init; }

    /// <summary>The folder the program was started in, absolute.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Where it runs.</summary>
    public Platform Platform { get; init; }

    /// <summary>The folder of <c>config.toml</c>, own definitions and keys; null without a home.</summary>
    public string? ConfigFolder => Place("XDG_CONFIG_HOME", ".config", "APPDATA");

    /// <summary>The folder of the database; null without a home.</summary>
    public string? DataFolder => Place("XDG_DATA_HOME", Path.Join(".local", "share"), "LOCALAPPDATA");

    /// <summary>The folder of poll state; null without a home.</summary>
    public string? StateFolder => Place("XDG_STATE_HOME", Path.Join(".local", "state"), "LOCALAPPDATA");

    /// <summary>A variable's value; null when it is not set or empty, which mean the same.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The same machine with one variable set otherwise: an account's own folder of a program in the place of the usual one. Itself where there is nothing to set.</summary>
    public HostEnvironment With(string? variable, string? value) =>
        variable is null || value is null ? this : this with { Variables = new Dictionary<string, string>(Variables, (Variables as Dictionary<string, string>)?.Comparer) { [variable] = value } };

    /// <summary>An absolute path: <c>~</c> and <c>~/…</c> begin at home, anything relative in <paramref name="folder"/>.</summary>
    /// <param name="path">As the user wrote it.</param>
    /// <param name="folder">Where relative paths begin; null for the working folder.</param>
    /// <returns>The path; null when it begins at home and there is none.</returns>
    public string? Expand(string path, string? folder = null)
    {
        if (path is not ['~'] and not ['~', '/' or '\\', ..])
            return Path.GetFullPath(path, folder ?? WorkingFolder);
        return Home is null ? null : Path.GetFullPath(Path.Join(Home, path[1..]));
    }

    /// <summary>A path for people: the home folder is written <c>~</c>.</summary>
    public string Shorten(string path) =>
        Home is { Length: > 1 } home && path.StartsWith(home, StringComparison.Ordinal) && path.Length > home.Length && path[home.Length] is '/' or '\\'
            ? $"~{path[home.Length..]}"
            : path;

    // The XDG base directory specification has relative values ignored.
    string? Place(string xdgVariable, string underHome, string windowsVariable)
    {
        if (Variable(xdgVariable) is { } chosen && Path.IsPathFullyQualified(chosen))
            return Path.Join(chosen, ProgramFolder);
        if (Platform == Platform.Windows && Variable(windowsVariable) is { } windows && Path.IsPathFullyQualified(windows))
            return Path.Join(windows, ProgramFolder);
        if (Home is null)
            return null;
        return Platform == Platform.MacOS
            ? Path.Join(Home, "Library", "Application Support", ProgramFolder)
            : Path.Join(Home, underHome, ProgramFolder);
    }
}
