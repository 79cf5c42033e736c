using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The month's cost by model out of Mistral's usage: billable amounts times the price of the same metric and group. Prices are numbers or text.
/// A model with an amount that has no price has an unknown cost, not a smaller one.
/// Source: mistralai/platform-docs-public public/openapi.yaml, read 2026-11-23.
/// </summary>
sealed class MistralUsageReader(AnswerScope scope)
{
    public AnswerResult Read()
    {
        if (scope.Root.Text(scope, "currency") is not { } currency) return Unrecognized("has no $.currency");
        if (scope.Root.Member("prices").ValueKind != JsonValueKind.Array) return Unrecognized("has no $.prices");

        var prices = Prices();
        var models = scope.Root.EnumerateObject().SelectMany(category => category.Value.Member("models") is { ValueKind: JsonValueKind.Object } named
            ? named.EnumerateObject().Select(model => (Category: category.Name, Model: model))
            : []);
        return new()
        {
            Readings =
            [
                .. models.Take(ReadingReader.MaxReadings)
                    .Select(one => Spend(scope.Clean(one.Model.Name.Split("::")[0]), currency.ToUpperInvariant(), Cost(one.Model.Value, prices), one.Category)),
            ],
        };
    }

    AnswerResult Unrecognized(string what) => Failures.Unforeseen(Failures.Unrecognized(scope, what));

    Dictionary<(string, string), decimal> Prices()
    {
        var prices = new Dictionary<(string, string), decimal>();
        foreach (var price in scope.Root.Member("prices").EnumerateArray())
            if (price.Amount("price") is { } amount) prices[Metric(price)] = amount;
        return prices;
    }

    static decimal? Cost(JsonElement model, Dictionary<(string, string), decimal> prices)
    {
        if (model.ValueKind != JsonValueKind.Object) return null;
        var total = 0m;
        foreach (var row in model.EnumerateObject().SelectMany(list => list.Value.ValueKind == JsonValueKind.Array ? list.Value.EnumerateArray() : []))
        {
            if (row.Amount("value_paid") is not { } paid) return null;
            if (paid == 0) continue;
            if (!prices.TryGetValue(Metric(row), out var price) || !Amounts.TryMultiply(paid, price, out var cost) || !Amounts.TryAdd(total, cost, out total)) return null;
        }

        return total;
    }

    static (string, string) Metric(JsonElement row) => (AnswerScope.Scalar(row.Member("billing_metric")) ?? "", AnswerScope.Scalar(row.Member("billing_group")) ?? "");

    Reading Spend(string model, string currency, decimal? cost, string category) =>
        Reading.Of(MeterKind.Spend, MeterNames.WithScope("spend-month", model), MeterNames.Label("spend-month", model), currency, "api", scope.Answer.ObservedAt) with
        {
            Scope = model,
            Role = Role.Info,
            Used = cost,
            Estimated = true,   // a product of two answers' numbers, not a bill
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.{category}.models",
            ResetsAt = BudgetSpan.Around(BudgetPeriod.Month, TimeZoneInfo.Utc, scope.Answer.ObservedAt).End,
        };
}
