using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>Decides what a reading's share is of, and derives from it the one number that the provider did not say.</summary>
static class LimitChoice
{
    /// <summary>The reading with the best limit there is: configured, reported, learned, lifetime. What the provider said of used and remaining stays.</summary>
    public static Reading Apply(Reading reading, MeterRules rules)
    {
        if (reading.Condition == Condition.Unlimited && rules.ConfiguredLimit is null) return reading;
        var (limit, source) = Best(reading, rules);
        var used = reading.Used ?? (limit > 0 ? Difference(limit, reading.Remaining, clamp: true) : null);
        var remaining = reading.Remaining ?? (limit > 0 ? Difference(limit, reading.Used, clamp: reading is QuotaWindow) : null);
        return reading with
        {
            Limit = limit,
            LimitSource = source,
            Used = used,
            Remaining = reading is QuotaWindow && remaining < 0 ? 0 : remaining,
            Estimated = reading.Estimated || source == LimitSource.Learned,
        };
    }

    static (decimal? Limit, LimitSource? Source) Best(Reading reading, MeterRules rules)
    {
        if (rules.ConfiguredLimit is { } configured) return (configured, LimitSource.Configured);
        if (reading is { Limit: { } said, LimitSource: not LimitSource.Lifetime }) return (said, reading.LimitSource ?? LimitSource.Reported);
        if (reading.Unit == "percent") return (100, LimitSource.Reported);
        if (reading is Balance && rules.LearnedLimit is { } learned) return (learned, LimitSource.Learned);
        return (reading.Limit, reading.LimitSource);
    }

    static decimal? Difference(decimal? limit, decimal? part, bool clamp)
    {
        if (limit is not { } whole || part is not { } known || !Amounts.TryAdd(whole, -known, out var rest)) return null;
        return clamp ? Math.Max(0, rest) : rest;
    }
}
