using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Headers;

/// <summary>Instants in headers, in every form that providers write them.</summary>
static class HeaderTime
{
    const decimal LongestWait = 10_000_000;             // seconds: 115 days; no counter runs longer
    const decimal LeastMilliseconds = 100_000_000_000;  // as seconds that would be the year 5138

    /// <summary>When a meter is full again; null when that cannot be told.</summary>
    /// <param name="text">The header's value.</param>
    /// <param name="form">How it is written; null or any to tell by its look: a duration, seconds from now, epoch seconds or milliseconds, RFC 3339, an HTTP date.</param>
    /// <param name="now">When it was received, UTC.</param>
    public static DateTimeOffset? Read(string text, TimeForm? form, DateTimeOffset now)
    {
        if (form == TimeForm.Any) form = null;
        if (Amounts.TryParse(text, out var number)) return number <= 0 ? null : OfNumber(number, form ?? Look(number, text), now);
        return form is null or TimeForm.DurationLeft && Durations.TryParse(text, out var left) ? left > TimeSpan.Zero ? now + left : null
            : form is null or TimeForm.Rfc3339 && TimeReader.TryParse(text, TimeSpan.Zero, out var instant) ? instant
            : form is null && HttpDate.TryParse(text, out var date) ? date
            : null;
    }

    /// <summary>Until when not to call again; null when no header says so. <c>retry-after-ms</c> is the more exact one.</summary>
    public static DateTimeOffset? RetryAt(HeaderBlock block, DateTimeOffset now)
    {
        if (block.Value("retry-after-ms") is { } milliseconds && Amounts.TryParse(milliseconds, out var number) && number > 0)
            return OfNumber(number, TimeForm.MillisecondsLeft, now);
        if (block.Value("retry-after") is not { } text) return null;
        if (Amounts.TryParse(text, out number)) return number > 0 ? OfNumber(number, TimeForm.SecondsLeft, now) : null;
        return HttpDate.TryParse(text, out var date) && date > now ? date : null;
    }

    static TimeForm Look(decimal number, string text) =>
        number < LongestWait || text.Contains('.', StringComparison.Ordinal) && number < LeastMilliseconds / 100 ? TimeForm.SecondsLeft
        : number < LeastMilliseconds ? TimeForm.Seconds
        : TimeForm.Milliseconds;

    static DateTimeOffset? OfNumber(decimal number, TimeForm form, DateTimeOffset now)
    {
        var isLeft = form is TimeForm.SecondsLeft or TimeForm.MillisecondsLeft;
        var perUnit = form switch
        {
            TimeForm.MillisecondsLeft or TimeForm.Milliseconds => TimeSpan.TicksPerMillisecond,
            TimeForm.Microseconds => TimeSpan.TicksPerMicrosecond,
            _ => TimeSpan.TicksPerSecond,
        };
        var from = isLeft ? now : DateTimeOffset.UnixEpoch;
        return Amounts.TryMultiply(number, perUnit, out var ticks) && ticks < DateTimeOffset.MaxValue.Ticks - from.UtcTicks ? from.AddTicks((long)ticks) : null;
    }
}
