using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>What the alert column says: the threshold passed or the reason of an error, the reset, the last good value, and what to know of a value that is not fresh.</summary>
internal static class AlertText
{
    /// <summary>Of an account's own row.</summary>
    public static string Of(Snapshot account, DateTimeOffset now, Canvas canvas)
    {
        if (account.State == State.Subscription || account.Status == Status.Skip)
            return "";
        return Join(
            [
                account.Message is { Length: > 0 } message ? Approximate(message, account.Headline) : Threshold(account.Headline),
                account.Headline is { } meter ? Reset(meter, now) : null,
                account.LastGood is { } last ? LastGood(last, now, canvas) : null,
                account.Headline is { } headline ? Freshness(headline, now) : null,
                account.Headline is { Reading.Verified: false } ? "unverified endpoint" : null,
            ],
            canvas);
    }

    /// <summary>Of a meter's row below its account's.</summary>
    public static string Of(JudgedReading meter, DateTimeOffset now, Canvas canvas) =>
        Join([Threshold(meter), Reset(meter, now), Freshness(meter, now)], canvas);

    static string Join(IEnumerable<string?> parts, Canvas canvas)
    {
        var said = parts.OfType<string>().Where(part => part.Length > 0);
        return Printable.On(canvas, said.Aggregate("", (text, part) => text.Length == 0 ? part : text + (text.EndsWith('.') ? " " : ", ") + part));
    }

    static string? Threshold(JudgedReading? meter) => meter?.Alert is { } alert ? Approximate(alert, meter) : null;

    /// <summary>A share of a learned limit is about right: <c>&lt; ~10%</c>.</summary>
    static string Approximate(string alert, JudgedReading? meter) =>
        meter?.Reading.LimitSource == LimitSource.Learned && alert.StartsWith("< ", StringComparison.Ordinal) && !alert.Contains('~', StringComparison.Ordinal)
            ? "< ~" + alert[2..]
            : alert;

    /// <summary>When it refills, else when what is left is lost.</summary>
    static string? Reset(JudgedReading meter, DateTimeOffset now) =>
        meter.Reading.ResetsAt is { } at && at > now ? $"resets in {Countdown.Text(at - now)}"
        : meter.Reading.ExpiresAt is not { } end ? null
        : end > now ? $"expires in {Countdown.Text(end - now)}" : "expired";

    static string? Freshness(JudgedReading meter, DateTimeOffset now)
    {
        var age = Countdown.Text(now - meter.Reading.ObservedAt);
        return meter.IsStale ? $"stale, {age} old"
            : meter.Reading.Cached ? $"cached {age} ago"
            : meter.Reading.Source == SourceKind.File && now - meter.Reading.ObservedAt >= TimeSpan.FromSeconds(1) ? $"from a file, {age} old"
            : null;
    }

    static string LastGood(LastGood last, DateTimeOffset now, Canvas canvas)
    {
        var left = last.Meters.Count > 0 ? MeterCells.Remaining(last.Meters[0], canvas) : MeterCells.Unknown(canvas);
        var value = left == MeterCells.Unknown(canvas) ? "" : left + " ";
        return $"last good {value}{Countdown.Text(now - last.ObservedAt)} ago";
    }
}
