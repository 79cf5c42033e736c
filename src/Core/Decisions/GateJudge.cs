using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Decisions;

/// <summary>Holds one meter against a need.</summary>
static class GateJudge
{
    /// <summary>Judges a meter.</summary>
    /// <param name="meter">The meter, judged.</param>
    /// <param name="need">What must be left, a share or in the meter's unit; null when anything will do.</param>
    /// <param name="claims">What is spoken for.</param>
    /// <param name="demand">Says how old a value may be.</param>
    /// <param name="now">Now, UTC.</param>
    public static GateFinding Judge(JudgedReading meter, Amount? need, Claims claims, Demand demand, DateTimeOffset now)
    {
        var finding = Now(meter, need, claims);
        var age = now - meter.Reading.ObservedAt;
        if (finding.Verdict == Verdict.Unknown || age <= demand.MaxAge || (!demand.IsOffline && !meter.IsStale) || StaysHeld(finding, now))
            return finding;
        return finding with
        {
            Verdict = Verdict.Unknown,
            Doubt = Doubt.Age,
            Reason = $"{meter.Reading.Meter} was read {DurationText.Format(age)} ago, longer than the {DurationText.Format(demand.MaxAge)} that a value may be old (--max-age)",
        };
    }

    // Within one window what is left only falls, so that what was too little once is so until the reset.
    static bool StaysHeld(GateFinding finding, DateTimeOffset now) =>
        finding.Verdict == Verdict.Hold && finding.Meter.Reading is QuotaWindow { ResetsAt: { } reset } && reset > now && finding.Meter.State != State.Blocked;

    static GateFinding Now(JudgedReading meter, Amount? need, Claims claims)
    {
        var id = meter.Reading.Meter;
        if (meter.State == State.Blocked)
            return new(meter, Verdict.Hold, $"{id} is blocked by the provider");
        if (meter.State == State.Exhausted)
            return new(meter, Verdict.Hold, $"{id} is used up") { Available = meter.Reading.Remaining, Share = 0 };
        if (meter.State == State.Unlimited)
            return new(meter, Verdict.Go, $"{id} has no cap") { Share = 1 };
        if (meter.State == State.ResetPassed)
            return new(meter, Verdict.Unknown, $"{id} has refilled since it was read") { Doubt = Doubt.Passing };
        var (remaining, limit, unit) = Measure(meter);
        if (remaining is not { } left)
            return Lasting(meter, $"how much of {id} is left is not known; set limit in its [[account]]");
        if (!claims.TryApply(limit, unit, out var reserved, out var leased))
            return Lasting(meter, $"what a full {id} is is not known, and a share of it is reserved; set limit in its [[account]], or reserve an amount in {unit}");
        if (need is { IsPercent: true } && limit is null)
            return Lasting(meter, $"what a full {id} is is not known, so that {need} of it is not; set limit in its [[account]], or give the need in {unit}");
        if (!Claims.TryIn(need, limit, unit, out var needed) || !Amounts.TryAdd(left, -reserved, out var kept) || !Amounts.TryAdd(kept, -leased, out var available))
            return Lasting(meter, $"the numbers of {id} are too large");
        var share = limit is { } full && Amounts.TryDivide(available, full, out var part) ? part : (decimal?)null;
        var fits = IsIn(need, unit) ? available >= needed : available > 0;
        var words = new GateWords(id, unit, limit, need);
        return new(meter, fits ? Verdict.Go : Verdict.Hold, words.Of(available, claims.Reserve, reserved, leased, fits))
        {
            Available = available,
            Share = share,
            Reserved = reserved,
            Leased = leased,
        };
    }

    /// <summary>True for a need that says something of a meter in that unit.</summary>
    public static bool IsIn(Amount? need, string unit) => need is { } wanted && (wanted.IsPercent || wanted.Unit == unit);

    // A window that has not begun is full, and where nobody says what of, it is a whole.
    static (decimal? Remaining, decimal? Limit, string Unit) Measure(JudgedReading meter)
    {
        var reading = meter.Reading;
        var limit = reading.Limit is > 0 ? reading.Limit : null;
        if (meter.State != State.NotStarted)
            return (reading.Remaining, limit, reading.Unit);
        return (reading.Remaining ?? limit) is { } left ? (left, limit, reading.Unit) : (100, 100, Amount.Percent);
    }

    static GateFinding Lasting(JudgedReading meter, string reason) => new(meter, Verdict.Unknown, reason) { Doubt = Doubt.Lasting };
}
