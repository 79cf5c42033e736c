namespace Fuelgauge.Core.Storage;

/// <summary>How long the history keeps what. Ages are counted from the newest reading and end with a day, UTC, so that each series is rolled up once a day.</summary>
public sealed record Retention
{
    /// <summary>Whoever was seen in the last 7 days counts as seen, so readings stay at least as long.</summary>
    public static readonly TimeSpan ShortestRaw = TimeSpan.FromDays(7);

    /// <summary>How long readings stay as they were made; then one remains a quarter of an hour.</summary>
    public TimeSpan Raw { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long quarter-hours stay; then one remains an hour. Not shorter than <see cref="Raw"/>.</summary>
    public TimeSpan QuarterHours { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long hours stay; then one remains a day, for ever. Not shorter than <see cref="QuarterHours"/>.</summary>
    public TimeSpan Hours { get; init; } = TimeSpan.FromDays(730);

    /// <summary>How long every headline stays; then the last of each day and account.</summary>
    public TimeSpan Headlines { get; init; } = TimeSpan.FromDays(3);

    /// <summary>What is due to be rolled up.</summary>
    /// <param name="now">The newest reading's time.</param>
    public DueParts DueAt(DateTimeOffset now) => new(DayBefore(now, Raw), DayBefore(now, QuarterHours), DayBefore(now, Hours), DayBefore(now, Headlines));

    static DateTimeOffset DayBefore(DateTimeOffset now, TimeSpan age) =>
        age < now - DateTimeOffset.UnixEpoch ? new((now - age).UtcDateTime.Date, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;
}

/// <summary>Beginnings of days, UTC, before which something is due.</summary>
/// <param name="Raw">Readings before it become quarter-hours.</param>
/// <param name="QuarterHours">Quarter-hours before it become hours.</param>
/// <param name="Hours">Hours before it become days.</param>
/// <param name="Headlines">Of headlines before it one stays a day and account.</param>
public sealed record DueParts(DateTimeOffset Raw, DateTimeOffset QuarterHours, DateTimeOffset Hours, DateTimeOffset Headlines);
