using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.check/1</c>: what <c>check --format json</c> prints. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record CheckReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.check/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>When the pass ended, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>True for invented data; null otherwise, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Demo { get; init; }

    /// <summary>Accounts in catalogue order.</summary>
    public required IReadOnlyList<AccountRecord> Accounts { get; init; }

    /// <summary>Prepaid money over all accounts; null where it was not added up, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TotalsRecord? Totals { get; init; }
}

/// <summary>An account on the wire.</summary>
public sealed record AccountRecord
{
    /// <summary><see cref="CheckReport.SchemaName"/> where the account stands alone on a line of NDJSON; null inside a report, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Schema { get; init; }

    /// <summary>When the pass ended, on a line of NDJSON; null inside a report, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>True for invented data on a line of NDJSON; null otherwise, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Demo { get; init; }

    /// <summary><c>provider/name</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Provider id.</summary>
    public required string Provider { get; init; }

    /// <summary>The user's word.</summary>
    public required string Account { get; init; }

    /// <summary>The pool it comes from; null for an account by itself, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pool { get; init; }

    /// <summary>Provider's name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Plan; null when not said.</summary>
    public string? Plan { get; init; }

    /// <summary>Region id; null for a provider with one site.</summary>
    public string? Region { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Severity, lower case.</summary>
    public required string Status { get; init; }

    /// <summary>Reason.</summary>
    public required string State { get; init; }

    /// <summary>One line; null when there is nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>Where the headline comes from; null when nothing was read.</summary>
    public string? Source { get; init; }

    /// <summary>When the headline was observed.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Earliest next request; null when at once.</summary>
    public DateTimeOffset? NextPollAt { get; init; }

    /// <summary>True when no provider was asked.</summary>
    public required bool Cached { get; init; }

    /// <summary>True when the headline is older than twice its poll interval.</summary>
    public required bool Stale { get; init; }

    /// <summary>Milliseconds; null when nothing was sent.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>The last good values where the read failed.</summary>
    public LastGoodRecord? LastGood { get; init; }

    /// <summary>Sources that failed.</summary>
    public required IReadOnlyList<ProblemRecord> Problems { get; init; }

    /// <summary>Meters, headline first.</summary>
    public required IReadOnlyList<MeterRecord> Meters { get; init; }
}

/// <summary>A source that failed.</summary>
/// <param name="Source">Its id.</param>
/// <param name="State">Why.</param>
/// <param name="Message">What, where, why, and the way out.</param>
public sealed record ProblemRecord(string Source, string State, string Message);

/// <summary>The last good values.</summary>
/// <param name="ObservedAt">When.</param>
/// <param name="Status">Severity then.</param>
/// <param name="State">Reason then.</param>
/// <param name="Meters">Meters then.</param>
public sealed record LastGoodRecord(DateTimeOffset ObservedAt, string Status, string State, IReadOnlyList<MeterRecord> Meters);

/// <summary>A meter on the wire. Amounts are decimals in <see cref="Unit"/>; null is unknown.</summary>
public sealed record MeterRecord
{
    /// <summary>Meter id.</summary>
    public required string Id { get; init; }

    /// <summary><c>balance</c>, <c>window</c>, <c>spend</c>, <c>budget</c>, <c>rate</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name for people.</summary>
    public required string Label { get; init; }

    /// <summary>ISO 4217 code or lower-case plural noun.</summary>
    public required string Unit { get; init; }

    /// <summary>Used.</summary>
    public decimal? Used { get; init; }

    /// <summary>Left.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>What the share is of.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Share used, a fraction, rounded to six digits.</summary>
    public decimal? Utilization { get; init; }

    /// <summary><c>configured</c>, <c>reported</c>, <c>learned</c>, <c>lifetime</c>; null without a limit.</summary>
    public string? LimitSource { get; init; }

    /// <summary>True when computed or assumed.</summary>
    public required bool Estimated { get; init; }

    /// <summary>Model, project or tool; null for the whole account.</summary>
    public string? Scope { get; init; }

    /// <summary><c>gate</c>, <c>fallback</c>, <c>info</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Where the number comes from.</summary>
    public required string Source { get; init; }

    /// <summary>False for an endpoint nobody has confirmed.</summary>
    public required bool Verified { get; init; }

    /// <summary>When it was observed.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>True for a kept value.</summary>
    public required bool Cached { get; init; }

    /// <summary>True when older than twice its poll interval.</summary>
    public required bool Stale { get; init; }

    /// <summary>Length of the window in seconds.</summary>
    public long? WindowSeconds { get; init; }

    /// <summary>When it refills.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>When what is left is lost, as a grant or a key ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Severity.</summary>
    public required string Status { get; init; }

    /// <summary>Reason.</summary>
    public required string State { get; init; }

    /// <summary>What comes of it; null where it was not asked for, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AskedForecast? Forecast { get; init; }
}
