using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The credits of a Qoder plan, those bought besides, and those of the organization.
/// Its traps: percentages are fractions, and rounded, so that used and total alone count; an organization's total may be called its cap; the year 9999
/// stands for never; and while something was bought or given besides, work goes on after the plan's credits.
/// Sources: public clients of openapi.qoder.sh/api/v2/quota/usage that read <c>addOnQuota</c>, token-monitor PR 509; read 2026-11-23.
/// </summary>
sealed class QoderQuotaReader(AnswerScope scope)
{
    static readonly (string Member, string Meter, string Label, Role Role)[] Quotas =
    [
        ("userQuota", "plan", "Plan", Role.Gate),
        ("addOnQuota", "add-on", "Add-on credits", Role.Fallback),
        ("orgResourcePackage", "organization", "Organization", Role.Fallback),
    ];

    public AnswerResult Read()
    {
        var usage = scope.Own();
        var status = scope.Root.Member("status", "status-cn");
        var resetsAt = status.Milliseconds("nextResetAt") ?? usage.Milliseconds("expiresAt");
        List<Reading> readings = [];
        string? silent = null;
        foreach (var (member, meter, label, role) in Quotas)
        {
            var quota = usage.Member(member);
            if (quota.ValueKind != JsonValueKind.Object || quota.Amount("total", "cap") is 0) continue;
            var (used, left, path) = (quota.Amount("used"), quota.Amount("remaining"), $"$.{member}.used");
            if (used is null && left is null)
            {
                silent ??= path;
                continue;
            }

            var limit = quota.Amount("total", "cap");
            readings.Add(scope.Of(MeterKind.Window, meter, label, quota.Text(scope, "unit")?.ToLowerInvariant() ?? "credits", path) with
            {
                Role = role,
                Used = used,
                Remaining = left,
                Limit = limit,
                LimitSource = limit is null ? null : LimitSource.Reported,
                ResetsAt = role == Role.Gate ? resetsAt : null,   // what was bought or given does not refill with the plan
            });
        }

        var isKnown = Quotas.Any(quota => usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(quota.Member, out _));
        return new()
        {
            Readings = readings,
            Failure = silent is not null ? Failures.Unrecognized(scope, $"has no {silent}")
                : readings.Count > 0 ? null
                : isKnown ? Failures.Of(scope, State.NoPlan)
                : Failures.Unrecognized(scope, "has no $.userQuota"),
            Then = FaultAction.Next,
            Plan = status.Text(scope, "plan") ?? usage.Text(scope, "userType"),
        };
    }
}
