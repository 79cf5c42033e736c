using System.Globalization;
using Fuelgauge.Core.Text;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Commands;

/// <summary>The time that <c>--since</c>, <c>--until</c> and <c>--last</c> name.</summary>
internal static class UsagePeriodFlags
{
    /// <summary>The period.</summary>
    /// <param name="since">After <c>--since</c>: a day, or an instant; null without.</param>
    /// <param name="until">After <c>--until</c>; null without.</param>
    /// <param name="last">After <c>--last</c>: whole days are calendar days, the last of them today; anything else counts back from now.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The zone of days.</param>
    /// <exception cref="CommandFailure">They are no times, contradict each other, or leave no time between them.</exception>
    public static UsagePeriod Of(string? since, string? until, TimeSpan? last, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (last is { } length)
        {
            if ((since ?? until) is not null)
                throw new CommandFailure(ExitCode.Usage, "--last and --since or --until contradict each other");
            return Last(length, now, zone);
        }

        var (firstDay, from) = since is null ? default : Point("--since", since, now, zone);
        var (lastDay, end) = until is null ? default : Point("--until", until, now, zone);
        var begins = from ?? (firstDay is { } first ? TimePointText.StartOf(first.ToDateTime(default), zone) : DateTimeOffset.MinValue);
        var ends = end ?? (lastDay is { } day && day < DateOnly.MaxValue ? TimePointText.StartOf(day.AddDays(1).ToDateTime(default), zone) : DateTimeOffset.MaxValue);
        return begins < ends
            ? new() { FirstDay = firstDay, LastDay = lastDay, From = from, Until = end }
            : throw new CommandFailure(ExitCode.Usage, $"--since {since} is not before --until {until}");
    }

    static UsagePeriod Last(TimeSpan length, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (length.Ticks % TimeSpan.TicksPerDay == 0)
        {
            var today = Today(now, zone);
            return new() { FirstDay = today.AddDays(-(int)Math.Min(length.Days - 1, today.DayNumber)) };
        }

        return new() { From = now - DateTimeOffset.MinValue > length ? now - length : DateTimeOffset.MinValue };
    }

    static (DateOnly? Day, DateTimeOffset? At) Point(string flag, string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (text is "today" or "yesterday")
            return (Today(now, zone).AddDays(text is "today" ? 0 : -1), null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, null);
        return TimePointText.TryParse(text, now, zone, out var at)
            ? (null, at)
            : throw new CommandFailure(ExitCode.Usage, $"{flag} {text} is no time; write {TimePointText.Examples}");
    }

    static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
}
