using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.Core.Decisions;

/// <summary>
/// Puts accounts in the order in which to use them: those with room first, then those without, then the unknown. Among equals subscriptions come before
/// wallets, then the lower priority, what lasts before what likely runs out (where that was asked), the higher weighted headroom, the earlier reset, the name. The order is total and depends on nothing else.
/// </summary>
public static class Ranking
{
    /// <summary>The candidates, best first.</summary>
    /// <param name="candidates">The accounts, each once.</param>
    /// <param name="demand">What is asked of one of them.</param>
    /// <param name="leases">Leases that count now.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<RankedCandidate> Of(IReadOnlyList<Candidate> candidates, Demand demand, IReadOnlyList<Lease> leases, DateTimeOffset now)
    {
        var weights = new Weights(candidates, demand);
        return
        [
            .. candidates.Select(candidate => Placed(Guard.Judge(candidate, demand, leases, now), weights))
                .OrderBy(one => one.Finding.Verdict)
                .ThenBy(one => one.IsWallet)
                .ThenBy(one => one.Finding.Candidate.Priority ?? int.MaxValue)
                .ThenBy(one => one.Finding.Candidate.RunsOut is true)
                .ThenByDescending(one => one.Score ?? decimal.MinValue)
                .ThenBy(one => one.ResetsAt ?? DateTimeOffset.MaxValue)
                .ThenBy(one => one.Finding.Account),
        ];
    }

    /// <summary>What a list comes to: go where one has room, hold where at least one is known, else unknown.</summary>
    public static Verdict VerdictOf(IReadOnlyList<RankedCandidate> ranked) => ranked.Count == 0 ? Verdict.Unknown : ranked[0].Finding.Verdict;

    static RankedCandidate Placed(Finding finding, Weights weights)
    {
        var scored = finding.Gates
            .Select(gate => (Gate: gate, Weight: weights.Of(finding.Candidate, gate.Meter)))
            .Select(one => (one.Gate, one.Weight, Score: one.Gate.Share is { } share && Amounts.TryMultiply(share, one.Weight, out var score) ? score : (decimal?)null))
            .Where(one => one.Score is not null)
            .ToList();
        if (scored.Count == 0)
            return new(finding, IsWallet(finding), finding.Candidate.Weight ?? 1, null, finding.Gate) { ResetsAt = finding.Gate?.Meter.Reading.ResetsAt };
        var least = scored.Min(one => one.Score);
        // Of gates that leave equally little the last to refill, so that an account never ranks lower for having more left in one of them.
        var worst = scored.Where(one => one.Score == least).MaxBy(one => one.Gate.Meter.Reading.ResetsAt ?? DateTimeOffset.MaxValue);
        return new(finding, IsWallet(finding), worst.Weight, least, worst.Gate) { ResetsAt = worst.Gate.Meter.Reading.ResetsAt };
    }

    static bool IsWallet(Finding finding) =>
        finding.Gates.Count > 0 && finding.Gates.All(gate => gate.Meter.Reading is Balance or Spend || (gate.Meter.Reading is Budget budget && BalanceTotals.IsMoney(budget.Unit)));
}
