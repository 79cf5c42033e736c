using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Forecasts;

/// <summary>The forecasts of a pass: each meter's history with the reading that was just made.</summary>
public sealed class PassForecasts
{
    readonly Dictionary<(AccountId Account, string Meter), Forecast> forecasts = [];

    PassForecasts()
    {
    }

    /// <summary>Forecasts every meter of a pass.</summary>
    /// <param name="pass">What was read.</param>
    /// <param name="sampled">The accounts' history as <see cref="Forecaster.QueryFor"/> asks for it; the pass may be in it or not.</param>
    /// <param name="now">Now, UTC.</param>
    public static PassForecasts Of(IReadOnlyList<Snapshot> pass, IReadOnlyList<SeriesHistory> sampled, DateTimeOffset now)
    {
        var recorded = MeterForecast.InForce(sampled).ToLookup(one => (one.Series.Account, one.Series.Meter!));
        var found = new PassForecasts();
        foreach (var snapshot in pass)
        {
            foreach (var meter in snapshot.Meters.Where(meter => meter.Reading is not RateLimit))
            {
                var (series, notes) = recorded[(snapshot.Id, meter.Reading.Meter)].FirstOrDefault(one => IsOf(one.Series, snapshot, meter.Reading));
                found.forecasts[(snapshot.Id, meter.Reading.Meter)] = Forecaster.Of(WithReading(series, snapshot, meter), now, meter.Reading.ExpiresAt, notes);
            }
        }

        return found;
    }

    /// <summary>The forecast of a meter; null for one that has none, as a rate per minute.</summary>
    public Forecast? Find(AccountId account, string meter) => forecasts.GetValueOrDefault((account, meter));

    /// <summary>Whether a gate of an account likely runs out before it refills, see <see cref="Forecast.RunsOut"/>.</summary>
    /// <param name="account">The account, of the pass.</param>
    /// <param name="now">Now, UTC.</param>
    public bool RunsOut(Snapshot account, DateTimeOffset now) =>
        account.Meters.Any(meter => meter.Reading.Role == Role.Gate && Find(account.Id, meter.Reading.Meter)?.RunsOut(now) is true);

    static bool IsOf(SeriesHistory series, Snapshot snapshot, Reading reading) =>
        series.Unit == reading.Unit && series.Kind == reading.Kind && (series.Identity is null || snapshot.Identity is null || series.Identity == snapshot.Identity);

    static SeriesHistory WithReading(SeriesHistory? series, Snapshot snapshot, JudgedReading meter)
    {
        var reading = meter.Reading;
        series ??= new(snapshot.Id, reading.Meter, reading.Kind, reading.Unit, [], []) { Scope = reading.Scope, Role = reading.Role };
        var point = new RecordedReading(reading.ObservedAt, reading.Used, reading.Remaining, reading.Limit, reading.ResetsAt, meter.State);
        var isNews = point.HasAmount && (series.Points.Count == 0 || point.At > series.Points[^1].At);
        return series with { Points = isNews ? [.. series.Points, point] : series.Points, Length = reading.Length ?? series.Length };
    }
}
