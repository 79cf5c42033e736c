using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Scanning;

/// <summary>The places of one agent on this machine.</summary>
/// <param name="Format">The agent.</param>
/// <param name="Places">Where its logs may be.</param>
internal sealed record AgentPlaces(LogFormat Format, IReadOnlyList<LogPlace> Places)
{
    /// <summary>The places of an agent.</summary>
    public static AgentPlaces Of(LogFormat format, HostEnvironment host) => new(format, [.. format.Places(host).Where(place => !place.Unless.Any(Directory.Exists))]);

    /// <summary>Whether a log, wherever it may be by now, was one of these places': only such ones are counted, since another home's are somebody else's.</summary>
    public bool Holds(string agent, string path) => agent == Format.Agent && Places.Any(place => Below(place, path) is { } below
        && below.Count('/') <= place.MostDepth && place.IsLog(below));

    /// <summary>What was found, for people.</summary>
    /// <param name="found">The logs of this agent.</param>
    public AgentLogs Describe(IReadOnlyList<FoundLog> found)
    {
        var folders = Places.Select(place => place.Folder).Distinct(StringComparer.Ordinal).OrderByDescending(Directory.Exists);
        return new(Format.Agent, Format.Name, [.. folders], found.Count, found.Sum(log => log.Version.Size), found.Count == 0 ? null : found.Max(log => log.ModifiedAt));
    }

    static string? Below(LogPlace place, string path)
    {
        var folder = place.Folder.AsSpan().TrimEnd("/\\");
        return path.Length > folder.Length + 1 && path.AsSpan().StartsWith(folder) && path[folder.Length] is '/' or '\\' ? path[(folder.Length + 1)..].Replace('\\', '/') : null;
    }
}
