using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The credits of a SuperGrok or Grok Build subscription. Money is in cents, as <c>{"val": 1250}</c>, and <c>{}</c> is 0.
/// Its trap: a percent that is not there is a dropped 0 just after a reset, as most tools have it, and for some accounts never there: it counts as 0, and as
/// assumed, while a period is running; otherwise it is unknown, and the window has no numbers. Sources: steipete/CodexBar docs/grok.md, robinebers/openusage docs/providers/grok.md,
/// akitaonrails/ai-usagebar src/supergrok, vinzdg/codenotch issue 17; read 2026-11-23.
/// </summary>
sealed class GrokBillingReader(AnswerScope scope)
{
    const string PeriodType = "USAGE_PERIOD_TYPE_";

    // Without any of them it is no answer that is known.
    static readonly string[] Known = ["currentPeriod", "billingPeriodEnd", "monthlyLimit", "used", "productUsage", "onDemandCap", "prepaidBalance"];

    public AnswerResult Read()
    {
        var config = scope.Root.Member("config");
        if (config.ValueKind != JsonValueKind.Object) return Failures.Unforeseen(Failures.Of(scope, State.NoPlan));

        var period = Period.Of(config);
        var pool = Pool(config, period);
        Reading?[] readings = [pool, .. Products(config, period), OnDemand(config, period), Prepaid(config)];
        return new()
        {
            Readings = [.. readings.OfType<Reading>()],
            Failure = pool is null ? Failures.Unrecognized(scope, "has no $.config.creditUsagePercent") : null,
            Then = FaultAction.Next,
            Plan = scope.Root.Text(scope, "subscriptionTier", "subscription_tier") ?? config.Text(scope, "subscriptionTier", "subscription_tier"),
        };
    }

    Reading? Pool(JsonElement config, Period period)
    {
        if (config.Amount("creditUsagePercent") is { } percent) return period.On(scope.Percent(period.Id, MeterNames.Label(period.Id, null), percent, "$.config.creditUsagePercent"));
        if (Cents(config, "monthlyLimit") is > 0 and var limit)   // as it once was
            return period.On(scope.Of(MeterKind.Window, period.Id, MeterNames.Label(period.Id, null), "USD", "$.config.used.val")) with
            {
                Used = (Cents(config, "used") ?? 0) / 100,
                Limit = limit / 100,
                LimitSource = LimitSource.Reported,
            };
        var isRunning = config.Member("currentPeriod").ValueKind == JsonValueKind.Object && period.End > scope.Answer.ObservedAt;
        return isRunning ? period.On(scope.Percent(period.Id, MeterNames.Label(period.Id, null), 0, "$.config.currentPeriod")) with { Estimated = true }
            : config.Member(Known).ValueKind != JsonValueKind.Undefined ? period.On(scope.Of(MeterKind.Window, period.Id, MeterNames.Label(period.Id, null), "percent", "$.config.creditUsagePercent"))
            : null;
    }

    IEnumerable<Reading?> Products(JsonElement config, Period period) => config.Member("productUsage").Elements().Select((product, index) =>
        product.Text(scope, "product") is { } name && product.Amount("usagePercent") is { } used
            ? period.On(scope.Percent(MeterNames.WithScope(period.Id, name), MeterNames.Label(period.Id, name), used, $"$.config.productUsage[{index}].usagePercent")) with
            {
                Scope = name,
                Role = Role.Info,
            }
            : null);

    Reading? OnDemand(JsonElement config, Period period) => Cents(config, "onDemandCap") is not { } cap || cap <= 0 ? null
        : period.On(scope.Of(MeterKind.Window, "on-demand", "On-demand", "USD", "$.config.onDemandUsed.val")) with
        {
            Role = Role.Fallback,
            Used = (Cents(config, "onDemandUsed") ?? 0) / 100,
            Limit = cap / 100,
            LimitSource = LimitSource.Reported,
        };

    Reading? Prepaid(JsonElement config) => Cents(config, "prepaidBalance") is not { } balance ? null
        : scope.Of(MeterKind.Balance, "balance", "Prepaid balance", "USD", "$.config.prepaidBalance.val") with { Role = balance > 0 ? Role.Fallback : Role.Info, Remaining = balance / 100 };

    static decimal? Cents(JsonElement config, string name) => config.Member(name) is { ValueKind: JsonValueKind.Object } money ? money.Amount("val") ?? 0 : null;

    /// <summary>The running period: its window's id, its end and its length.</summary>
    sealed record Period(string Id, DateTimeOffset? End, TimeSpan? Length)
    {
        public static Period Of(JsonElement config)
        {
            var current = config.Member("currentPeriod");
            var start = current.Instant("start") ?? config.Instant("billingPeriodStart");
            var end = current.Instant("end") ?? config.Instant("billingPeriodEnd");
            var type = AnswerScope.Scalar(current.Member("type"));
            var length = end > start ? end - start : null;
            return new(type == $"{PeriodType}WEEKLY" ? "weekly" : type == $"{PeriodType}MONTHLY" || length is null ? "monthly" : MeterNames.OfLength(length.Value), end, length);
        }

        public Reading On(Reading reading) => reading with { ResetsAt = End, Length = Length };
    }
}
