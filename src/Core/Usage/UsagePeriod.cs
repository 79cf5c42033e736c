namespace Fuelgauge.Core.Usage;

/// <summary>The time that is reported. Days are dates in the report's zone and included whole; instants are exact.</summary>
public sealed record UsagePeriod
{
    /// <summary>All that is known.</summary>
    public static readonly UsagePeriod All = new();

    /// <summary>First day; null without a bound.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day; null without a bound.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>First instant; null without a bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The instant before which it ends; null without a bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether an instant lies in it.</summary>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    /// <param name="day">Its date in the report's zone, as <see cref="DateOnly.DayNumber"/>.</param>
    public bool Holds(long at, int day) =>
        !(FirstDay is { } first && day < first.DayNumber)
        && !(LastDay is { } last && day > last.DayNumber)
        && !(From is { } from && at < from.ToUnixTimeMilliseconds())
        && !(Until is { } until && at >= until.ToUnixTimeMilliseconds());
}
