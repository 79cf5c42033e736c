using System.Text.Json.Serialization;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.forecast/1</c>: what <c>forecast --format json</c> prints. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record ForecastReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.forecast/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>The instant it is told from, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The zone of the tables; times here are UTC all the same.</summary>
    public required string Timezone { get; init; }

    /// <summary>The share of futures between low and high.</summary>
    public decimal Interval { get; init; } = 0.8m;

    /// <summary>One entry a meter, ordered by account and meter.</summary>
    public required IReadOnlyList<MeterForecastRecord> Meters { get; init; }
}

/// <summary>A recorded meter with its forecast. Amounts are of the reading that the forecast starts from, in <see cref="Unit"/>.</summary>
public sealed record MeterForecastRecord
{
    /// <summary><see cref="ForecastReport.SchemaName"/> on a line of NDJSON; null inside a report, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Schema { get; init; }

    /// <summary>The instant it is told from, on a line of NDJSON; null inside a report, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AsOf { get; init; }

    /// <summary><c>provider/name</c> of the account.</summary>
    public required string Id { get; init; }

    /// <summary>Provider id.</summary>
    public required string Provider { get; init; }

    /// <summary>The user's word for the account.</summary>
    public required string Account { get; init; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; init; }

    /// <summary>Model, project or tool; null for the whole account.</summary>
    public string? Scope { get; init; }

    /// <summary><c>balance</c>, <c>window</c>, <c>spend</c>, <c>budget</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>ISO 4217 code or plural noun; empty where an earlier program did not say.</summary>
    public required string Unit { get; init; }

    /// <summary><c>gate</c>, <c>fallback</c>, <c>info</c>; null where an earlier program did not say.</summary>
    public string? Role { get; init; }

    /// <summary>Length of the window in seconds.</summary>
    public long? WindowSeconds { get; init; }

    /// <summary>Used.</summary>
    public decimal? Used { get; init; }

    /// <summary>Left.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>What the share is of.</summary>
    public decimal? Limit { get; init; }

    /// <summary>What comes of it.</summary>
    public required ForecastRecord Forecast { get; init; }
}
