using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>What a meter is judged by, besides its numbers.</summary>
public sealed record MeterRules
{
    /// <summary>Where it begins to be low.</summary>
    public Thresholds Thresholds { get; init; } = Thresholds.Default;

    /// <summary>What the user says is full; null when he does not.</summary>
    public decimal? ConfiguredLimit { get; init; }

    /// <summary>The balance right after the last top-up seen; null when none was. Counts for balances only.</summary>
    public decimal? LearnedLimit { get; init; }

    /// <summary>How old a reading may be before it is stale: twice its poll interval.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(10);
}
