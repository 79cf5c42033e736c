using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>The plan as the editor last saw it. After its end it says nothing. Traps and sources: as of <see cref="CodeiumQuota"/>.</summary>
/// <param name="scope">The answer: the rows of the editor's table.</param>
sealed class CodeiumCachedPlanReader(AnswerScope scope)
{
    const string Row = "windsurf.settings.cachedPlanInfo";
    const string Path = $"$['{Row}']";

    public AnswerResult Read()
    {
        var plan = scope.Root.Member(Row);
        if (plan.ValueKind != JsonValueKind.Object) return Failures.Unforeseen(Failures.Unrecognized(scope, $"has no {Path}"));
        var end = plan.Instant("endTimestamp");
        if (end <= scope.Context.Now) return Failures.Unforeseen(new(State.NoData, $"the plan that the editor last saw ended on {end:yyyy-MM-dd}; open it once to have it look again"));

        var (quota, usage) = (plan.Member("quotaUsage"), plan.Member("usage"));
        Reading?[] readings =
        [
            CodeiumQuota.Window(scope, quota, TimeSpan.FromDays(1), "dailyRemainingPercent", "dailyResetAtUnix", $"{Path}.quotaUsage"),
            CodeiumQuota.Window(scope, quota, TimeSpan.FromDays(7), "weeklyRemainingPercent", "weeklyResetAtUnix", $"{Path}.quotaUsage"),
        ];
        if (readings.All(reading => reading is null))
            readings =
            [
                CodeiumQuota.Credits(scope, "prompt", usage.Amount("usedMessages"), usage.Amount("messages"), end, $"{Path}.usage.usedMessages"),
                CodeiumQuota.Credits(scope, "flow", usage.Amount("usedFlowActions"), usage.Amount("flowActions"), end, $"{Path}.usage.usedFlowActions"),
            ];
        return new()
        {
            Readings = [.. readings.OfType<Reading>()],
            Failure = readings.Any(reading => reading is not null) ? null : new(State.NoData, "the editor's copy of the plan has no quota"),
            Then = FaultAction.Next,
            Plan = plan.Text(scope, "planName"),
        };
    }
}
