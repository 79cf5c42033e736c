namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// What comes of a meter, as far as its history tells. Amounts are in the meter's unit and rounded to four digits, instants to the minute. A median has as many
/// futures above as below it; between low and high lie eight in ten.
/// </summary>
public sealed record Forecast
{
    /// <summary>How much can be said.</summary>
    public required ForecastState State { get; init; }

    /// <summary>The reading it starts from, UTC; null when there is none.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>The first reading that counts, UTC; null when there is none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Of how much time the use is known.</summary>
    public TimeSpan Known { get; init; }

    /// <summary>How many readings in a row tell of use.</summary>
    public int Steps { get; init; }

    /// <summary>Use per hour on average over days and nights; null when too little is known.</summary>
    public Estimate<decimal>? BurnRate { get; init; }

    /// <summary>When it runs out; members are null where that is later than <see cref="EndsAt"/> or <see cref="HorizonAt"/>. Null when nothing can be said.</summary>
    public Estimate<DateTimeOffset>? ExhaustedAt { get; init; }

    /// <summary>Nothing is said of what lies after this, UTC; null where no run-out is told.</summary>
    public DateTimeOffset? HorizonAt { get; init; }

    /// <summary>Days from now until it runs out, of what does not refill; null otherwise.</summary>
    public Estimate<decimal>? CoverDays { get; init; }

    /// <summary>Share used over share of the window gone: 1 is even use, 2 twice as fast; null without a window, and in its first fiftieth.</summary>
    public decimal? Pace { get; init; }

    /// <summary>When it refills, or what is left is lost, UTC; null when neither is known to come.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>True when what is left at <see cref="EndsAt"/> is lost for good, false when it refills then.</summary>
    public bool Expires { get; init; }

    /// <summary>Amount used at the end, above the limit where nothing would stop it; null when unknown.</summary>
    public Estimate<decimal>? UsedAtEnd { get; init; }

    /// <summary>Share used at the end, a fraction, above 1 where nothing would stop it; null when unknown.</summary>
    public Estimate<decimal>? UtilizationAtEnd { get; init; }

    /// <summary>What is likely left at the end and lost or refilled then, never negative; null when unknown.</summary>
    public Estimate<decimal>? UnspentAtEnd { get; init; }

    /// <summary>The share that is likely left at the end, 0 to 1; null when unknown.</summary>
    public decimal? ShareUnspentAtEnd => UtilizationAtEnd?.Median is { } used ? Math.Clamp(1 - used, 0, 1) : null;

    /// <summary>How likely it lasts until the end, 0.01 to 0.99; null without an end.</summary>
    public decimal? LastsUntilEnd { get; init; }

    /// <summary>Whether it likely runs out before it refills; where it never does, within a day. False where nothing can be told.</summary>
    /// <param name="now">Now, UTC.</param>
    public bool RunsOut(DateTimeOffset now) => State == ForecastState.Ok && ExhaustedAt?.Median is { } at && (EndsAt is not null || at - now <= TimeSpan.FromDays(1));

    /// <summary>What is to be known of the readings behind it.</summary>
    public IReadOnlyList<ForecastNote> Notes { get; init; } = [];
}
