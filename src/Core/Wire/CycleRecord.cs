using Fuelgauge.Core.History;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.Core.Wire;

/// <summary>What a meter did between two resets or top-ups. Amounts are in <see cref="Unit"/>.</summary>
public sealed record CycleRecord
{
    /// <summary><c>provider/name</c> of the account.</summary>
    public required string Id { get; init; }

    /// <summary>Provider id.</summary>
    public required string Provider { get; init; }

    /// <summary>The user's word for the account.</summary>
    public required string Account { get; init; }

    /// <summary>Meter id.</summary>
    public string? Meter { get; init; }

    /// <summary><c>balance</c>, <c>window</c>, <c>spend</c>, <c>budget</c>, <c>rate</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>ISO 4217 code or lower-case plural noun.</summary>
    public string? Unit { get; init; }

    /// <summary><c>remaining</c> or <c>used</c>: what the amounts are of, but for <see cref="Consumed"/> and <see cref="Cost"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>The reset that was announced, else the first reading that showed the beginning, else the first there is, UTC.</summary>
    public required DateTimeOffset Begin { get; init; }

    /// <summary>Where the next one begins, else the last reading there is, UTC.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The kind of the event it began with; null when it began before the span.</summary>
    public string? BegunBy { get; init; }

    /// <summary>The kind of the event it ended with; null while it goes on.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Whether a reset ended it well before it was announced; null unless a reset did.</summary>
    public bool? EndedEarly { get; init; }

    /// <summary>True when its beginning and its end are known.</summary>
    public required bool Complete { get; init; }

    /// <summary>What was used, as far as readings show; null when they show nothing.</summary>
    public decimal? Consumed { get; init; }

    /// <summary>The same in money; null where the unit is none.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Currency of <see cref="Cost"/>, ISO 4217; null with it.</summary>
    public string? Currency { get; init; }

    /// <summary>First amount.</summary>
    public decimal First { get; init; }

    /// <summary>Last amount.</summary>
    public decimal Last { get; init; }

    /// <summary>Smallest amount.</summary>
    public decimal Min { get; init; }

    /// <summary>Largest amount.</summary>
    public decimal Max { get; init; }

    /// <summary>How many readings have an amount.</summary>
    public required int Readings { get; init; }

    /// <summary>A cycle on the wire.</summary>
    public static CycleRecord Of(Cycle cycle)
    {
        var series = cycle.Trend.Series;
        var isMoney = series.Unit is { } unit && BalanceTotals.IsMoney(unit) && cycle.Consumed is not null;
        return new()
        {
            Id = series.Account.ToString(),
            Provider = series.Account.Provider,
            Account = series.Account.Name,
            Meter = series.Meter,
            Kind = series.Kind is { } kind ? CheckReportMapping.Word(kind) : null,
            Unit = series.Unit,
            Measure = cycle.Trend.IsRemaining ? "remaining" : "used",
            Begin = cycle.Begin,
            End = cycle.End,
            BegunBy = cycle.BegunBy?.Kind,
            EndedBy = cycle.EndedBy?.Kind,
            EndedEarly = cycle.EndedBy is { Kind: Storage.RecordedEvent.Reset } reset ? reset.IsEarly : null,
            Complete = cycle.IsComplete,
            Consumed = cycle.Consumed,
            Cost = isMoney ? cycle.Consumed : null,
            Currency = isMoney ? series.Unit : null,
            First = cycle.First,
            Last = cycle.Last,
            Min = cycle.Min,
            Max = cycle.Max,
            Readings = cycle.Readings,
        };
    }
}
