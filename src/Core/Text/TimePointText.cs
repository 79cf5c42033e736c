using System.Globalization;

namespace Fuelgauge.Core.Text;

/// <summary>Instants as people write them after <c>--since</c> and <c>--until</c>: <c>24h</c> ago, <c>today</c>, <c>2026-02-12</c>, <c>2026-02-12 08:30</c>, RFC 3339.</summary>
public static class TimePointText
{
    static readonly string[] LocalForms = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];
    static readonly string[] ZonedForms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>What is accepted, for messages.</summary>
    public const string Examples = "24h, 7d, 1y, today, yesterday, 2026-02-12, \"2026-02-12 08:30\" or 2026-02-12T08:30:00Z";

    /// <summary>Reads an instant.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="now">The present; durations count back from it.</param>
    /// <param name="zone">The zone of dates and of times that name none.</param>
    /// <param name="at">The instant, UTC. A local time that a clock change skips is the first one after it; one that occurs twice is the earlier.</param>
    /// <returns>False when it is none of the forms, or outside the calendar.</returns>
    public static bool TryParse(string? text, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (DurationText.TryParse(text, out var ago))
        {
            if (ago > now - DateTimeOffset.UnixEpoch)
                return false;
            at = now.ToUniversalTime() - ago;
            return true;
        }

        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        if (text is "today" or "yesterday")
        {
            at = StartOf(text is "today" ? today : today.AddDays(-1), zone);
            return true;
        }

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            at = StartOf(local, zone);
            return true;
        }

        if (!DateTimeOffset.TryParseExact(text, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned) || text!.Length < 17 || !HasZone(text))
            return false;
        at = zoned.ToUniversalTime();
        return true;
    }

    /// <summary>The instant at which a local time begins.</summary>
    /// <param name="local">Local date and time.</param>
    /// <param name="zone">Its zone.</param>
    /// <returns>UTC. A time that a clock change skips is the first one after it; one that occurs twice is the earlier.</returns>
    public static DateTimeOffset StartOf(DateTime local, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    static bool HasZone(string text) => text.EndsWith('Z') || text[10..].AsSpan().IndexOfAny('+', '-') >= 0;
}
