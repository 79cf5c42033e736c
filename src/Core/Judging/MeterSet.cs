using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>The meters of an account out of what its sources read: ids of their own, the user's word applied, roles settled, judged, the headline first.</summary>
sealed class MeterSet
{
    /// <summary>Most meters an account may have.</summary>
    public const int MaxMeters = 64;

    readonly Account _account;
    readonly JudgeContext _context;

    public MeterSet(Account account, IEnumerable<(string Source, Reading Reading)> read, JudgeContext context)
    {
        (_account, _context) = (account, context);
        var all = read.Where(one => !HasEnded(one.Reading)).ToList();
        var named = MeterNames.Distinct(all.GetRange(0, Math.Min(all.Count, MaxMeters)).ConvertAll(one => one.Reading));
        Excess = all.Count - named.Count;
        Ids = named.Select(reading => reading.Meter).ToHashSet(StringComparer.Ordinal);
        var shown = new List<(string Source, Reading Reading)>();
        for (var i = 0; i < named.Count; i++)
            if (Override(named[i]) is not { Hidden: true }) shown.Add((all[i].Source, WithRole(named[i])));
        Meters = HeadlineFirst(PromoteFallbacks(shown).ConvertAll(Judge));
    }

    /// <summary>Judged meters, headline first, then in the order of the sources.</summary>
    public IReadOnlyList<JudgedReading> Meters { get; }

    /// <summary>Ids of everything that was read, hidden meters too.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <summary>How many readings were more than an account may have.</summary>
    public int Excess { get; }

    /// <summary>What the meters say of the account: its worst gate, unless a fallback carries on where a gate is used up.</summary>
    public Standing Overall()
    {
        if (Meters.Count == 0) return new(Status.Info, State.NoData, null);
        var gates = Meters.Where(meter => meter.Reading.Role == Role.Gate).ToList();
        // A provider's fallback lifts nobody's own budget.
        if (gates.Exists(gate => gate.State == State.Exhausted) && !gates.Exists(gate => gate.State == State.Blocked || (gate.State == State.Exhausted && gate.Reading is Budget))
            && Meters.FirstOrDefault(CarriesOn) is { } fallback) return new(Status.Warning, State.Low, $"on {fallback.Reading.Label}");
        return new(Meters[0].Status, Meters[0].State, Meters[0].Alert);
    }

    // A rate says nothing once its minute is over.
    bool HasEnded(Reading reading) => reading is RateLimit && reading.ResetsAt <= _context.Now;

    MeterOverride? Override(Reading reading) => _account.Meters.GetValueOrDefault(reading.Meter);

    Reading WithRole(Reading reading) => Override(reading)?.Role is { } role ? reading with { Role = role } : reading;

    // Fallbacks that nothing stands before are what work stops at: those with something left, while there are such.
    static List<(string Source, Reading Reading)> PromoteFallbacks(List<(string Source, Reading Reading)> read)
    {
        if (read.Exists(one => one.Reading.Role == Role.Gate)) return read;
        var isLeft = read.Exists(one => one.Reading.Role == Role.Fallback && !IsUsedUp(one.Reading));
        return read.ConvertAll(one => one.Reading.Role == Role.Fallback && !(isLeft && IsUsedUp(one.Reading)) ? one with { Reading = one.Reading with { Role = Role.Gate } } : one);
    }

    static bool IsUsedUp(Reading reading) => reading.Remaining <= 0 || reading.Condition is Condition.Exhausted or Condition.Blocked;

    JudgedReading Judge((string Source, Reading Reading) one)
    {
        var own = Override(one.Reading);
        return MeterJudge.Judge(one.Reading, new()
        {
            Thresholds = own?.Thresholds ?? _account.Thresholds,
            ConfiguredLimit = own?.Limit,
            LearnedLimit = _context.LearnedLimits.TryGetValue((_account.Id, one.Reading.Meter), out var learned) ? learned : null,
            StaleAfter = 2 * PollInterval(one.Source),
        }, _context.Now);
    }

    TimeSpan PollInterval(string source)
    {
        // What mirrors another is as fresh as that one would be.
        var requests = Definition(Definition(source)?.Mirrors ?? source)?.Requests ?? [];
        TimeSpan[] intervals = [_context.Interval, _account.MinInterval ?? TimeSpan.Zero, .. requests.Where(request => !request.IsExtra).Select(request => request.Every)];
        return intervals.Max();
    }

    SourceDefinition? Definition(string source) => _account.Provider.Sources.FirstOrDefault(definition => definition.Id == source);

    static List<JudgedReading> HeadlineFirst(List<JudgedReading> meters)
    {
        JudgedReading? worst = null;
        foreach (var meter in meters)
            if (meter.Reading.Role == Role.Gate && (worst is null || IsWorse(meter, worst))) worst = meter;
        if (worst is not null && meters.Remove(worst)) meters.Insert(0, worst);
        return meters;
    }

    static bool IsWorse(JudgedReading meter, JudgedReading other) =>
        meter.Status != other.Status ? meter.Status > other.Status
        : IsStopped(meter) != IsStopped(other) ? IsStopped(meter)
        : ShareLeft(meter) < ShareLeft(other);

    // A provider may stop a window below its limit.
    static bool IsStopped(JudgedReading meter) => meter.State == State.Exhausted || meter.State == State.Blocked;

    static decimal ShareLeft(JudgedReading meter) => meter.Reading is { Remaining: { } left, Limit: > 0 and var limit } ? left / limit : decimal.MaxValue;

    static bool CarriesOn(JudgedReading meter) => meter.Reading.Role == Role.Fallback && !IsStopped(meter)
        && (meter.Reading.Remaining > 0 || meter.State == State.Unlimited);
}
