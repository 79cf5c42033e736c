using System.Globalization;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Forecasts;

/// <summary>What a forecast that cannot say all says instead, and what is to be known of its readings, in words.</summary>
public static class ForecastMessage
{
    /// <summary>Why not all is told; null where it is.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="instant">Writes an instant.</param>
    public static string? Of(Forecast forecast, Func<DateTimeOffset, string> instant) => forecast.State.Name switch
    {
        "too_little" => TooLittle(forecast),
        "no_use" when forecast.Since is { } since => $"no use seen since {instant(since)}",
        "exhausted" => "used up",
        "unlimited" => "no cap",
        "no_limit_known" => "what is left is not known",
        "no_reset_known" => "when it refills is not known",
        "not_started" => "begins with first use",
        "reset_passed" => "refilled since it was read",
        "stale" when forecast.ObservedAt is { } at => $"not read since {instant(at)}",
        "no_data" => "no reading has an amount",
        _ => null,
    };

    /// <summary>A note in words.</summary>
    /// <param name="note">The note.</param>
    /// <param name="instant">Writes an instant.</param>
    public static string Of(ForecastNote note, Func<DateTimeOffset, string> instant) => note.Kind switch
    {
        ForecastNoteKind.FutureReadings => $"readings dated after now are left out, the newest {instant(note.At)}: a clock is or was wrong",
        ForecastNoteKind.Contradiction => $"readings before {instant(note.At)} contradict those after it and are left out: a clock that jumped, or a database from a backup",
        ForecastNoteKind.Unconfirmed => $"more seems left since {instant(note.At)}; that counts once the next reading says so, too",
        ForecastNoteKind.OtherUnit => $"counted in {(note.Unit is { Length: > 0 } unit ? unit : "another unit")} until {instant(note.At)}; only what was read since counts",
        _ => $"another's account until {instant(note.At)}; only what was read since counts",
    };

    /// <summary><c>2026-02-12 08:30 UTC</c>, for where no one's clock is known.</summary>
    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    static string TooLittle(Forecast forecast)
    {
        var needed = $"a forecast needs {Forecaster.LeastSteps + 1} over {DurationText.Format(Forecaster.LeastKnown)}";
        return forecast.Steps == 0
            ? $"one reading that counts; {needed}"
            : $"{forecast.Steps + 1} readings that count over {DurationText.Format(TimeSpan.FromMinutes(Math.Floor(forecast.Known.TotalMinutes)))}; {needed}";
    }
}
