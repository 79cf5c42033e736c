using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What the keys of an Exa team cost this month, together and each against its budget.
/// Its trap: budgets are in the list of keys and in cents, costs in one answer per key and in dollars; the key's id joins them.
/// Source: exa.ai/docs/team-management-spec.yaml; read 2026-11-23.
/// </summary>
sealed class ExaTeamReader(AnswerScope scope)
{
    const string KeysRequest = "api-keys";
    const string Dollars = "USD";
    const decimal DollarsPerCent = 0.01m;

    public AnswerResult Read()
    {
        var keys = scope.Root.Member(KeysRequest).Member("apiKeys");
        var calls = scope.Root.Member(scope.Request.Id);
        if (keys.ValueKind != JsonValueKind.Array) return Unknown($"has no $['{KeysRequest}'].apiKeys");
        if (calls.ValueKind != JsonValueKind.Array) return Unknown($"has no $['{scope.Request.Id}']");

        var total = 0m;
        var costs = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var call in calls.EnumerateArray())
        {
            if (call.Member("answer").Amount("total_cost_usd") is not { } cost || !Amounts.TryAdd(total, cost, out total)) return Unknown($"has no {CostPath}");
            costs[AnswerScope.Scalar(call.Member("item")) ?? ""] = cost;
        }

        var spend = Of(MeterKind.Spend, "spend-month", MeterNames.Label("spend-month", null), CostPath) with { Used = total, ResetsAt = BudgetSpan.Around(BudgetPeriod.Month, TimeZoneInfo.Utc, scope.Answer.ObservedAt).End };
        return new() { Readings = [spend, .. keys.Elements().Select(key => Budget(key, costs)).OfType<Reading>()] };
    }

    string CostPath => $"$['{scope.Request.Id}'][*].answer.total_cost_usd";

    // The period of a budget is not stated, so it has no reset; what is over budget is blocked whatever the numbers say.
    Reading? Budget(JsonElement key, Dictionary<string, decimal> costs)
    {
        var isOver = key.Member("isOverBudget").ValueKind == JsonValueKind.True;
        var limit = key.Amount("budgetCents") is > 0 and var cents && Amounts.TryMultiply(cents, DollarsPerCent, out var dollars) ? dollars : default(decimal?);
        if (limit is null && !isOver) return null;
        var id = AnswerScope.Scalar(key.Member("id")) ?? "";
        var name = key.Text(scope, "name", "id");
        return Of(MeterKind.Window, MeterNames.WithScope("key", name), MeterNames.Label("key", name), CostPath) with
        {
            Scope = name,
            Role = Role.Info,
            Used = costs.TryGetValue(id, out var cost) ? cost : null,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Condition = isOver ? Condition.Blocked : Condition.Normal,
        };
    }

    AnswerResult Unknown(string what) => new() { Failure = Failures.Unrecognized(scope, what), Then = FaultAction.Next };

    Reading Of(MeterKind kind, string meter, string label, string path) =>
        Reading.Of(kind, meter, label, Dollars, "api", scope.Answer.ObservedAt) with { Verified = scope.Request.IsVerified, Origin = $"{scope.Name} {path}" };
}
