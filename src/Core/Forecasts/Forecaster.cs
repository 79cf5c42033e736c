using System.Text;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// Forecasts a meter from its recorded readings: what is known of its use, hour by hour, is strung together anew many times (<see cref="Futures"/>), and what
/// most of these futures agree on is told. The same readings give the same forecast.
/// </summary>
public static class Forecaster
{
    /// <summary>Less known time than this is no ground for a forecast.</summary>
    public static readonly TimeSpan LeastKnown = TimeSpan.FromHours(3);

    /// <summary>Fewer readings in a row that tell of use are no ground for a forecast.</summary>
    public const int LeastSteps = 3;

    /// <summary>No run-out is told that lies further ahead than so many times the known history.</summary>
    const int Foresight = 8;

    /// <summary>Clocks of two hosts may differ by so much before a reading is dated after now.</summary>
    static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    static readonly IReadOnlyList<SampleSpan> Spans =
    [
        new(TimeSpan.FromDays(3), TimeSpan.FromHours(1)),
        new(TimeSpan.FromHours(PastDays.MostHours), TimeSpan.FromHours(6)),
    ];

    /// <summary>What a forecast needs of the history: 28 days, the last three hour by hour.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="accounts">Accounts; empty for all.</param>
    public static SampleQuery QueryFor(DateTimeOffset now, IReadOnlyCollection<AccountId> accounts) => new(now, accounts, Spans);

    /// <summary>Forecasts a meter.</summary>
    /// <param name="series">Its readings, oldest first, all or as <see cref="QueryFor"/> asks for them.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="expiresAt">When what is left is lost, UTC; null when it is not, or nobody said. The history does not hold it.</param>
    /// <param name="notes">What is known beside the readings.</param>
    public static Forecast Of(SeriesHistory series, DateTimeOffset now, DateTimeOffset? expiresAt = null, IReadOnlyList<ForecastNote>? notes = null)
    {
        var query = QueryFor(now, []);
        var known = KnownUse.Of(series, now + ClockDifference, at => query.StepAt(now - at) * 1.5);
        if (known.Newest is not { } newest)
            return new Forecast { State = ForecastState.NoData, Notes = [.. notes ?? [], .. NotesOf(series, known, now)] };
        var hourly = HourlyUse.Of(known.Spans, newest.At, PastDays.MostHours);
        var days = PastDays.Of(hourly);
        var meter = new MeterNow(series, newest, now, expiresAt);
        var state = StateOf(meter, hourly, days);
        var forecast = new Forecast
        {
            State = state,
            ObservedAt = newest.At,
            Since = known.Since,
            Known = TimeSpan.FromHours(hourly.KnownHours),
            Steps = known.Spans.Count,
            Pace = meter.Pace,
            EndsAt = meter.EndsAt,
            Expires = meter.Expires,
            Notes = [.. notes ?? [], .. NotesOf(series, known, now)],
        };
        if (!IsEnough(hourly, days))
            return forecast;
        if (hourly.Total <= 0)
            return forecast with { BurnRate = new(0, null, null) };
        return new Outlook(meter, Futures.Of(days, SeedOf(series)), days.Groups, hourly.Hours * Foresight).Tell(forecast);
    }

    static bool IsEnough(HourlyUse hourly, PastDays days) => hourly.KnownHours >= LeastKnown.TotalHours && days.Groups >= LeastSteps;

    static ForecastState StateOf(MeterNow meter, HourlyUse hourly, PastDays days) =>
        meter.HasRefilled ? ForecastState.ResetPassed
        : meter.IsStale ? ForecastState.Stale
        : meter.IsUnlimited ? ForecastState.Unlimited
        : meter.IsNotStarted ? ForecastState.NotStarted
        : meter.Left <= 0 ? ForecastState.Exhausted
        : !IsEnough(hourly, days) ? ForecastState.TooLittle
        : hourly.Total <= 0 ? ForecastState.NoUse
        : meter.Left is null ? ForecastState.NoLimitKnown
        : meter.LacksReset ? ForecastState.NoResetKnown
        : ForecastState.Ok;

    static IEnumerable<ForecastNote> NotesOf(SeriesHistory series, KnownUse known, DateTimeOffset now)
    {
        if (series.Points.LastOrDefault(point => point.At > now + ClockDifference) is { } future)
            yield return new(ForecastNoteKind.FutureReadings, future.At);
        if (known.ContradictedAt is { } at)
            yield return new(ForecastNoteKind.Contradiction, at);
        if (known.Unconfirmed is { } unconfirmed)
            yield return new(ForecastNoteKind.Unconfirmed, unconfirmed.At);
    }

    /// <summary>By the meter's name alone, so that a forecast moves with its readings and not with chance.</summary>
    static ulong SeedOf(SeriesHistory series) => (ulong)Fingerprint.Of(Encoding.UTF8.GetBytes($"{series.Account} {series.Meter} {series.Scope} {series.Unit}"));
}
