using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Forecasts;

/// <summary>The one thing of a pass that is worth a line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Account">Whose.</param>
/// <param name="Meter">Of which meter.</param>
/// <param name="Share">Of <see cref="AdviceKind.UseOrLose"/> what will likely be left, of <see cref="AdviceKind.UseNext"/> what is left for work, fractions; null otherwise.</param>
/// <param name="At">When it runs out, ends or refills, UTC; null when that is not known.</param>
public sealed record Advice(AdviceKind Kind, Snapshot Account, JudgedReading Meter, decimal? Share, DateTimeOffset? At)
{
    /// <summary>So near is near.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <summary>Less than this is not worth using up.</summary>
    const decimal WorthUsing = 0.3m;

    /// <summary>Windows shorter than this refill all the time, and are no loss.</summary>
    static readonly TimeSpan Precious = TimeSpan.FromDays(1);

    /// <summary>
    /// Chooses it: a gate that will likely run out within a day, else what will be lost within a day, else a gate that will not last until it refills, else the
    /// account to use next where there is a choice.
    /// </summary>
    /// <param name="pass">What was read, judged now.</param>
    /// <param name="forecasts">Its forecasts.</param>
    /// <param name="ranked">Those of its accounts that may be used next, in that order: the first is the one that <c>pick</c> would answer.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>Null when nothing is worth saying.</returns>
    public static Advice? Choose(IReadOnlyList<Snapshot> pass, PassForecasts forecasts, IReadOnlyList<RankedCandidate> ranked, DateTimeOffset now)
    {
        var gates = (from account in pass
                     from meter in account.Meters
                     where meter.Reading.Role == Role.Gate && forecasts.Find(account.Id, meter.Reading.Meter)?.State == ForecastState.Ok
                     select (Account: account, Meter: meter, Forecast: forecasts.Find(account.Id, meter.Reading.Meter)!)).ToList();
        var runningOut = gates.Where(gate => gate.Forecast.RunsOut(now))
            .OrderBy(gate => gate.Forecast.ExhaustedAt!.Value.Median)
            .Select(gate => new Advice(AdviceKind.RunsOut, gate.Account, gate.Meter, null, gate.Forecast.ExhaustedAt!.Value.Median))
            .FirstOrDefault();
        var lost = gates.Where(gate => IsSoon(gate.Forecast.EndsAt) && (gate.Forecast.Expires || gate.Meter.Reading.Length >= Precious))
            .Select(gate => new Advice(AdviceKind.UseOrLose, gate.Account, gate.Meter, gate.Forecast.ShareUnspentAtEnd, gate.Forecast.EndsAt))
            .Where(advice => advice.Share >= WorthUsing)
            .MaxBy(advice => advice.Share);
        return IsSoon(runningOut?.At) ? runningOut : lost ?? runningOut ?? Next(ranked);

        bool IsSoon(DateTimeOffset? at) => at - now <= Soon;
    }

    /// <summary>A choice is one between two that have room; of a share that is not known there is nothing to say.</summary>
    static Advice? Next(IReadOnlyList<RankedCandidate> ranked) =>
        ranked is [{ Gate: { Share: { } share } gate } first, { Finding.Verdict: Verdict.Go }, ..] && first.Finding.Verdict == Verdict.Go && gate.Meter.State != State.Unlimited
            ? new(AdviceKind.UseNext, first.Finding.Candidate.Snapshot, gate.Meter, share, first.ResetsAt)
            : null;
}

/// <summary>Kinds of <see cref="Advice"/>.</summary>
public enum AdviceKind
{
    /// <summary>It will likely run out, before it refills if it does.</summary>
    RunsOut,

    /// <summary>It ends soon with much of it unspent.</summary>
    UseOrLose,

    /// <summary>Of several accounts this has most room.</summary>
    UseNext,
}
