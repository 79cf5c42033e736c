using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Usage;

/// <summary>What is asked of a ledger.</summary>
public sealed record UsageQuery
{
    /// <summary>What events are put together by, in the order the report shows it; each at most once. Empty for one row of everything.</summary>
    public required IReadOnlyList<UsageKey> Keys { get; init; }

    /// <summary>The zone of days.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The present: which block is active.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The time that is reported.</summary>
    public UsagePeriod Period { get; init; } = UsagePeriod.All;

    /// <summary>Which events are reported.</summary>
    public UsageFilter Filter { get; init; } = UsageFilter.None;

    /// <summary>Whose word a cost is.</summary>
    public CostMode Mode { get; init; }

    /// <summary>What rows are ordered by.</summary>
    public UsageOrder Order { get; init; } = new();

    /// <summary>True for the events of running blocks only.</summary>
    public bool ActiveOnly { get; init; }

    /// <summary>Whether rows have a key.</summary>
    public bool Has(UsageKey key) => Keys.Contains(key);
}

/// <summary>What rows are ordered by; rows that are equal in it follow their keys.</summary>
public enum UsageMeasure
{
    /// <summary>Time: of the row where rows are times, else of its last event.</summary>
    Time,

    /// <summary>Known cost; rows of unknown cost are the least.</summary>
    Cost,

    /// <summary>All tokens.</summary>
    Tokens,
}

/// <summary>The order of rows.</summary>
/// <param name="Measure">By what; null for time where a row is a time or a session, and cost elsewhere.</param>
/// <param name="IsDescending">Greatest (or latest) first; null for that by cost and tokens, and the reverse by time.</param>
public sealed record UsageOrder(UsageMeasure? Measure = null, bool? IsDescending = null)
{
    /// <summary>What it comes to for rows of some keys.</summary>
    public (UsageMeasure Measure, bool IsDescending) For(IReadOnlyList<UsageKey> keys)
    {
        var isTime = keys.Any(key => key is UsageKey.Day or UsageKey.Week or UsageKey.Month or UsageKey.Block or UsageKey.Session);
        var measure = Measure ?? (isTime ? UsageMeasure.Time : UsageMeasure.Cost);
        return (measure, IsDescending ?? measure != UsageMeasure.Time);
    }
}
