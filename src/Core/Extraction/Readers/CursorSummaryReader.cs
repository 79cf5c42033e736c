using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>The usage as Cursor's dashboard shows it, also that of seats whose quota is the team's. Sources: as of <see cref="CursorCycle"/>.</summary>
sealed class CursorSummaryReader(AnswerScope scope)
{
    const string Individual = "$.individualUsage";

    public AnswerResult Read()
    {
        var (own, team) = (scope.Root.Member("individualUsage"), scope.Root.Member("teamUsage"));
        if (own.ValueKind != JsonValueKind.Object && team.ValueKind != JsonValueKind.Object) return Failures.Unforeseen(Failures.Unrecognized(scope, $"has no {Individual}"));

        var cycle = new CursorCycle(scope, scope.Root.Instant("billingCycleStart"), scope.Root.Instant("billingCycleEnd"));
        var plan = own.Member("plan");
        var included = scope.Root.Member("isUnlimited").ValueKind == JsonValueKind.True ? cycle.Unlimited("$.isUnlimited")
            : IsOff(plan) ? null
            : cycle.Included(plan, $"{Individual}.plan");
        var pooled = team.Member("pooled");
        Reading?[] readings =
        [
            included,
            .. cycle.Parts(plan, $"{Individual}.plan"),
            OnDemand(cycle, own, $"{Individual}.onDemand"),
            IsOff(pooled) ? null : cycle.TeamPool(Used(pooled), pooled.Amount("limit"), isOwn: included is null, "$.teamUsage.pooled"),
            OnDemand(cycle, team, "$.teamUsage.onDemand") is { } ofTeam ? CursorCycle.OfTeam(ofTeam) : null,
        ];
        return new()
        {
            Readings = [.. readings.OfType<Reading>()],
            Failure = readings.Any(reading => reading is not null) ? null : CursorCycle.WithoutQuota,
            Then = FaultAction.Next,
        };
    }

    static Reading? OnDemand(CursorCycle cycle, JsonElement owner, string path) =>
        owner.Member("onDemand") is { ValueKind: JsonValueKind.Object } spending
            ? cycle.OnDemand(Used(spending), spending.Amount("limit"), spending.Member("enabled").ValueKind == JsonValueKind.True, $"{path}.used")
            : null;

    static decimal? Used(JsonElement allowance) => allowance.Amount("used") ?? allowance.Amount("limit") - allowance.Amount("remaining");

    static bool IsOff(JsonElement allowance) => allowance.Member("enabled").ValueKind == JsonValueKind.False;
}
