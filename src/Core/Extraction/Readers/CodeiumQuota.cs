using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The daily and the weekly quota of a Windsurf or Devin account, and the credits of older plans, as the backend and the editor's copy have them.
/// Its traps: percents are what is left; zeros are dropped on the way, so that a missing percent beside a reset is nothing left; counts of credits look like
/// hundredths, so that only their share is shown. Sources: steipete/CodexBar docs/windsurf.md, robinebers/openusage docs/providers/devin.md; read 2026-11-23.
/// </summary>
static class CodeiumQuota
{
    /// <summary>A quota; null when it is neither told nor said to be there.</summary>
    /// <param name="scope">The answer.</param>
    /// <param name="quota">What it is a member of.</param>
    /// <param name="length">A day or a week.</param>
    /// <param name="percent">The member with what is left.</param>
    /// <param name="reset">The member with the epoch seconds of its reset.</param>
    /// <param name="path">Where it sits.</param>
    public static Reading? Window(AnswerScope scope, JsonElement quota, TimeSpan length, string percent, string reset, string path)
    {
        var (left, resetsAt) = (quota.Amount(percent), quota.Instant(reset));
        if (left is null && resetsAt is null) return null;
        var id = MeterNames.OfLength(length);
        return scope.Of(MeterKind.Window, id, MeterNames.Label(id, null), "percent", $"{path}.{percent}") with
        {
            Remaining = Math.Clamp(left ?? 0, 0, 100),
            Limit = 100,
            LimitSource = LimitSource.Reported,
            Estimated = left is null,
            ResetsAt = resetsAt,
            Length = length,
        };
    }

    /// <summary>The share of an older plan's credits; null without a total.</summary>
    /// <param name="scope">The answer.</param>
    /// <param name="kind">Which credits: <c>prompt</c>, <c>flow</c>.</param>
    /// <param name="used">Used in the period.</param>
    /// <param name="total">All there are in it.</param>
    /// <param name="end">The end of the period.</param>
    /// <param name="path">Where they sit.</param>
    public static Reading? Credits(AnswerScope scope, string kind, decimal? used, decimal? total, DateTimeOffset? end, string path) =>
        ReadingShapes.PercentOf(used, total) is { } percent ? scope.Percent($"monthly-{kind}-credits", $"Monthly ({kind} credits)", percent, path) with { Estimated = true, ResetsAt = end } : null;
}
