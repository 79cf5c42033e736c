using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The limits of a Kiro plan: a pool of credits per month (requests, in old answers), with what was given on top of it and what is billed beyond it.
/// Its traps: what is used counts the overage in; the exact numbers have names of their own; <c>daysUntilReset</c> says 0 at any time.
/// Sources: akitaonrails/ai-usagebar src/kiro/types.rs, steipete/CodexBar Providers/Kiro, xiufengsun/TokenTracker src/lib/usage-limits.js; read 2026-11-23.
/// </summary>
sealed class KiroUsageReader(AnswerScope scope)
{
    const string Credits = "CREDIT";
    const string Requests = "AGENTIC_REQUEST";

    public AnswerResult Read()
    {
        var entries = scope.Root.Member("usageBreakdownList");
        if (entries.ValueKind != JsonValueKind.Array) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.usageBreakdownList"));

        var rows = entries.Elements().Select((entry, index) => new Row(entry, $"$.usageBreakdownList[{index}]", entry.Text(scope, "resourceType") ?? "")).ToList();
        var main = rows.Find(row => row.Type == Credits) ?? rows.Find(row => row.Type == Requests) ?? (rows.Count == 1 ? rows[0] : null);
        List<Reading> readings = [.. rows.OrderBy(row => row != main).SelectMany(row => Read(row, row == main)).OfType<Reading>()];
        return new()
        {
            Readings = readings,
            Failure = readings.Count > 0 ? null : Failures.Of(scope, State.NoData),
            Then = FaultAction.Next,
            Plan = scope.Root.Member("subscriptionInfo").Text(scope, "subscriptionTitle"),
        };
    }

    IEnumerable<Reading?> Read(Row row, bool isMain)
    {
        var resource = isMain ? null : row.Entry.Text(scope, "displayName") ?? row.Type;
        yield return Pool(row, resource);
        yield return Overage(row, resource);
        yield return Charges(row, resource);
        if (row.Entry.Member("freeTrialInfo") is var trial && IsActive(trial, "freeTrialStatus"))
            yield return Gift(row, resource, "free-trial", "Free trial", trial, "freeTrialExpiry", "freeTrialInfo");
        foreach (var (bonus, index) in row.Entry.Member("bonuses").Elements().Select((bonus, index) => (bonus, index)))
            if (IsActive(bonus, "status"))
                yield return Gift(row, resource, "bonus", bonus.Text(scope, "displayName") is { } name ? $"Bonus: {name}" : "Bonus", bonus, "expiresAt", $"bonuses[{index}]");
    }

    Reading? Pool(Row row, string? resource) => Exact(row.Entry, "currentUsage") is not { } used ? null
        : Window(row, "monthly", "Monthly", resource, "currentUsage") with
        {
            Role = resource is null ? Role.Gate : Role.Info,
            Used = used,
            Limit = Exact(row.Entry, "usageLimit"),
            LimitSource = Exact(row.Entry, "usageLimit") is null ? null : LimitSource.Reported,
        };

    // Where overage is off, nothing is carried on with: its cap then means nothing.
    Reading? Overage(Row row, string? resource)
    {
        var used = Exact(row.Entry, "currentOverages") ?? 0;
        var isOn = scope.Root.Member("overageConfiguration").Text(scope, "overageStatus") == "ENABLED";
        if (!isOn && used == 0) return null;
        var cap = isOn ? Exact(row.Entry, "overageCap") : null;
        return Window(row, "overage", "Overage", resource, "currentOverages") with
        {
            Role = isOn && resource is null ? Role.Fallback : Role.Info,
            Used = used,
            Limit = cap,
            LimitSource = cap is null ? null : LimitSource.Reported,
        };
    }

    Reading? Charges(Row row, string? resource) => row.Entry.Amount("overageCharges") is not { } billed || billed <= 0 || row.Entry.Text(scope, "currency") is not { } currency ? null
        : scope.Of(MeterKind.Spend, MeterNames.WithScope("overage-charges", resource), MeterNames.Label("overage charges", resource), currency, $"{row.Path}.overageCharges") with
        {
            Role = Role.Info,
            Scope = resource,
            Used = billed,
            ResetsAt = Reset(row),
        };

    /// <summary>Credits that were given for a while, beside the plan's.</summary>
    Reading? Gift(Row row, string? resource, string meter, string label, JsonElement gift, string expiry, string member) =>
        Exact(gift, "currentUsage") is not { } used || Exact(gift, "usageLimit") is not { } limit ? null
        : scope.Of(MeterKind.Balance, MeterNames.WithScope(meter, resource), label, Unit(row), $"{row.Path}.{member}.currentUsage") with
        {
            Role = resource is null ? Role.Fallback : Role.Info,
            Scope = resource,
            Used = used,
            Remaining = Math.Max(0, limit - used),
            Limit = limit,
            LimitSource = LimitSource.Reported,
            ExpiresAt = gift.Instant(expiry),
        };

    Reading Window(Row row, string meter, string label, string? resource, string member) =>
        scope.Of(MeterKind.Window, MeterNames.WithScope(meter, resource), resource is null ? label : MeterNames.Label(meter, resource), Unit(row), $"{row.Path}.{member}") with
        {
            Scope = resource,
            ResetsAt = Reset(row),
        };

    DateTimeOffset? Reset(Row row) => row.Entry.Instant("nextDateReset") ?? scope.Root.Instant("nextDateReset");

    static string Unit(Row row) => row.Type switch
    {
        Credits => "credits",
        Requests => "requests",
        _ => "units",
    };

    static bool IsActive(JsonElement gift, string status) => string.Equals(AnswerScope.Scalar(gift.Member(status)), "ACTIVE", StringComparison.OrdinalIgnoreCase);

    static decimal? Exact(JsonElement element, string name) => element.Amount($"{name}WithPrecision", name);

    sealed record Row(JsonElement Entry, string Path, string Type);
}
