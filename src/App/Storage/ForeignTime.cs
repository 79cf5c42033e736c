using System.Globalization;

namespace Fuelgauge.App.Storage;

/// <summary>Times as earlier monitors wrote them: <c>2026-02-12T16:30:00.123456</c>, naive, in the time of the machine.</summary>
internal static class ForeignTime
{
    /// <summary>The instant a text means.</summary>
    /// <param name="text">A date and time; one with an offset or <c>Z</c> means that.</param>
    /// <param name="zone">What a time without either is in.</param>
    /// <returns>The instant, UTC; null for what is no time, or none that a calendar has.</returns>
    public static DateTimeOffset? Parse(string text, TimeZoneInfo zone)
    {
        // A date must come first: the general parser would take "10:30" for today's.
        if (text is not [_, _, _, _, '-', ..] || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            return null;
        if (time.Kind != DateTimeKind.Unspecified)
            return new DateTimeOffset(time.ToUniversalTime());
        // An hour that a change of clocks skipped or gave twice is taken by standard time: at most an hour off, and never an error.
        var utc = time.Ticks - zone.GetUtcOffset(time).Ticks;
        return utc >= DateTime.UnixEpoch.Ticks && utc <= DateTime.MaxValue.Ticks ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
    }
}
