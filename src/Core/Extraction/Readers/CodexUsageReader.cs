using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What Codex on a ChatGPT plan has left: the account's windows, pools of single models beside them, the monthly credits of a business seat, credits.
/// Its traps: everything may be null; a business seat has no windows, and an idle pool of one model must not stand for it; <c>limit_reached</c> goes
/// before the percentages.
/// Sources: those of <see cref="CodexWindows"/>, getpaseo/paseo PR 4383 and 4507, BenItBuhner/Codex-Meter PR 92; read 2026-11-23.
/// </summary>
sealed class CodexUsageReader(AnswerScope scope)
{
    static readonly string[] Slots = ["primary_window", "secondary_window"];

    static readonly string[] Known = ["rate_limit", "spend_control", "credits", "plan_type", "additional_rate_limits"];

    readonly CodexWindows _windows = new(scope);

    public AnswerResult Read()
    {
        if (IsOfAnother) return new() { Failure = Failures.Unrecognized(scope, "is for another user than the login, so nothing of it was used"), Then = FaultAction.Stop };
        var limit = scope.Root.Member("rate_limit");
        var isReached = IsReached(limit);
        List<Reading> readings = [.. _windows.Pool(limit, "$.rate_limit", Slots, isReached, null)];
        var isStopped = isReached && readings.Count == 0;
        if (Monthly(limit, readings.Count > 0) is { } monthly) readings.Add(monthly);
        if (_windows.Credits(scope.Root.Member("credits"), "$.credits") is { } credits) readings.Add(credits);
        if (readings.Count > 0) readings.AddRange(Pools());
        return new()
        {
            Readings = readings,
            Failure = isStopped ? Failures.Of(scope, State.Exhausted)
                : _windows.Fault is { } fault ? Failures.Unrecognized(scope, fault)
                : readings.Count > 0 ? null
                : Known.Any(name => scope.Root.ValueKind == JsonValueKind.Object && JsonText.TryGetMember(scope.Root, name, out _))
                    ? new(State.NoData, "the login is good, and its plan has no quota to show")
                : Failures.Unrecognized(scope, "has no $.rate_limit"),
            Then = FaultAction.Next,
            Plan = _windows.Plan(scope.Root),
        };
    }

    // The login's token names its user; the account that an answer names is that user's, too, or a workspace.
    bool IsOfAnother => scope.Context.Account.Settings.GetValueOrDefault("user_id") is { Length: > 0 } own && scope.Root.Member("user_id").ValueKind == JsonValueKind.String
        && AnswerScope.Scalar(scope.Root.Member("user_id")) != own;

    static bool IsReached(JsonElement limit) => limit.Is("limit_reached") || limit.Member("allowed").ValueKind == JsonValueKind.False;

    // It was at two other places before, and in another spelling. Work that has windows goes on with credits after them, as far as this limit lets it.
    Reading? Monthly(JsonElement rateLimit, bool hasWindows)
    {
        var control = scope.Root.Member("spend_control", "spendControl");
        var limit = new[] { control, scope.Root, rateLimit }.Select(parent => parent.Member("individual_limit", "individualLimit")).FirstOrDefault(found => found.ValueKind == JsonValueKind.Object);
        if (limit.ValueKind != JsonValueKind.Object) return null;

        const string path = "$.spend_control.individual_limit";
        var (used, left, cap) = (limit.Amount("used"), limit.Amount("remaining"), limit.Amount("limit"));
        var reading = (used ?? left) is not null ? scope.Of(MeterKind.Window, Meter, Label, "credits", $"{path}.used") with { Used = used, Remaining = left, Limit = cap, LimitSource = cap is null ? null : LimitSource.Reported }
            : limit.Amount("used_percent", "usedPercent") is { } percent ? scope.Percent(Meter, Label, percent, $"{path}.used_percent")
            : null;
        return reading is null ? null : reading with
        {
            Role = hasWindows ? Role.Fallback : Role.Gate,
            Condition = control.Is("reached") ? Condition.Exhausted : Condition.Normal,
            ResetsAt = limit.Instant("reset_at", "resetAt"),
        };
    }

    const string Meter = "monthly-credits";
    const string Label = "Monthly credits";

    IEnumerable<Reading> Pools()
    {
        foreach (var (index, pool) in scope.Root.Member("additional_rate_limits").Elements().Index())
        {
            var limit = pool.Member("rate_limit");
            var name = pool.Text(scope, "limit_name", "metered_feature") ?? "other";
            foreach (var window in _windows.Pool(limit, $"$.additional_rate_limits[{index}].rate_limit", Slots, IsReached(limit), name)) yield return window;
        }
    }
}
