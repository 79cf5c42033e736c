using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// A Runway organization: its credits, and how many generations each model made in the past day.
/// Its trap: limits and use are two objects with the models' names for keys, and a model that was not used is missing in the second.
/// Source: runwayml/sdk-node src/resources/organization.ts; read 2026-11-23.
/// </summary>
sealed class RunwayOrganizationReader(AnswerScope scope)
{
    const decimal DollarsPerCredit = 0.01m;

    public AnswerResult Read()
    {
        var balance = Balances();
        return new()
        {
            Readings = [.. balance, .. Models()],
            Failure = balance.Count > 0 ? null : Failures.Unrecognized(scope, "has no $.creditBalance"),
            Then = FaultAction.Next,
        };
    }

    List<Reading> Balances()
    {
        if (scope.Root.Amount("creditBalance") is not { } credits) return [];
        var balance = Of(MeterKind.Balance, "balance", "Balance", "credits", "$.creditBalance") with { Remaining = credits };
        if (!Amounts.TryMultiply(credits, DollarsPerCredit, out var dollars)) return [balance];
        var worth = Of(MeterKind.Balance, "balance-worth", "Worth", "USD", "$.creditBalance");
        return [balance, worth with { Role = Role.Info, Remaining = dollars, Estimated = true }];
    }

    IEnumerable<Reading> Models()
    {
        var limits = scope.Root.Member("tier").Member("models");
        if (limits.ValueKind != JsonValueKind.Object) yield break;
        foreach (var (name, model) in limits.EnumerateObject().Take(ReadingReader.MaxReadings).Select(member => (JsonText.NameOf(member), member.Value)))
        {
            var limit = model.Amount("maxDailyGenerations");
            if (limit is not > 0 || scope.Clean(name) is not { Length: > 0 } label) continue;
            var reading = Of(MeterKind.Window, MeterNames.WithScope("daily", label), label, "generations", $"$.tier.models.{label}.maxDailyGenerations");
            yield return reading with
            {
                Scope = label,
                Role = Role.Info,
                Used = Used(name),
                Limit = limit,
                LimitSource = LimitSource.Reported,
                Length = TimeSpan.FromDays(1),
            };
        }
    }

    // Not to be there is 0 only where the list itself is.
    decimal? Used(string model) => scope.Root.Member("usage").Member("models") is { ValueKind: JsonValueKind.Object } used
        ? used.Member(model) is { ValueKind: JsonValueKind.Object } own ? own.Amount("dailyGenerations") : 0
        : null;

    Reading Of(MeterKind kind, string meter, string label, string unit, string path) =>
        Reading.Of(kind, meter, label, unit, "api", scope.Answer.ObservedAt) with { Verified = scope.Request.IsVerified, Origin = $"{scope.Name} {path}" };
}
