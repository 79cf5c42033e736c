namespace Fuelgauge.Core.Wire;

/// <summary>A forecast on the wire. Of three members of one name the first is the median, and between low and high lie eight in ten futures. Null is unknown.</summary>
public sealed record ForecastRecord
{
    /// <summary><c>ok</c>, <c>too_little</c>, <c>no_use</c>, <c>exhausted</c>, <c>unlimited</c>, <c>no_limit_known</c>, <c>no_reset_known</c>, <c>not_started</c>, <c>reset_passed</c>, <c>stale</c>, <c>no_data</c>.</summary>
    public required string State { get; init; }

    /// <summary>What is missing, in words; null when nothing is.</summary>
    public string? Message { get; init; }

    /// <summary>The reading it starts from.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>The first reading that counts.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Hours of which the use is known.</summary>
    public decimal KnownHours { get; init; }

    /// <summary>Use per hour on average over days and nights.</summary>
    public decimal? BurnRatePerHour { get; init; }

    /// <summary>Its low end.</summary>
    public decimal? BurnRatePerHourLow { get; init; }

    /// <summary>Its high end.</summary>
    public decimal? BurnRatePerHourHigh { get; init; }

    /// <summary>When it runs out; null when later than <see cref="EndsAt"/> or <see cref="HorizonAt"/>, as the next two.</summary>
    public DateTimeOffset? ExhaustedAt { get; init; }

    /// <summary>Its early end.</summary>
    public DateTimeOffset? ExhaustedAtLow { get; init; }

    /// <summary>Its late end.</summary>
    public DateTimeOffset? ExhaustedAtHigh { get; init; }

    /// <summary>Nothing is said of what lies after this.</summary>
    public DateTimeOffset? HorizonAt { get; init; }

    /// <summary>Days from now until it runs out, of what does not refill.</summary>
    public decimal? CoverDays { get; init; }

    /// <summary>Its low end.</summary>
    public decimal? CoverDaysLow { get; init; }

    /// <summary>Its high end.</summary>
    public decimal? CoverDaysHigh { get; init; }

    /// <summary>Share used over share of the window gone: 1 is even use.</summary>
    public decimal? Pace { get; init; }

    /// <summary>When it refills, or what is left is lost.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary><c>reset</c> or <c>expiry</c>; null without an end.</summary>
    public string? EndsBy { get; init; }

    /// <summary>Amount used at the end, above the limit where nothing would stop it.</summary>
    public decimal? UsedAtEnd { get; init; }

    /// <summary>Its low end.</summary>
    public decimal? UsedAtEndLow { get; init; }

    /// <summary>Its high end.</summary>
    public decimal? UsedAtEndHigh { get; init; }

    /// <summary>Share used at the end, a fraction.</summary>
    public decimal? UtilizationAtEnd { get; init; }

    /// <summary>Its low end.</summary>
    public decimal? UtilizationAtEndLow { get; init; }

    /// <summary>Its high end.</summary>
    public decimal? UtilizationAtEndHigh { get; init; }

    /// <summary>What is likely left at the end.</summary>
    public decimal? UnspentAtEnd { get; init; }

    /// <summary>Its low end.</summary>
    public decimal? UnspentAtEndLow { get; init; }

    /// <summary>Its high end.</summary>
    public decimal? UnspentAtEndHigh { get; init; }

    /// <summary>How likely it lasts until the end, 0.01 to 0.99.</summary>
    public decimal? LastsUntilEnd { get; init; }

    /// <summary>What is to be known of the readings behind it, in words.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
