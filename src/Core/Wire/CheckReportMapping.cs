using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Wire;

/// <summary>From judged snapshots to what is written on the wire.</summary>
public static class CheckReportMapping
{
    /// <summary>One pass over all accounts.</summary>
    /// <param name="snapshots">Accounts in the order they are shown.</param>
    /// <param name="checkedAt">When the pass ended, UTC.</param>
    /// <param name="isDemo">True for invented data.</param>
    /// <param name="forecasts">Forecasts of their meters; null where nobody asked for them.</param>
    public static CheckReport ToReport(IEnumerable<Snapshot> snapshots, DateTimeOffset checkedAt, bool isDemo = false, PassForecasts? forecasts = null) => new()
    {
        CheckedAt = checkedAt,
        Demo = isDemo ? true : null,
        Accounts = [.. snapshots.Select(snapshot => snapshot.ToRecord(forecasts))],
    };

    /// <summary>One account, headline meter first.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="forecasts">Forecasts of its meters; null where nobody asked for them.</param>
    public static AccountRecord ToRecord(this Snapshot snapshot, PassForecasts? forecasts = null) => new()
    {
        Id = snapshot.Id.ToString(),
        Provider = snapshot.Id.Provider,
        Account = snapshot.Id.Name,
        Pool = snapshot.Pool,
        Name = snapshot.ProviderName,
        Plan = snapshot.Plan,
        Region = snapshot.Region,
        Tags = snapshot.Tags,
        Status = Word(snapshot.Status),
        State = snapshot.State.Name,
        Message = snapshot.Message,
        Source = snapshot.Headline?.Reading.Source,
        ObservedAt = snapshot.ObservedAt,
        NextPollAt = snapshot.NextPollAt,
        Cached = snapshot.IsCached,
        Stale = snapshot.IsStale,
        LatencyMs = snapshot.Latency is { } latency ? (long)latency.TotalMilliseconds : null,
        LastGood = snapshot.LastGood is { } last ? ToRecord(last) : null,
        Problems = [.. snapshot.Problems.Select(problem => new ProblemRecord(problem.Source, problem.State.Name, problem.Message))],
        Meters = [.. snapshot.Meters.Select(meter => meter.ToRecord(forecasts is null ? null : new(forecasts.Find(snapshot.Id, meter.Reading.Meter)?.ToRecord())))],
    };

    /// <summary>One meter with its judgement. A window that has refilled since it was read says neither what is used nor what is left.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="forecast">What comes of it; null where nobody asked.</param>
    public static MeterRecord ToRecord(this JudgedReading meter, AskedForecast? forecast = null)
    {
        var reading = meter.Reading;
        var isCurrent = meter.State != State.ResetPassed;
        return new MeterRecord
        {
            Id = reading.Meter,
            Kind = Word(reading.Kind),
            Label = reading.Label,
            Unit = reading.Unit,
            Used = isCurrent ? reading.Used : null,
            Remaining = isCurrent ? reading.Remaining : null,
            Limit = reading.Limit,
            Utilization = isCurrent && reading.Utilization is { } share ? decimal.Round(share, 6) : null,
            LimitSource = reading.LimitSource is { } source ? Word(source) : null,
            Estimated = reading.Estimated,
            Scope = reading.Scope,
            Role = Word(reading.Role),
            Source = reading.Source,
            Verified = reading.Verified,
            ObservedAt = reading.ObservedAt,
            Cached = reading.Cached,
            Stale = meter.IsStale,
            WindowSeconds = reading.Length is { } length ? (long)length.TotalSeconds : null,
            ResetsAt = reading.ResetsAt,
            ExpiresAt = reading.ExpiresAt,
            Status = Word(meter.Status),
            State = meter.State.Name,
            Forecast = forecast,
        };
    }

    static LastGoodRecord ToRecord(LastGood last) =>
        new(last.ObservedAt, Word(last.Status), last.State.Name, [.. last.Meters.Select(meter => meter.ToRecord())]);

    /// <summary>An enum's member on the wire: every one is a single word, in lower case.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
