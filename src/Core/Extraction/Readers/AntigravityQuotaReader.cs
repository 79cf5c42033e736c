using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The quota pools of Antigravity: a 5-hour and a weekly window for Google's models and one pair for everybody else's, as fractions of what is left. The
/// program's own server on the user's machine wraps the answer, and in older versions has only the state of each model. A pool without a fraction is
/// unknown, neither full nor empty, since sources disagree: it is shown without numbers. Sources: steipete/CodexBar docs/antigravity.md, robinebers/openusage docs/providers/antigravity.md,
/// slkiser/opencode-quota src/lib/google-agy.ts; read 2026-11-23.
/// </summary>
sealed class AntigravityQuotaReader(AnswerScope scope)
{
    public AnswerResult Read()
    {
        if (scope.Root.Member("userStatus") is { ValueKind: JsonValueKind.Object } status) return OfModels(status);

        var (summary, path) = scope.Root.Member("response") is { ValueKind: JsonValueKind.Object } wrapped ? (wrapped, "$.response.groups") : (scope.Root, "$.groups");
        var groups = summary.Member("groups");
        if (groups.ValueKind != JsonValueKind.Array) return Failures.Unforeseen(Failures.Unrecognized(scope, $"has no {path}"));

        return Of([.. groups.Elements().SelectMany((group, at) =>
            group.Member("buckets").Elements().Select((bucket, index) => Pool(group, bucket, $"{path}[{at}].buckets[{index}]")).OfType<Reading>())]);
    }

    AnswerResult Of(IReadOnlyList<Reading> readings, string? plan = null) =>
        new() { Readings = readings, Failure = readings.Count > 0 ? null : Failures.Of(scope, State.NoData), Then = FaultAction.Next, Plan = plan };

    Reading? Pool(JsonElement group, JsonElement bucket, string path)
    {
        if (bucket.Is("disabled")) return null;
        var id = bucket.Text(scope, "bucketId") ?? "";
        var length = LengthOf(bucket.Text(scope, "window") ?? id.Split('-')[^1]);
        var pool = id.Split('-')[0] switch
        {
            "gemini" => "Gemini",
            "3p" => "Claude/GPT",
            _ => group.Text(scope, "displayName") ?? id,
        };
        var window = length is { } known ? MeterNames.OfLength(known) : MeterNames.Slug(id);
        return Window(MeterNames.WithScope(window, pool), $"{pool} {(length is null ? id : MeterNames.Label(window, null).ToLowerInvariant())}", pool, bucket, path) with
        {
            Role = length is null ? Role.Info : Role.Gate,
            Length = length,
        };
    }

    AnswerResult OfModels(JsonElement status)
    {
        var (plan, tier) = (status.Member("planStatus"), status.Member("userTier"));
        const string models = "$.userStatus.cascadeModelConfigData.clientModelConfigs";
        var windows = status.Member("cascadeModelConfigData").Member("clientModelConfigs").Elements().Select((model, index) =>
            model.Text(scope, "label") is { } label && model.Member("quotaInfo") is { ValueKind: JsonValueKind.Object } quota
                ? Window(MeterNames.WithScope("window", label), label, label, quota, $"{models}[{index}].quotaInfo") with { Role = Role.Gate }
                : null);
        IEnumerable<Reading?> credits =
        [
            Credits(plan, "prompt-credits", "Prompt credits", "availablePromptCredits", "monthlyPromptCredits"),
            Credits(plan, "flow-credits", "Flow credits", "availableFlowCredits", "monthlyFlowCredits"),
        ];
        return Of([.. windows.Concat(credits).OfType<Reading>()], tier.Text(scope, "name") ?? plan.Member("planInfo").Text(scope, "planName"));
    }

    Reading Window(string meter, string label, string pool, JsonElement quota, string path)
    {
        var window = scope.Of(MeterKind.Window, meter, label, "percent", $"{path}.remainingFraction") with { Scope = pool, ResetsAt = quota.Instant("resetTime") };
        return Left(quota) is { } left ? window with { Remaining = 100 * left, Limit = 100, LimitSource = LimitSource.Reported } : window;
    }

    Reading? Credits(JsonElement plan, string meter, string label, string available, string monthly) => plan.Amount(available) is not { } left ? null
        : scope.Of(MeterKind.Window, meter, label, "credits", $"$.userStatus.planStatus.{available}") with
        {
            Role = Role.Info,
            Remaining = left,
            Limit = plan.Member("planInfo").Amount(monthly),
            LimitSource = plan.Member("planInfo").Amount(monthly) is null ? null : LimitSource.Reported,
        };

    static decimal? Left(JsonElement quota) => ReadingShapes.Fraction(quota.Amount("remainingFraction") ?? quota.Member("remaining").Amount("remainingFraction"));

    static TimeSpan? LengthOf(string window) => window switch
    {
        "weekly" => TimeSpan.FromDays(7),
        "daily" => TimeSpan.FromDays(1),
        _ => Durations.TryParse(window, out var length) ? length : null,
    };
}
