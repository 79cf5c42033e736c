using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Commands;

/// <summary>Another home folder in the place of the user's own.</summary>
internal static class UsageHome
{
    static readonly char[] Separators = [',', ';', Path.PathSeparator];

    /// <summary>
    /// The same machine with another home. Variables that move a program's folder speak of the user's own home; those that name a place outside of
    /// the other one are left out, so that its report is not of this user's logs.
    /// </summary>
    /// <param name="host">The machine.</param>
    /// <param name="home">The other home, absolute.</param>
    public static HostEnvironment Of(HostEnvironment host, string home) => host with
    {
        Home = home,
        Variables = host.Variables.Where(variable => !LeadsOutOf(home, variable.Value)).ToDictionary((host.Variables as Dictionary<string, string>)?.Comparer),
    };

    static bool LeadsOutOf(string home, string value) =>
        value.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(path => Path.IsPathFullyQualified(path) && !IsIn(home, path));

    static bool IsIn(string home, string path) => (Path.GetFullPath(path) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(home) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
