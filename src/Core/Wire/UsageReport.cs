using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.usage/1</c>: what <c>usage --format json</c> prints. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record UsageReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.usage/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>The zone of days, weeks and months.</summary>
    public required string Timezone { get; init; }

    /// <summary><c>auto</c>, <c>calculate</c>, <c>display</c>: whose word a cost is.</summary>
    public required string Mode { get; init; }

    /// <summary>True when costs are estimates from list prices, as far as logs say none of their own.</summary>
    public required bool Estimated { get; init; }

    /// <summary>The keys that rows have.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>What events of equal keys come to.</summary>
    public required IReadOnlyList<UsageRowRecord> Rows { get; init; }

    /// <summary>The sum of all rows.</summary>
    public required UsageCounts Totals { get; init; }

    /// <summary>What was read, and what the sums lack.</summary>
    public required UsageCoverage Coverage { get; init; }

    /// <summary>Pauses between the blocks of <see cref="Rows"/>, oldest first; null where rows are no blocks. They are no rows, so that nobody adds them up.</summary>
    public IReadOnlyList<UsageGapRecord>? Gaps { get; init; }
}

/// <summary>What events come to. Token classes are disjoint; reasoning is inside output.</summary>
public record UsageCounts
{
    /// <summary>Number of events.</summary>
    public required long Events { get; init; }

    /// <summary>Prompt tokens outside any cache.</summary>
    public required Int128 InputTokens { get; init; }

    /// <summary>Output tokens.</summary>
    public required Int128 OutputTokens { get; init; }

    /// <summary>The part of the output that was thinking; in no sum.</summary>
    public required Int128 ReasoningTokens { get; init; }

    /// <summary>Prompt tokens read from a cache.</summary>
    public required Int128 CacheReadTokens { get; init; }

    /// <summary>Prompt tokens written to a cache for five minutes.</summary>
    [JsonPropertyName("cache_write_5m_tokens")]
    public required Int128 CacheWrite5mTokens { get; init; }

    /// <summary>Prompt tokens written to a cache for an hour.</summary>
    [JsonPropertyName("cache_write_1h_tokens")]
    public required Int128 CacheWrite1hTokens { get; init; }

    /// <summary>The five classes.</summary>
    public required Int128 TotalTokens { get; init; }

    /// <summary>What the events of known cost cost, in US dollars; null when it is known of none.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Tokens of the events whose cost is not known.</summary>
    public required Int128 UnpricedTokens { get; init; }
}

/// <summary>A row. Keys that were not asked for are null; so is one that logs do not say.</summary>
public sealed record UsageRowRecord : UsageCounts
{
    /// <summary>The date: <c>2026-02-12</c>.</summary>
    [JsonPropertyOrder(-3)]
    public string? Day { get; init; }

    /// <summary>The date of the week's Monday.</summary>
    [JsonPropertyOrder(-3)]
    public string? Week { get; init; }

    /// <summary>The month: <c>2026-02</c>.</summary>
    [JsonPropertyOrder(-3)]
    public string? Month { get; init; }

    /// <summary>The agent's word.</summary>
    [JsonPropertyOrder(-3)]
    public string? Agent { get; init; }

    /// <summary>The model as logged.</summary>
    [JsonPropertyOrder(-3)]
    public string? Model { get; init; }

    /// <summary>The project, as the key by which the agent tells projects apart.</summary>
    [JsonPropertyOrder(-3)]
    public string? Project { get; init; }

    /// <summary>The project's folder; null where it is not known.</summary>
    [JsonPropertyOrder(-3)]
    public string? ProjectPath { get; init; }

    /// <summary>The session.</summary>
    [JsonPropertyOrder(-3)]
    public string? Session { get; init; }

    /// <summary>When the block began, UTC.</summary>
    [JsonPropertyOrder(-3)]
    public DateTimeOffset? Block { get; init; }

    /// <summary>More about the block; null where rows are no blocks.</summary>
    [JsonPropertyOrder(-3)]
    public UsageBlockRecord? BlockDetails { get; init; }

    /// <summary>The earliest event, UTC.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>The latest event, UTC.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset? LastAt { get; init; }
}

/// <summary>A five-hour block.</summary>
/// <param name="Agent">Whose it is.</param>
/// <param name="EndsAt">Its end, UTC: five hours after its beginning.</param>
/// <param name="FirstEventAt">Its first event, whether or not that is in the row, UTC.</param>
/// <param name="LastEventAt">Its last event, UTC.</param>
/// <param name="Active">Whether it runs.</param>
/// <param name="TokensPerMinute">Tokens of the row a minute since the first event; null for a block that does not run, or began less than a minute ago.</param>
/// <param name="CostUsdPerHour">US dollars an hour; null then too, and when the cost of some tokens is not known.</param>
/// <param name="ProjectedTokens">Tokens at its end, if it goes on so.</param>
/// <param name="ProjectedCostUsd">US dollars at its end, if it goes on so.</param>
public sealed record UsageBlockRecord(
    string Agent,
    DateTimeOffset EndsAt,
    DateTimeOffset FirstEventAt,
    DateTimeOffset LastEventAt,
    bool Active,
    decimal? TokensPerMinute,
    decimal? CostUsdPerHour,
    decimal? ProjectedTokens,
    decimal? ProjectedCostUsd);

/// <summary>A pause between two blocks in which none ran.</summary>
/// <param name="Agent">Whose.</param>
/// <param name="From">Five hours after the last event before it, UTC.</param>
/// <param name="To">The first event after it, UTC.</param>
public sealed record UsageGapRecord(string Agent, DateTimeOffset From, DateTimeOffset To);

/// <summary>What was read, and what the sums lack.</summary>
/// <param name="Files">Logs that were looked at, kept ones included.</param>
/// <param name="UnreadableFiles">Logs that could not be read.</param>
/// <param name="SkippedLines">Lines, documents and rows of databases that were not understood.</param>
/// <param name="GoneFiles">Logs that are gone and whose usage is kept.</param>
/// <param name="Unpriced">Models with tokens of unknown cost, most tokens first.</param>
public sealed record UsageCoverage(int Files, int UnreadableFiles, int SkippedLines, int GoneFiles, IReadOnlyList<UnpricedRecord> Unpriced);

/// <summary>A model with tokens of unknown cost.</summary>
/// <param name="Model">As logged; null when it was not said.</param>
/// <param name="Tokens">How many.</param>
public sealed record UnpricedRecord(string? Model, Int128 Tokens);
