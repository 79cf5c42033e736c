using System.Text.Json.Serialization;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Wire;

/// <summary>What a point says when it stands for the readings of a span; for a single reading all is null and left out. Amounts are of what is left, or of what was used where <c>remaining</c> is null.</summary>
public abstract record SpanRecord
{
    /// <summary>How long the span is.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? SpanSeconds { get; init; }

    /// <summary>How many readings were made in it.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Readings { get; init; }

    /// <summary>The first amount; null when no reading has one, and so for the next three.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? First { get; init; }

    /// <summary>The smallest amount.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Min { get; init; }

    /// <summary>The largest amount.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Max { get; init; }

    /// <summary>What was used from the last reading before the span to the last in it.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Consumption { get; init; }

    /// <summary>A record with what is kept of a span.</summary>
    internal static T With<T>(T record, Rollup? rollup)
        where T : SpanRecord => rollup is null
        ? record
        : record with
        {
            SpanSeconds = (long)rollup.Length.TotalSeconds,
            Readings = rollup.Readings,
            First = rollup.First,
            Min = rollup.Min,
            Max = rollup.Max,
            Consumption = rollup.Consumption,
        };
}
