using Fuelgauge.Core.Decisions;

namespace Fuelgauge.Core.Wire;

/// <summary>Puts decisions on the wire.</summary>
public static class DecisionMapping
{
    /// <summary>Accounts held against a demand.</summary>
    public static GuardReport ToGuardReport(IReadOnlyList<RankedCandidate> found, Demand demand, Verdict verdict, DateTimeOffset now) => new()
    {
        CheckedAt = now,
        Verdict = Word(verdict),
        Need = demand.Need?.ToString(),
        Meter = demand.Meter,
        Accounts = [.. found.Select(ToRecord)],
    };

    /// <summary>Candidates in their order.</summary>
    public static PickReport ToPickReport(IReadOnlyList<RankedCandidate> ranked, Demand demand, Verdict verdict, string? picked, DateTimeOffset now) => new()
    {
        CheckedAt = now,
        Picked = picked,
        Verdict = Word(verdict),
        Need = demand.Need?.ToString(),
        Meter = demand.Meter,
        Candidates = [.. ranked.Select(ToRecord)],
    };

    static DecisionRecord ToRecord(RankedCandidate ranked)
    {
        var (finding, snapshot) = (ranked.Finding, ranked.Finding.Candidate.Snapshot);
        var gate = finding.Verdict == Verdict.Go ? ranked.Gate : finding.Gate ?? ranked.Gate;
        var reading = gate?.Meter.Reading;
        return new()
        {
            Id = snapshot.Id.ToString(),
            Provider = snapshot.Id.Provider,
            Account = snapshot.Id.Name,
            Verdict = Word(finding.Verdict),
            Reason = finding.Reason,
            Status = Lower(snapshot.Status),
            State = snapshot.State.Name,
            Kind = ranked.IsWallet ? "wallet" : "subscription",
            Priority = finding.Candidate.Priority,
            Weight = ranked.Weight,
            Headroom = ranked.Gate?.Share,
            Score = ranked.Score,
            RunsOut = finding.Candidate.RunsOut,
            Meter = reading?.Meter,
            Unit = reading?.Unit,
            Remaining = reading?.Remaining,
            Limit = reading?.Limit,
            Available = gate?.Available,
            Reserved = gate?.Available is null ? null : gate.Reserved,
            Leased = gate?.Available is null ? null : gate.Leased,
            ResetsAt = reading?.ResetsAt,
            ObservedAt = reading?.ObservedAt,
            Cached = snapshot.IsCached,
        };
    }

    static string Word(Verdict verdict) => Lower(verdict);

    static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
