using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs;

/// <summary>Where agents keep their data, by variable or by custom.</summary>
static class DataFolders
{
    /// <summary>The folders that the first set one of some variables lists, separated by commas; the usual folder when none is set, none without that either.</summary>
    /// <param name="host">Variables, home, platform.</param>
    /// <param name="usual">Where it is otherwise; null without a home.</param>
    /// <param name="variables">The variables, the one that wins first.</param>
    public static IEnumerable<string> Roots(this HostEnvironment host, string? usual, params IEnumerable<string> variables) =>
        variables.Select(host.Variable).FirstOrDefault(value => value is not null) is { } listed
            ? listed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(folder => host.Expand(folder)).OfType<string>()
            : usual is null ? [] : [usual];

    /// <summary>A path below the home folder; null without a home.</summary>
    public static string? BelowHome(this HostEnvironment host, params ReadOnlySpan<string> parts) => host.Home is { } home ? Path.Join([home, .. parts]) : null;

    /// <summary>
    /// A path below <c>$XDG_DATA_HOME</c>, by default <c>~/.local/share</c>: the programs that follow this custom do so on macOS and Windows too.
    /// The specification has relative values ignored. Null without a home.
    /// </summary>
    public static string? BelowDataHome(this HostEnvironment host, params ReadOnlySpan<string> parts) =>
        host.Variable("XDG_DATA_HOME") is { } chosen && Path.IsPathFullyQualified(chosen)
            ? Path.Join([chosen, .. parts])
            : host.BelowHome([".local", "share", .. parts]);
}
