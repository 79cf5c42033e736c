using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>The status of a Windsurf or Devin account, as its backend tells it. Traps and sources: as of <see cref="CodeiumQuota"/>.</summary>
sealed class CodeiumStatusReader(AnswerScope scope)
{
    const string Path = "$.userStatus.planStatus";

    public AnswerResult Read()
    {
        if (scope.Root.Member("userStatus").ValueKind != JsonValueKind.Object) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.userStatus"));
        var plan = scope.Root.Member("userStatus").Member("planStatus");
        var info = plan.Member("planInfo");
        Reading?[] quotas =
        [
            IsTrue(info, "hideDailyQuota") ? null : CodeiumQuota.Window(scope, plan, TimeSpan.FromDays(1), "dailyQuotaRemainingPercent", "dailyQuotaResetAtUnix", Path),
            IsTrue(info, "hideWeeklyQuota") ? null : CodeiumQuota.Window(scope, plan, TimeSpan.FromDays(7), "weeklyQuotaRemainingPercent", "weeklyQuotaResetAtUnix", Path),
            Acus(plan),
        ];
        if (quotas.All(quota => quota is null)) quotas = [Credits(plan, info, "Prompt"), Credits(plan, info, "Flow")];
        var gates = quotas.OfType<Reading>().ToList();
        return new()
        {
            Readings = Overage(plan) is { } overage ? [.. gates, overage] : gates,
            Failure = gates.Count > 0 ? null : Failures.Of(scope, State.NoData),
            Then = FaultAction.Next,
            Plan = info.Text(scope, "planName"),
        };
    }

    // Compute units of a team; zeros are dropped here too.
    Reading? Acus(JsonElement plan) => plan.Amount("acuLimit") is not > 0 ? null
        : scope.Of(MeterKind.Window, "monthly-acu", "ACU", "acus", $"{Path}.acuConsumed") with
        {
            Used = plan.Amount("acuConsumed") ?? 0,
            Limit = plan.Amount("acuLimit"),
            LimitSource = LimitSource.Reported,
            ResetsAt = plan.Instant("planEnd"),
        };

    Reading? Credits(JsonElement plan, JsonElement info, string kind)
    {
        var (left, used) = (plan.Amount($"available{kind}Credits"), plan.Amount($"used{kind}Credits"));
        var total = info.Amount($"monthly{kind}Credits") ?? left + used;
        return CodeiumQuota.Credits(scope, kind.ToLowerInvariant(), used ?? total - left, total, plan.Instant("planEnd"), $"{Path}.available{kind}Credits");
    }

    Reading? Overage(JsonElement plan) => plan.Amount("overageBalanceMicros") is not { } micros ? null
        : scope.Of(MeterKind.Balance, "overage", "Overage balance", "USD", $"{Path}.overageBalanceMicros") with { Role = micros > 0 ? Role.Fallback : Role.Info, Remaining = micros / 1_000_000 };

    static bool IsTrue(JsonElement element, string name) => element.Member(name).ValueKind == JsonValueKind.True;
}
