using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Forecasts;

/// <summary>A recorded meter with its forecast.</summary>
/// <param name="Series">The meter and its sampled readings.</param>
/// <param name="Newest">The newest reading that is believed; null when none has an amount.</param>
/// <param name="Forecast">What comes of it.</param>
public sealed record MeterForecast(SeriesHistory Series, RecordedReading? Newest, Forecast Forecast)
{
    /// <summary>
    /// Forecasts every meter in force. What a meter counted in another unit, or of another's account, before it began to count as it does is over: it gets no
    /// forecast, and the one that follows says so. Rates per minute are over before anyone reads of them.
    /// </summary>
    /// <param name="sampled">Series as <see cref="Forecaster.QueryFor"/> asks for them, in the order they are shown.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<MeterForecast> Of(IReadOnlyList<SeriesHistory> sampled, DateTimeOffset now) =>
        [.. InForce(sampled).Select(one => Of(one.Series, one.Notes, now))];

    /// <summary>Series that still count, each with what is to be known of those before it.</summary>
    internal static IEnumerable<(SeriesHistory Series, IReadOnlyList<ForecastNote> Notes)> InForce(IReadOnlyList<SeriesHistory> sampled)
    {
        var byMeter = sampled.Where(series => series.Meter is not null && series.Kind is not null and not MeterKind.Rate && series.Points.Count > 0)
            .ToLookup(series => (series.Account, series.Meter, series.Scope));
        foreach (var same in byMeter)
        {
            foreach (var series in same.Where(series => !same.Any(other => Follows(other, series))))
                yield return (series, same.Where(other => Follows(series, other)).MaxBy(other => other.Points[^1].At) is { } before ? [NoteOf(series, before)] : []);
        }
    }

    static MeterForecast Of(SeriesHistory series, IReadOnlyList<ForecastNote> notes, DateTimeOffset now)
    {
        var forecast = Forecaster.Of(series, now, notes: notes);
        return new(series, series.Points.LastOrDefault(point => point.At == forecast.ObservedAt), forecast);
    }

    static bool Follows(SeriesHistory series, SeriesHistory before) => series.Points[0].At > before.Points[^1].At;

    static ForecastNote NoteOf(SeriesHistory series, SeriesHistory before) => series.Unit == before.Unit
        ? new(ForecastNoteKind.OtherIdentity, series.Points[0].At)
        : new(ForecastNoteKind.OtherUnit, series.Points[0].At, before.Unit);
}
