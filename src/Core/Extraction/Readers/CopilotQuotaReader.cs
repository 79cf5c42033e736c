using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The monthly quota of a Copilot seat, one snapshot per kind of request; the free plan has two plain lists instead.
/// Its traps: <c>percent_remaining</c> is what is left, and below 0 when over; a kind without cap has an entitlement of 0, and so has one that is not in the
/// plan; a seat billed by credits counts them beside a quota that stays at 100 %.
/// Sources: steipete/CodexBar docs/copilot.md and CopilotUsageModels.swift, robinebers/openusage docs/providers/copilot.md; read 2026-11-23.
/// </summary>
sealed class CopilotQuotaReader(AnswerScope scope)
{
    const string Premium = "premium_interactions";
    const string Snapshots = "quota_snapshots";
    const string FreeLeft = "limited_user_quotas";
    const string FreeTotals = "monthly_quotas";

    static readonly string[] Known = [Premium, "chat", "completions"];

    readonly List<Reading> _readings = [];

    /// <summary>Why something was not read, continuing "the answer of x …"; the first reason only.</summary>
    string? _fault;

    public AnswerResult Read()
    {
        var snapshots = scope.Root.Member(Snapshots);
        var left = scope.Root.Member(FreeLeft);
        foreach (var (name, snapshot) in Members(snapshots)) Add(name, snapshot);
        if (snapshots.ValueKind != JsonValueKind.Object)
            foreach (var (name, remaining) in Members(left)) AddFree(name, remaining);

        var isAnswer = snapshots.ValueKind == JsonValueKind.Object || left.ValueKind == JsonValueKind.Object || scope.Root.Text(scope, "copilot_plan") is not null;
        return new()
        {
            Readings = _readings,
            Failure = _fault is not null ? Failures.Unrecognized(scope, _fault)
                : _readings.Count > 0 ? null
                : isAnswer ? new(State.NoData, "the token is good, and its seat has no quota to show")
                : Failures.Unrecognized(scope, $"has no $.{Snapshots}"),
            Then = FaultAction.Next,
            Plan = scope.Root.Text(scope, "copilot_plan"),
        };
    }

    // What pays for work comes first, whatever the order of the answer.
    static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement parent) => parent.ValueKind != JsonValueKind.Object ? [] :
        parent.EnumerateObject().Take(ReadingReader.MaxReadings)
            .Select(member => (Name: JsonText.NameOf(member), member.Value))
            .OrderBy(member => Array.IndexOf(Known, member.Name) is >= 0 and var place ? place : Known.Length);

    void Add(string name, JsonElement snapshot)
    {
        var path = $"$.{Snapshots}.{scope.Clean(name)}";
        if (snapshot.ValueKind == JsonValueKind.Null) return;
        var (entitlement, left, percent) = (snapshot.Amount("entitlement"), snapshot.Amount("remaining", "quota_remaining"), snapshot.Amount("percent_remaining"));
        if (snapshot.Is("unlimited") || entitlement == -1)
        {
            _readings.Add(Unlimited(name, snapshot, path));
            return;
        }

        if (entitlement == 0) return;   // not in the plan
        if (Counted(name, path, entitlement, left, percent) is not { } reading)
        {
            _fault ??= $"has no {path}.percent_remaining";
            return;
        }

        _readings.Add(reading with { ResetsAt = snapshot.Instant("quota_reset_at") ?? reading.ResetsAt });
        if (snapshot.Amount("overage_count") is > 0 and var overage)
            _readings.Add(Extra(name, path) with { Used = overage, ResetsAt = reading.ResetsAt });
    }

    // Counts are whole and the percentage is rounded; over the quota some answers stop counting, and the percentage goes on.
    Reading? Counted(string name, string path, decimal? entitlement, decimal? left, decimal? percent)
    {
        if (entitlement is null) return percent is { } share ? Of(name, "percent", $"{path}.percent_remaining") with { Used = 100 - share, Limit = 100, LimitSource = LimitSource.Reported } : null;
        var isCounted = left is not null && !(percent < 0 && left >= 0);
        if (!isCounted && percent is null) return null;
        return Of(name, Unit, $"{path}.{(isCounted ? "remaining" : "percent_remaining")}") with
        {
            Used = isCounted ? entitlement - left : Amounts.Trim(entitlement.Value * (100 - percent!.Value) / 100),
            Limit = entitlement,
            LimitSource = LimitSource.Reported,
            Estimated = !isCounted,
        };
    }

    // "No cap" beside credits that were used is billed use: how much may be used is the organization's affair, and not told.
    Reading Unlimited(string name, JsonElement snapshot, string path)
    {
        var used = snapshot.Amount("credits_used") ?? (name == Premium ? scope.Root.Amount("credits_used") : null);
        return used is null
            ? Of(name, Unit, $"{path}.unlimited") with { Condition = Condition.Unlimited, Role = name == Premium ? Role.Gate : Role.Info, ResetsAt = null }
            : Of(name, "credits", $"{path}.credits_used") with { Used = used };
    }

    void AddFree(string name, JsonElement remaining)
    {
        var path = $"$.{FreeLeft}.{scope.Clean(name)}";
        if (scope.Root.Member(FreeLeft).Amount(name) is not { } left)
        {
            if (remaining.ValueKind != JsonValueKind.Null) _fault ??= $"has no amount at {path}";
            return;
        }

        var total = scope.Root.Member(FreeTotals).Amount(name);
        _readings.Add(Of(name, Unit, path) with { Remaining = left, Limit = total, LimitSource = total is null ? null : LimitSource.Reported });
    }

    Reading Of(string name, string unit, string path)
    {
        var scoped = name == Premium ? null : scope.Clean(name);
        var label = scoped is null ? unit == "credits" ? "AI credits" : "Premium requests" : MeterNames.Label("monthly", scoped);
        return scope.Of(MeterKind.Window, MeterNames.WithScope("monthly", scoped), label, unit, path) with
        {
            Scope = scoped,
            Role = Known.Contains(name) ? Role.Gate : Role.Info,
            ResetsAt = ResetsAt,
        };
    }

    Reading Extra(string name, string path) =>
        scope.Of(MeterKind.Spend, MeterNames.WithScope("extra-usage", name == Premium ? null : scope.Clean(name)), "Extra usage", Unit, $"{path}.overage_count") with
        {
            Scope = name == Premium ? null : scope.Clean(name),
            Role = Role.Info,
        };

    string Unit => scope.Root.Is("token_based_billing") ? "credits" : "requests";

    DateTimeOffset? ResetsAt => scope.Root.Instant("quota_reset_date_utc") ?? scope.Root.Instant("quota_reset_date", "limited_user_reset_date");
}
