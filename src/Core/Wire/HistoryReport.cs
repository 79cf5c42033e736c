using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.history/1</c>: what <c>history --format json</c> prints. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record HistoryReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.history/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>First instant asked for, inclusive, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Last instant asked for, exclusive, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The zone whose days and clock the tables use; times here are UTC all the same.</summary>
    public required string Timezone { get; init; }

    /// <summary>One entry a meter and identity, ordered by account and meter.</summary>
    public required IReadOnlyList<SeriesRecord> Series { get; init; }

    /// <summary>What one point stands for: <c>poll</c>, <c>hour</c>, <c>day</c>, <c>month</c>; null without <c>--by</c>, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>With <c>--by</c>, one row a reading or span, oldest first; null otherwise, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HistoryRow>? Rows { get; init; }

    /// <summary>With <c>--by cycle</c>, one row a cycle, meter by meter, oldest first; null otherwise, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CycleRecord>? Cycles { get; init; }
}

/// <summary>A meter over time. Amounts are in <see cref="Unit"/> and of what is left, or of what was used where no reading says what is left.</summary>
public sealed record SeriesRecord
{
    /// <summary><c>provider/name</c> of the account.</summary>
    public required string Id { get; init; }

    /// <summary>Provider id.</summary>
    public required string Provider { get; init; }

    /// <summary>The user's word for the account.</summary>
    public required string Account { get; init; }

    /// <summary>Meter id; null for reads that gave no meter (errors).</summary>
    public string? Meter { get; init; }

    /// <summary><c>balance</c>, <c>window</c>, <c>spend</c>, <c>budget</c>, <c>rate</c>; null without a meter.</summary>
    public string? Kind { get; init; }

    /// <summary>ISO 4217 code or lower-case plural noun; null without a meter.</summary>
    public string? Unit { get; init; }

    /// <summary><c>remaining</c> or <c>used</c>: what the amounts below are of.</summary>
    public required string Measure { get; init; }

    /// <summary>First amount; null when no reading has one.</summary>
    public decimal? First { get; init; }

    /// <summary>Last amount.</summary>
    public decimal? Last { get; init; }

    /// <summary>Last minus first.</summary>
    public decimal? Change { get; init; }

    /// <summary>Smallest amount.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest amount.</summary>
    public decimal? Max { get; init; }

    /// <summary>Amount used per hour, never negative: top-ups and resets do not count. Null when fewer than two readings can be compared.</summary>
    public decimal? RatePerHour { get; init; }

    /// <summary>What was used from the last reading before the span to the last in it; null when no reading has an amount.</summary>
    public decimal? Consumption { get; init; }

    /// <summary>Readings, oldest first; with <c>--by</c>, one a span.</summary>
    public required IReadOnlyList<PointRecord> Points { get; init; }

    /// <summary>Spans without a reading.</summary>
    public required IReadOnlyList<GapRecord> Gaps { get; init; }

    /// <summary>What happened to the meter, oldest first; changes of plan are on the series without a meter.</summary>
    public required IReadOnlyList<EventRecord> Events { get; init; }
}

/// <summary>A reading of a series.</summary>
/// <param name="At">When it was observed, UTC; of a span, where it begins, and then the others are the last reading's.</param>
/// <param name="Used">Amount used; null when unknown.</param>
/// <param name="Remaining">Amount left; null when unknown.</param>
/// <param name="State">State then.</param>
public sealed record PointRecord(DateTimeOffset At, decimal? Used, decimal? Remaining, string State) : SpanRecord;

/// <summary>A span without a reading.</summary>
/// <param name="From">Last reading before it, UTC.</param>
/// <param name="To">First reading after it, or the end of the span asked for.</param>
/// <param name="Reason">The state of the failed reads in it, or <c>no_reading</c> when nothing was tried.</param>
public sealed record GapRecord(DateTimeOffset From, DateTimeOffset To, string Reason);

/// <summary>Something that happened to a meter.</summary>
/// <param name="At">The first reading that showed it, UTC.</param>
/// <param name="Kind"><c>top_up</c>, <c>reset</c>, <c>window_start</c>, <c>new_window</c>, <c>plan_change</c>: an open set.</param>
/// <param name="Before">Amount left before, in the series' unit; null when unknown.</param>
/// <param name="After">Amount left after; null when unknown.</param>
/// <param name="Early">Of a reset, whether it came well before it was announced; null for all else.</param>
/// <param name="Detail">Of a change of plan both names; null when there is nothing to add.</param>
public sealed record EventRecord(DateTimeOffset At, string Kind, decimal? Before, decimal? After, bool? Early, string? Detail);

/// <summary>One recorded reading with the meter it belongs to.</summary>
/// <param name="At">When it was observed, UTC; of a span, where it begins, and then the others are the last reading's.</param>
/// <param name="Id"><c>provider/name</c>.</param>
/// <param name="Provider">Provider id.</param>
/// <param name="Account">The user's word.</param>
/// <param name="Meter">Meter id; null for a read that gave none.</param>
/// <param name="Kind">Kind; null without a meter.</param>
/// <param name="Unit">Unit; null without a meter.</param>
/// <param name="Used">Amount used; null when unknown.</param>
/// <param name="Remaining">Amount left; null when unknown.</param>
/// <param name="Limit">What the share was of; null when unknown.</param>
/// <param name="ResetsAt">When it refills; null when unknown.</param>
/// <param name="State">State then.</param>
public sealed record HistoryRow(
    DateTimeOffset At,
    string Id,
    string Provider,
    string Account,
    string? Meter,
    string? Kind,
    string? Unit,
    decimal? Used,
    decimal? Remaining,
    decimal? Limit,
    DateTimeOffset? ResetsAt,
    string State) : SpanRecord
{
    /// <summary>Model, project or tool that the meter is limited to; null for the whole account, and then left out.</summary>
    [JsonPropertyOrder(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scope { get; init; }
}
