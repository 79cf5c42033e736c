using System.Text.Json;
using System.Text.RegularExpressions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The windows of a Claude subscription, in three wrappings of one shape: the usage endpoint's body, the copy of it that Claude Code keeps in its state file
/// (<c>cachedUsageUtilization</c>), and what it pipes to the status line (<c>rate_limits</c>).
/// Its traps: <c>utilization</c> is a percentage of what was used; a window that is null is no limit, not 0 %; limits of single models moved from
/// <c>seven_day_&lt;model&gt;</c> to <c>limits</c> in the middle of 2026; new windows appear under code names, and are shown under those.
/// Sources: steipete/CodexBar docs/claude.md and ClaudeOAuthUsageFetcher.swift, robinebers/openusage docs/providers/claude.md, anthropics/claude-code
/// issues 31021 and 45133; read 2026-11-23.
/// </summary>
sealed partial class ClaudeUsageReader(AnswerScope scope)
{
    const string Limits = "limits";
    const string ExtraUsage = "extra_usage";
    const string Spend = "spend";
    const string Decimals = "decimal_places";
    const string AllModels = "All models";

    /// <summary>Windows of the whole account: key, what <c>limits</c> calls it, meter, length.</summary>
    static readonly (string Key, string Limit, string Meter, TimeSpan Length)[] Whole =
        [("five_hour", "session", "five-hour", TimeSpan.FromHours(5)), ("seven_day", "weekly_all", "weekly", TimeSpan.FromDays(7))];

    static readonly (string Key, string Model)[] OfModels = [("seven_day_opus", "Opus"), ("seven_day_sonnet", "Sonnet")];

    static readonly string[] Known = [.. Whole.Select(window => window.Key), .. OfModels.Select(window => window.Key), Limits, ExtraUsage, Spend];

    readonly List<Reading> _readings = [];

    /// <summary>Why something was not read, continuing "the answer of x …"; the first reason only.</summary>
    string? _fault;

    public AnswerResult Read()
    {
        var (body, path) = Body();
        if (body.ValueKind != JsonValueKind.Object) return Failed(Failures.Unrecognized(scope, $"has no {path}.five_hour"));

        var rows = body.Member(Limits).Elements().Select((row, index) => (Row: row, Path: $"{path}.{Limits}[{index}]")).ToList();
        foreach (var (key, limit, meter, length) in Whole)
            Add(Window(body, key, path, meter, null, length) ?? rows.Where(one => one.Row.Text(scope, "kind") == limit).Select(one => Limit(one.Row, one.Path, meter, null, length)).FirstOrDefault());
        foreach (var (key, model) in OfModels) Add(Window(body, key, path, "weekly", model, TimeSpan.FromDays(7)));
        foreach (var (row, at) in rows) Add(OtherLimit(row, at));
        foreach (var member in body.EnumerateObject().Take(ReadingReader.MaxReadings)) Add(Unknown(JsonText.NameOf(member), member.Value, path));
        Add(Money(body, path));

        return new()
        {
            Readings = _readings,
            Failure = _fault is not null ? Failures.Unrecognized(scope, _fault)
                : _readings.Count > 0 ? null
                : Known.Any(key => JsonText.TryGetMember(body, key, out _)) || !body.EnumerateObject().Any() ? new(State.NoData, "the login is good, and its plan has no quota to show")
                : Failures.Unrecognized(scope, $"has no {path}.five_hour"),
            Then = FaultAction.Next,
            Plan = Plan(),
        };
    }

    (JsonElement Body, string Path) Body() =>
        scope.Root.Member("cachedUsageUtilization") is { ValueKind: JsonValueKind.Object } cache ? (cache.Member("utilization"), "$.cachedUsageUtilization.utilization")
        : scope.Root.Member("rate_limits") is { ValueKind: JsonValueKind.Object } piped ? (piped, "$.rate_limits")
        : (scope.Root, "$");

    static AnswerResult Failed(PollFailure failure) => new() { Failure = failure, Then = FaultAction.Next };

    // A model's window may be told under its old name and under the new one.
    void Add(Reading? reading)
    {
        if (reading is not null && !_readings.Exists(other => other.Meter == reading.Meter)) _readings.Add(reading);
    }

    Reading? Window(JsonElement body, string key, string path, string meter, string? model, TimeSpan length)
    {
        var window = body.Member(key);
        if (window.ValueKind == JsonValueKind.Undefined) return null;
        if (Used(window) is { } used) return Of(window, used, meter, model, length, $"{path}.{key}.utilization");
        if (!window.IsNull("utilization") && !window.IsNull("used_percentage")) _fault ??= $"has no {path}.{key}.utilization";
        return null;
    }

    // The status line has a word of its own for the same percentage.
    static decimal? Used(JsonElement window) => window.Amount("utilization", "used_percentage") is >= 0 and var used ? used : null;

    Reading? Limit(JsonElement row, string path, string meter, string? model, TimeSpan? length) =>
        row.Amount("percent") is { } used ? Of(row, used, meter, model, length, $"{path}.percent") : null;

    Reading? OtherLimit(JsonElement row, string path)
    {
        var kind = row.Text(scope, "kind");
        var model = row.Member("scope").Member("model").Text(scope, "display_name");
        if (kind is null || Whole.Any(window => window.Limit == kind)) return null;
        if (kind != "weekly_scoped") return Limit(row, path, MeterNames.Slug(kind), model, null) is { } unknown ? unknown with { Label = kind, Role = Role.Info } : null;
        return model is null || model.Equals(AllModels, StringComparison.OrdinalIgnoreCase) ? null : Limit(row, path, "weekly", model, TimeSpan.FromDays(7));
    }

    Reading? Unknown(string key, JsonElement window, string path) =>
        !Known.Contains(key) && Used(window) is { } used && scope.Clean(key) is { Length: > 0 } name
            ? Of(window, used, MeterNames.Slug(key), null, null, $"{path}.{name}.utilization") with { Label = name, Role = Role.Info }
            : null;

    // A window begins with its first use: until then it has no end.
    Reading Of(JsonElement window, decimal used, string meter, string? model, TimeSpan? length, string path)
    {
        var resetsAt = window.Instant("resets_at");
        return scope.Percent(MeterNames.WithScope(meter, model), MeterNames.Label(meter, model), used, path) with
        {
            Scope = model,
            Role = model is null ? Role.Gate : Role.Info,
            Condition = used == 0 && resetsAt is null ? Condition.NotStarted : Condition.Normal,
            ResetsAt = resetsAt,
            Length = length,
        };
    }

    // Two ways to say the same; both count in the currency's smallest unit. No limit is no cap; what is switched off is not there.
    Reading? Money(JsonElement body, string path)
    {
        var (spend, extra) = (body.Member(Spend), body.Member(ExtraUsage));
        if (spend.ValueKind == JsonValueKind.Object && spend.Member("enabled").ValueKind != JsonValueKind.True) return null;
        var (used, limit) = (spend.Member("used"), spend.Member("limit"));
        if (used.Amount("amount_minor") is not null)
            return Money(spend, used, Minor(used, "amount_minor", "exponent"), Minor(limit, "amount_minor", "exponent"), used.Amount("exponent"), $"{path}.{Spend}.used.amount_minor");
        if (extra.Member("is_enabled").ValueKind != JsonValueKind.True) return null;
        if (extra.Amount("used_credits") is not null)
            return Money(extra, extra, Minor(extra, "used_credits", Decimals), Minor(extra, "monthly_limit", Decimals), extra.Amount(Decimals), $"{path}.{ExtraUsage}.used_credits");
        if (!extra.IsNull("used_credits")) _fault ??= $"has no {path}.{ExtraUsage}.used_credits";
        return null;
    }

    // Older answers name neither currency nor decimals: they were dollars, in cents.
    Reading Money(JsonElement money, JsonElement named, decimal? used, decimal? limit, decimal? decimals, string path)
    {
        var stopped = money.Text(scope, "disabled_reason");
        var currency = named.Text(scope, "currency");
        return scope.Of(MeterKind.Spend, "extra-usage", "Extra usage", currency?.ToUpperInvariant() ?? "USD", path) with
        {
            Role = Role.Fallback,
            Used = used,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Estimated = currency is null || decimals is null,
            Condition = stopped is "out_of_credits" ? Condition.Exhausted : stopped is not null ? Condition.Blocked : limit is null ? Condition.Unlimited : Condition.Normal,
        };
    }

    static decimal? Minor(JsonElement amount, string name, string decimals)
    {
        if (amount.Amount(name) is not { } minor || (amount.Amount(decimals) ?? 2) is not (>= 0 and <= 8 and var places)) return null;
        for (; places > 0; places--) minor /= 10;
        return Amounts.Trim(minor);
    }

    // The answer does not name the plan; the login's file does, and how many times the smallest one it is.
    string? Plan()
    {
        var settings = scope.Context.Account.Settings;
        if (settings.GetValueOrDefault("subscription_type") is not { Length: > 0 } type) return null;
        var times = Times().Match(settings.GetValueOrDefault("rate_limit_tier") ?? "").Value;
        return scope.Clean($"{char.ToUpperInvariant(type[0])}{type[1..]} {times}");
    }

    [GeneratedRegex(@"\d+x", RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
