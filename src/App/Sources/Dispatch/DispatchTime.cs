using System.Globalization;

namespace Fuelgauge.App.Sources.Dispatch;

/// <summary>
/// Times in the dispatcher's database. The dispatcher writes Python's <c>datetime.now().isoformat()</c>: <c>2026-02-12T16:30:00.123456</c>, naive, local.
/// SQLite's own <c>datetime('now')</c>, for hands that mend rows, is told by its blank (<c>2026-02-12 08:30:00</c>) and is UTC. An offset or <c>Z</c> is taken at its word.
/// </summary>
internal static class DispatchTime
{
    /// <summary>The instant a text means, UTC; null for what is no time.</summary>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo local)
    {
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T' or ' ', ..] || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            return null;
        if (time.Kind != DateTimeKind.Unspecified)
            return new DateTimeOffset(time.ToUniversalTime());
        var utc = text[10] == ' ' ? time.Ticks : time.Ticks - local.GetUtcOffset(time).Ticks;
        return utc > 0 ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
    }
}
