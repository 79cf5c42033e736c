using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>
/// Says how bad a reading is, and why. By the share left: 10 % and more is ok, 5 % and more a warning, below is critical, nothing left is exhausted;
/// thresholds may be the user's. A meter of role <see cref="Role.Info"/> keeps its state but never alarms: what would be a warning or worse is
/// <see cref="Status.Info"/> there.
/// </summary>
public static class MeterJudge
{
    /// <summary>Judges one reading at an instant.</summary>
    /// <param name="reading">What the provider said.</param>
    /// <param name="rules">What to judge it by.</param>
    /// <param name="now">The instant, UTC.</param>
    public static JudgedReading Judge(Reading reading, MeterRules rules, DateTimeOffset now)
    {
        var isStale = now - reading.ObservedAt > rules.StaleAfter;
        var full = LimitChoice.Apply(reading, rules);
        if (full.HasRefilled(now))
        {
            // What was used belongs to the window that is over, too.
            var refilled = full with { Used = null, Remaining = null };
            return new(refilled, Status.Info, State.ResetPassed, null, full.ResetsAt is { } reset ? $"the window refilled at {Instant(reset)}, after this was read" : "the window is shorter than this is old", isStale);
        }

        var verdict = ByCondition(full) ?? ByAmount(full, rules.Thresholds);
        if (full.Role == Role.Info && verdict.Status > Status.Ok)
            verdict = verdict with { Status = Status.Info, Rule = $"{verdict.Rule}; its role is info, so it raises no alarm" };
        return new(full, verdict.Status, verdict.State, verdict.Alert, verdict.Rule, isStale);
    }

    static Verdict? ByCondition(Reading reading) => reading.Condition switch
    {
        Condition.Blocked => new(Status.Critical, State.Blocked, "blocked", "the provider stops it though something may be left"),
        Condition.Exhausted => new(Status.Critical, State.Exhausted, "used up", "the provider says it is used up"),
        Condition.Unlimited when reading.LimitSource != LimitSource.Configured => new(Status.Ok, State.Unlimited, null, "the provider says there is no cap"),
        Condition.NotStarted => new(Status.Ok, State.NotStarted, null, "the window begins with first use"),
        _ => null,
    };

    static Verdict ByAmount(Reading reading, Thresholds thresholds)
    {
        if (reading.Remaining is not { } left)
        {
            return reading.Used is { } used
                ? new(Status.Ok, State.NoLimitKnown, null, $"{Text(used)} {reading.Unit} used; no limit is known, so there is no share")
                : new(Status.Info, State.NoData, null, "the provider gave no number");
        }

        if (left <= 0) return new(Status.Critical, State.Exhausted, "used up", $"{Text(left)} {reading.Unit} left");
        var byShare = ByShare(reading, left, thresholds);
        var isInUnit = thresholds.Unit is null || thresholds.Unit == reading.Unit;
        var byAmount = !isInUnit ? null
            : Below(left, thresholds.CriticalAmount) ? Low(Status.Critical, thresholds.CriticalAmount)
            : Below(left, thresholds.WarningAmount) ? Low(Status.Warning, thresholds.WarningAmount)
            : null;
        return byAmount is not null && byAmount.Status >= byShare.Status ? byAmount : byShare;

        Verdict Low(Status status, decimal? threshold) => new(status, State.Low, $"< {Text(threshold!.Value)} {reading.Unit}",
            $"{Text(left)} {reading.Unit} left, below the {Text(threshold.Value)} {reading.Unit} set for {Word(status)}");
    }

    static Verdict ByShare(Reading reading, decimal left, Thresholds thresholds)
    {
        if (reading.Limit is not > 0 || !Amounts.TryMultiply(reading.Limit.Value, thresholds.CriticalShare, out var critical)
            || !Amounts.TryMultiply(reading.Limit.Value, thresholds.WarningShare, out var warning))
            return new(Status.Ok, State.NoLimitKnown, null, $"{Text(left)} {reading.Unit} left; no limit is known, so there is no share");

        var isLifetime = reading.LimitSource == LimitSource.Lifetime;
        var share = $"{Text(left)} of {Text(reading.Limit.Value)} {reading.Unit} left ({Percent(Math.Round(left / reading.Limit.Value, 4))}, limit {Word(reading.LimitSource!.Value)})";
        if (left >= critical && left >= warning) return new(Status.Ok, State.Ok, null, $"{share}, at least {Percent(thresholds.WarningShare)}");

        var isCritical = left < critical;
        var threshold = isCritical ? thresholds.CriticalShare : thresholds.WarningShare;
        var status = isCritical && !isLifetime ? Status.Critical : Status.Warning;
        var why = isCritical && isLifetime ? "; a share of all ever bought is never worse than a warning" : "";
        return new(status, State.Low, $"< {Percent(threshold)}{(isLifetime ? " of all bought" : "")}", $"{share}, below {Percent(threshold)}: {Word(status)}{why}");
    }

    static bool Below(decimal left, decimal? threshold) => left < threshold;

    static string Percent(decimal share) => Text(share * 100) + "%";

    static string Text(decimal amount) => Amounts.Trim(amount).ToString(CultureInfo.InvariantCulture);

    static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    sealed record Verdict(Status Status, State State, string? Alert, string Rule);
}
