using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// One billing cycle of Cursor, in either of its answers. Money is in cents; percents are percents of what was used, so that 0.4 is 0.4 %.
/// Sources: steipete/CodexBar docs/cursor.md, robinebers/openusage docs/providers/cursor.md, xiufengsun/TokenTracker src/lib/cursor-config.js; read 2026-11-23.
/// </summary>
/// <param name="scope">The answer.</param>
/// <param name="start">When the cycle began; null when not said.</param>
/// <param name="end">When the next one begins; null when not said.</param>
sealed class CursorCycle(AnswerScope scope, DateTimeOffset? start, DateTimeOffset? end)
{
    const string Team = "team";

    // The dollars and the percent of one allowance are rounded apart.
    const decimal PercentTolerance = 1;

    static readonly (string Name, string Member)[] Pools = [("auto", "autoPercentUsed"), ("api", "apiPercentUsed")];

    /// <summary>What an answer says that knows the plan and has no numbers of it.</summary>
    public static readonly PollFailure WithoutQuota = new(State.NoData, "the login is good, and its plan has no quota that can be read");

    readonly TimeSpan? _length = end > start ? end - start : null;

    string Window => _length is { } length ? MeterNames.OfLength(length) : "monthly";

    /// <summary>What the plan includes: in dollars where they say the same as the percent, which decides. Null when neither is told.</summary>
    public Reading? Included(JsonElement plan, string path)
    {
        var limit = plan.Amount("limit");
        var left = plan.Amount("remaining") ?? limit - plan.Amount("totalSpend", "used");
        var percent = plan.Amount("totalPercentUsed");
        if (ReadingShapes.PercentOf(limit - left, limit) is { } share && (percent is null || Math.Abs(percent.Value - share) <= PercentTolerance))
            return Allowance(MeterKind.Window, Window, "Included", $"{path}.remaining") with { Remaining = left / 100, Limit = limit / 100, LimitSource = LimitSource.Reported };
        return percent is { } used ? Timed(scope.Percent(Window, "Included", used, $"{path}.totalPercentUsed")) : null;
    }

    /// <summary>The pools inside of the included usage, as far as the plan has them, and what was given on top of it.</summary>
    public IEnumerable<Reading> Parts(JsonElement plan, string path)
    {
        foreach (var (pool, member) in Pools)
            if (plan.Amount(member) is { } used)
                yield return Timed(scope.Percent(MeterNames.WithScope(Window, pool), MeterNames.Label("included", pool), used, $"{path}.{member}")) with { Scope = pool, Role = Role.Info };
        var given = plan.Member("breakdown").Amount("bonus");
        var bonus = given ?? plan.Amount("bonusSpend");
        if (bonus > 0) yield return Allowance(MeterKind.Spend, "bonus", "Bonus", $"{path}.{(given is null ? "bonusSpend" : "breakdown.bonus")}") with { Role = Role.Info, Used = bonus / 100 };
    }

    /// <summary>What is paid for beyond the plan; null where that is switched off.</summary>
    /// <param name="used">Spent so far, in cents.</param>
    /// <param name="limit">The most that may be spent, in cents; null for none that is told.</param>
    /// <param name="isOn">True where work is said to go on with it: without a limit there is then no cap.</param>
    /// <param name="path">Where it sits.</param>
    public Reading? OnDemand(decimal? used, decimal? limit, bool isOn, string path) => limit > 0
        ? Allowance(MeterKind.Window, "on-demand", "On-demand", path) with { Role = Role.Fallback, Used = (used ?? 0) / 100, Limit = limit / 100, LimitSource = LimitSource.Reported }
        : used > 0 || isOn && limit is null
            ? Allowance(MeterKind.Spend, "on-demand", "On-demand", path) with
            {
                Role = isOn ? Role.Fallback : Role.Info,
                Used = (used ?? 0) / 100,
                Condition = isOn && limit is null ? Condition.Unlimited : Condition.Normal,
            }
            : null;

    /// <summary>A pool that the whole team uses up; null where there is none.</summary>
    /// <param name="used">Used by all, in cents.</param>
    /// <param name="limit">What all may use, in cents.</param>
    /// <param name="isOwn">True where the seat has nothing of its own.</param>
    /// <param name="path">Where it sits.</param>
    public Reading? TeamPool(decimal? used, decimal? limit, bool isOwn, string path) => limit is not > 0 || used is null ? null
        : Allowance(MeterKind.Window, "team-pool", "Team pool", path) with
        {
            Scope = Team,
            Role = isOwn ? Role.Gate : Role.Fallback,
            Used = used / 100,
            Limit = limit / 100,
            LimitSource = LimitSource.Reported,
        };

    /// <summary>The on-demand spending of the whole team.</summary>
    public static Reading OfTeam(Reading onDemand) => onDemand with { Meter = MeterNames.WithScope(onDemand.Meter, Team), Label = MeterNames.Label("on-demand", Team), Scope = Team };

    /// <summary>An allowance without a cap.</summary>
    public Reading Unlimited(string path) => Allowance(MeterKind.Window, Window, "Included", path) with { Condition = Condition.Unlimited };

    Reading Allowance(MeterKind kind, string meter, string label, string path) => Timed(scope.Of(kind, meter, label, "USD", path));

    Reading Timed(Reading reading) => reading with { ResetsAt = end, Length = _length };
}
