using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.usage-sources/1</c>: what <c>usage --sources --format json</c> prints.</summary>
/// <param name="Home">The home folder whose logs are meant; null where there is none.</param>
/// <param name="Agents">Every agent whose logs are read, those of which nothing was found included.</param>
public sealed record UsageSourcesReport(string? Home, IReadOnlyList<AgentLogsRecord> Agents)
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.usage-sources/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaName;

    /// <summary>The report of what was found.</summary>
    public static UsageSourcesReport Of(string? home, IEnumerable<AgentLogs> agents) =>
        new(home, [.. agents.Select(found => new AgentLogsRecord(found.Agent, found.Name, found.Folders, found.Files, found.Bytes, found.NewestAt))]);
}

/// <summary>The logs of one agent.</summary>
/// <param name="Agent">Its word.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Folders">Folders in which logs are looked for, those that exist first.</param>
/// <param name="Files">How many logs were found.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="NewestAt">When the newest was last written, UTC; null without any.</param>
public sealed record AgentLogsRecord(string Agent, string Name, IReadOnlyList<string> Folders, int Files, long Bytes, DateTimeOffset? NewestAt);
