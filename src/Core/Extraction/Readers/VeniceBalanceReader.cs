using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The balances of a Venice account, in either of two answers: the billing one (<c>usd</c>, <c>diem</c>, an allowance of DIEM per UTC day), or the one of
/// the key's rate limits (<c>USD</c>, <c>DIEM</c>, the time of the next day).
/// Its trap: 0 dollars is not the end of an account that lives on DIEM or on bundled credits; only <c>canConsume</c> says that nothing is left.
/// So a balance is a gate where it is what is being consumed; another one that holds something carries on after it, and one that holds nothing is a side meter.
/// Sources: veniceai/api-docs swagger.yaml and api-reference/rate-limiting.mdx, steipete/CodexBar Venice provider; read 2026-11-23.
/// </summary>
sealed class VeniceBalanceReader(AnswerScope scope)
{
    const string Dollars = "USD";
    const string Diem = "diem";

    public AnswerResult Read()
    {
        var body = scope.Root.Member("data") is { ValueKind: JsonValueKind.Object } data ? data : scope.Root;
        var balances = body.Member("balances");
        if (balances.ValueKind != JsonValueKind.Object) return Failed("$.balances");
        if (IsBilling && body.Member("canConsume").ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return Failed("$.canConsume");

        var isStopped = body.Member("canConsume", "accessPermitted").ValueKind == JsonValueKind.False;
        var consumed = body.Text(scope, "consumptionCurrency");
        List<Reading> readings = [];
        if (balances.Amount("usd", "USD") is { } dollars)
            readings.Add(Balance(body, dollars, isStopped, RoleOf(dollars, isStopped, IsBilling ? consumed == "USD" : dollars > 0)));
        if (balances.Amount("diem", "DIEM") is { } diem && (diem != 0 || body.Amount("diemEpochAllocation") is > 0))
            readings.Add(Allowance(body, diem, RoleOf(diem, isStopped, IsBilling ? consumed == "DIEM" : diem > 0)));
        return readings.Exists(reading => reading.Role != Role.Info) ? new() { Readings = readings }
            : new() { Failure = isStopped ? Failures.Of(scope, State.Exhausted) : new(State.NoData, "the account works, and what it works on is not told"), Then = FaultAction.Next };
    }

    bool IsBilling => scope.Root.Member("data").ValueKind == JsonValueKind.Undefined;

    static Role RoleOf(decimal left, bool isStopped, bool isConsumed) => isStopped || isConsumed ? Role.Gate : left > 0 ? Role.Fallback : Role.Info;

    Reading Balance(JsonElement body, decimal left, bool isStopped, Role role) =>
        Reading.Of(MeterKind.Balance, "balance", "Balance", Dollars, "api", scope.Answer.ObservedAt) with
        {
            Role = role,
            Remaining = left,
            Condition = isStopped ? Condition.Exhausted : Condition.Normal,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} {(IsBilling ? "$.balances.usd" : "$.data.balances.USD")}",
            ExpiresAt = Instant(body, "keyExpiration"),
        };

    // What is not used is lost at midnight, UTC. The balance can be more than the day's allowance.
    Reading Allowance(JsonElement body, decimal left, Role role)
    {
        var allowance = body.Amount("diemEpochAllocation") is > 0 and var perDay ? perDay : default(decimal?);
        return Reading.Of(MeterKind.Window, "daily", "DIEM per day", Diem, "api", scope.Answer.ObservedAt) with
        {
            Role = role,
            Remaining = left,
            Limit = allowance,
            LimitSource = allowance is null ? null : LimitSource.Reported,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} {(IsBilling ? "$.balances.diem" : "$.data.balances.DIEM")}",
            ResetsAt = Instant(body, "nextEpochBegins") ?? BudgetSpan.Around(BudgetPeriod.Day, TimeZoneInfo.Utc, scope.Answer.ObservedAt).End,
            Length = TimeSpan.FromDays(1),
        };
    }

    static DateTimeOffset? Instant(JsonElement body, string name) =>
        AnswerScope.Scalar(body.Member(name)) is { } text && TimeReader.TryParse(text, TimeSpan.Zero, out var instant) ? instant : null;

    AnswerResult Failed(string path) => Failures.Unforeseen(Failures.Unrecognized(scope, $"has no {path}"));
}
