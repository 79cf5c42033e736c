using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The limits of a Synthetic plan: requests in 5 rolling hours, credits in a rolling week, and searches by the hour.
/// Its traps: the first two refill a little at every tick, so that the next tick is no reset; amounts are what is left, money is text with its sign;
/// the old counter stays at 0 beside the new limits, and 0 as a limit means not included.
/// Sources: dev.synthetic.new/docs/synthetic/quotas, slkiser/opencode-quota src/lib/synthetic.ts; read 2026-11-23.
/// </summary>
sealed class SyntheticQuotasReader(AnswerScope scope)
{
    static readonly string[] Sections =
        ["subscription", "rollingFiveHourLimit", "rolling_five_hour_limit", "weeklyTokenLimit", "weekly_token_limit", "search", "freeToolCalls", "free_tool_calls"];

    readonly JsonElement _root = scope.Root.Member("data") is { ValueKind: JsonValueKind.Object } data ? data : scope.Root;
    readonly List<Reading> _readings = [];
    string? _silent;

    public AnswerResult Read()
    {
        if (_root.ValueKind != JsonValueKind.Object || _root.EnumerateObject().Any() && !Sections.Any(section => _root.TryGetProperty(section, out _)))
            return Failed(Failures.Unrecognized(scope, "has none of $.rollingFiveHourLimit, $.weeklyTokenLimit and $.subscription"));

        var rolling = _root.Member("rollingFiveHourLimit", "rolling_five_hour_limit");
        var weekly = _root.Member("weeklyTokenLimit", "weekly_token_limit");
        if (rolling.ValueKind == JsonValueKind.Object) Add(Rolling(rolling), "$.rollingFiveHourLimit.remaining");
        if (weekly.ValueKind == JsonValueKind.Object) Add(Weekly(weekly), "$.weeklyTokenLimit.percentRemaining");
        if (rolling.ValueKind != JsonValueKind.Object && weekly.ValueKind != JsonValueKind.Object)
            AddCounter(_root.Member("subscription"), "$.subscription", "plan", "Plan", "requests", null);
        var hour = TimeSpan.FromHours(1);
        AddCounter(_root.Member("search").Member("hourly"), "$.search.hourly", MeterNames.OfLength(hour), "Searches", "searches", "search", hour);
        AddCounter(_root.Member("freeToolCalls", "free_tool_calls"), "$.freeToolCalls", "free", "Free tool calls", "calls", "tools");
        return _silent is not null ? new() { Readings = _readings, Failure = Failures.Unrecognized(scope, $"has no {_silent}"), Then = FaultAction.Next }
            : _readings.Count == 0 ? Failed(Failures.Of(scope, State.NoPlan))
            : new() { Readings = _readings };
    }

    // Nothing is made of a window whose limit is 0; one that has a limit and does not say how much of it is left is not understood.
    void Add((bool IsIncluded, Reading? Reading) window, string path)
    {
        if (window.Reading is { } reading) _readings.Add(reading);
        else if (window.IsIncluded) _silent ??= path;
    }

    (bool IsIncluded, Reading? Reading) Rolling(JsonElement window)
    {
        var max = window.Amount("max");
        var left = window.Amount("remaining");
        var isLimited = window.Is("limited");
        if (max is 0 || left is null && !isLimited) return (max is not 0, null);
        var reading = scope.Of(MeterKind.Window, "five-hour", "5-hour (refills continuously)", "requests", "$.rollingFiveHourLimit.remaining");
        return (true, WithLimit(reading, left, max) with
        {
            Condition = isLimited ? Condition.Exhausted : Condition.Normal,
            Length = TimeSpan.FromHours(5),
        });
    }

    (bool IsIncluded, Reading? Reading) Weekly(JsonElement window)
    {
        var max = window.Dollars("maxCredits", "max_credits");
        if (max is 0) return default;
        var left = window.Dollars("remainingCredits", "remaining_credits");
        var share = window.Amount("percentRemaining", "percent_remaining");
        var (unit, amount, limit, path) = max is not null && left is not null
            ? ("USD", left, max, "$.weeklyTokenLimit.remainingCredits")
            : ("percent", share, 100, "$.weeklyTokenLimit.percentRemaining");
        var reading = scope.Of(MeterKind.Window, "weekly", "Weekly (refills continuously)", unit, path);
        return (true, amount is null ? null : WithLimit(reading, amount, limit) with { Length = TimeSpan.FromDays(7) });
    }

    void AddCounter(JsonElement counter, string path, string meter, string label, string unit, string? limitedTo, TimeSpan? length = null)
    {
        if (counter.Amount("requests") is not { } used || counter.Amount("limit") is not { } limit || limit <= 0) return;
        _readings.Add(scope.Of(MeterKind.Window, MeterNames.WithScope(meter, limitedTo), label, unit, $"{path}.requests") with
        {
            Scope = limitedTo,
            Role = limitedTo is null ? Role.Gate : Role.Info,
            Used = used,
            Limit = limit,
            LimitSource = LimitSource.Reported,
            ResetsAt = counter.Instant("renewsAt", "renews_at"),
            Length = length,
        });
    }

    static Reading WithLimit(Reading reading, decimal? left, decimal? limit) =>
        reading with { Remaining = left, Limit = limit, LimitSource = limit is null ? null : LimitSource.Reported };

    static AnswerResult Failed(PollFailure failure) => new() { Failure = failure, Then = FaultAction.Next };
}
