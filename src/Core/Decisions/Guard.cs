using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>
/// Says whether an account has room for some work. Every gate must have it: one that has not holds, whatever is unknown beside it; else one that is not
/// known leaves the account unknown. Nothing unknown is ever taken for room.
/// </summary>
public static class Guard
{
    /// <summary>Judges an account.</summary>
    /// <param name="candidate">The account as it stands.</param>
    /// <param name="demand">What is asked of it.</param>
    /// <param name="leases">Leases that count now, of any account.</param>
    /// <param name="now">Now, UTC.</param>
    public static Finding Judge(Candidate candidate, Demand demand, IReadOnlyList<Lease> leases, DateTimeOffset now)
    {
        var claims = new Claims(candidate.Reserve, [.. leases.Where(lease => lease.Account == candidate.Snapshot.Id && lease.Holds(now)).Select(lease => lease.Need)]);
        var meters = KnownMeters.Of(candidate.Snapshot);
        var finding = OfGates(candidate, demand, meters, claims, now);
        return demand is { AllowsFallback: true, Meter: null } && finding.Verdict != Verdict.Go ? CarriedOn(finding, demand, meters, claims, now) : finding;
    }

    /// <summary>The meters of an account that count for a demand.</summary>
    internal static IEnumerable<JudgedReading> Counted(IEnumerable<JudgedReading> meters, Demand demand) =>
        meters.Where(meter => demand.Meter is { } named ? meter.Reading.Meter == named : meter.Reading.Role == Role.Gate);

    static Finding OfGates(Candidate candidate, Demand demand, IReadOnlyList<JudgedReading> meters, Claims claims, DateTimeOffset now)
    {
        var snapshot = candidate.Snapshot;
        var counted = Counted(meters, demand).ToList();
        if (demand.Meter is { } named && (counted.Count == 0 || counted.Exists(meter => meter.Reading.Role == Role.Fallback && !demand.AllowsFallback)))
            return WithoutMeter(candidate, named, counted.Count > 0, meters);
        var gates = Judged(counted, demand, claims, now);
        var holding = gates.FindAll(gate => gate.Verdict == Verdict.Hold);
        if (Stopped(snapshot, demand) is { } why)
            return new(candidate, Verdict.Hold, why) { Gates = gates, Gate = Worst(holding) };
        if (Worst(holding) is { } held)
            return new(candidate, Verdict.Hold, held.Reason) { Gates = gates, Gate = held };
        if (demand.Meter is null && Missing(candidate, meters) is { } missing)
            return missing with { Gates = gates };
        if (gates.Find(gate => gate.Verdict == Verdict.Unknown) is { } unknown)
            return new(candidate, Verdict.Unknown, unknown.Reason) { Gates = gates, Gate = unknown, Doubt = unknown.Doubt };
        if (Worst(gates) is not { } worst)
            return new(candidate, Verdict.Unknown, snapshot.Message ?? "it has no meter that says when work stops") { Doubt = Lasts(snapshot.State) };
        var needsUnit = demand.Need is { IsPercent: false } need && !gates.Exists(gate => gate.Meter.State == State.Unlimited || gate.Meter.State == State.NotStarted || GateJudge.IsIn(need, gate.Meter.Reading.Unit));
        return needsUnit
            ? new(candidate, Verdict.Unknown, $"the need is in {demand.Need!.Value.Unit}, and its gates are in {string.Join(", ", gates.Select(gate => gate.Meter.Reading.Unit).Distinct().Order(StringComparer.Ordinal))}; give it in one of these{(gates.Exists(gate => gate.Share is not null) ? " or as a share, such as 10%" : "")}") { Gates = gates, Gate = worst, Doubt = Doubt.Lasting }
            : new(candidate, Verdict.Go, worst.Reason) { Gates = gates, Gate = worst };
    }

    // A provider's fallback lifts no block and nobody's own budget.
    static Finding CarriedOn(Finding finding, Demand demand, IReadOnlyList<JudgedReading> meters, Claims claims, DateTimeOffset now)
    {
        if (finding.Candidate.Snapshot.State == State.Blocked || finding.Gates.Any(gate => gate.Verdict != Verdict.Go && (gate.Meter.State == State.Blocked || gate.Meter.Reading is Budget)))
            return finding;
        var fallbacks = Judged([.. meters.Where(meter => meter.Reading.Role == Role.Fallback)], demand, claims, now);
        var room = fallbacks.FindAll(fallback => fallback.Verdict == Verdict.Go && (demand.Need is null or { IsPercent: true } || fallback.Meter.State == State.Unlimited || GateJudge.IsIn(demand.Need, fallback.Meter.Reading.Unit)));
        return room.MaxBy(fallback => fallback.Share) is { } best
            ? new(finding.Candidate, Verdict.Go, $"{finding.Reason}, but {best.Reason}") { Gates = [best], Gate = best }
            : finding;
    }

    // A need in a unit is measured on the gates of that unit; of the others something must be left.
    static List<GateFinding> Judged(List<JudgedReading> counted, Demand demand, Claims claims, DateTimeOffset now) =>
        counted.ConvertAll(meter => GateJudge.Judge(meter, GateJudge.IsIn(demand.Need, meter.Reading.Unit) ? demand.Need : null, claims, demand, now));

    /// <summary>The meter with the least share; of equal ones the first. What has no share comes last.</summary>
    static GateFinding? Worst(List<GateFinding> gates) => gates.MinBy(gate => gate.Share ?? decimal.MaxValue);

    // What a failed source says of the whole account, and no meter does.
    static string? Stopped(Snapshot snapshot, Demand demand)
    {
        var stops = snapshot.State == State.Blocked || (snapshot.State == State.Exhausted && demand.Meter is null);
        return stops && !snapshot.Meters.Any(meter => meter.State == snapshot.State) ? snapshot.Message ?? (snapshot.State == State.Blocked ? "the provider blocks it" : "it is used up") : null;
    }

    static Finding? Missing(Candidate candidate, IReadOnlyList<JudgedReading> meters)
    {
        var snapshot = candidate.Snapshot;
        var lost = candidate.ExpectedGates.Where(gate => meters.All(meter => meter.Reading.Meter != gate)).Order(StringComparer.Ordinal).ToList();
        if (lost.Count == 0 && !(snapshot.MissesGates && !KnownMeters.AreComplete(snapshot)))
            return null;
        var why = snapshot.Message is { } message && snapshot.State.DefaultStatus != Status.Ok ? message : null;
        var gone = lost.Count == 0 ? "not all of its gates could be read" : $"{string.Join(" and ", lost)} {(lost.Count == 1 ? "was a gate" : "were gates")} in the last 7 days and cannot be read now";
        return new(candidate, Verdict.Unknown, meters.Count == 0 && why is not null ? why : why is null ? gone : $"{gone}: {why}") { Doubt = Lasts(snapshot.State) };
    }

    static Finding WithoutMeter(Candidate candidate, string named, bool isFallback, IReadOnlyList<JudgedReading> meters)
    {
        var snapshot = candidate.Snapshot;
        if (isFallback)
            return new(candidate, Verdict.Unknown, $"{named} is a fallback, which counts with --allow-fallback only") { Doubt = Doubt.Lasting };
        if (meters.Count == 0 || snapshot.MissesGates || candidate.ExpectedGates.Contains(named))
            return new(candidate, Verdict.Unknown, $"{named} cannot be read now{(snapshot.Message is { } message ? $": {message}" : "")}") { Doubt = Lasts(snapshot.State) };
        return new(candidate, Verdict.Unknown, $"it has no meter {named}; it has {string.Join(", ", meters.Select(meter => meter.Reading.Meter))}") { Doubt = Doubt.Lasting, LacksMeter = true };
    }

    static Doubt Lasts(State state) =>
        state == State.Auth || state == State.NoKey || state == State.NotEnabled || state == State.Subscription || state == State.NoPlan || state == State.NoData || state == State.Unrecognized
            ? Doubt.Lasting
            : Doubt.Passing;
}
