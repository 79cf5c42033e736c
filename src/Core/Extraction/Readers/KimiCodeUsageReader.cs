using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What a Kimi Code subscription has left, of two generations that may be mixed: counts (<c>usage</c> is the week, <c>limits</c> the other windows) and pools
/// with the share that was used (<c>usages</c>); and the prepaid wallet beside it.
/// Its traps: pools are fractions of what was used, and finer than counts of the same window, but on some old plans all of them stay 0; a limit of 0 is no
/// allowance; money is in hundred-millionths, its monthly limit in cents.
/// Sources: MoonshotAI/kimi-code usage command and issue 3908, steipete/CodexBar docs/kimi.md, akitaonrails/ai-usagebar src/kimi/types.rs; read 2026-11-23.
/// </summary>
sealed class KimiCodeUsageReader(AnswerScope scope)
{
    const decimal UnitsPerAmount = 0.00000001m;
    const decimal UnitsPerCent = 0.01m;

    static readonly string[] Resets = ["resetTime", "resetAt", "reset_time", "reset_at"];

    static readonly (string Name, string Meter, string? Scope, TimeSpan? Length)[] PoolNames =
    [
        ("limit_5h", "five-hour", null, TimeSpan.FromHours(5)),
        ("limit_7d", "weekly", null, TimeSpan.FromDays(7)),
        ("limit_month_total", "monthly", null, null),
        ("limit_month_code", "monthly", "code", null),
    ];

    /// <summary>Why something was not read, continuing "the answer of x …"; the first reason only.</summary>
    string? _fault;

    public AnswerResult Read()
    {
        var (week, limits, pools) = (scope.Root.Member("usage"), scope.Root.Member("limits"), scope.Root.Member("usages"));
        var counted = Counted(week, limits);
        var shared = Pools(pools);
        var isStuck = shared.TrueForAll(pool => pool.Used == 0);
        List<Reading> windows = [.. shared.Select(pool => isStuck && counted.Find(other => other.Meter == pool.Meter) is { Utilization: > 0 } moving ? moving : pool)];
        windows.AddRange(counted.Where(other => !windows.Exists(window => window.Meter == other.Meter)));

        // A list of pools is what the web site gets, with a cookie: another shape.
        var isAnswer = week.ValueKind == JsonValueKind.Object || limits.ValueKind == JsonValueKind.Array || pools.ValueKind == JsonValueKind.Object;
        return new()
        {
            Readings = [.. windows.OrderBy(window => window.Length ?? TimeSpan.MaxValue), .. Wallet(scope.Root.Member("boosterWallet"))],
            Failure = _fault is not null ? Failures.Unrecognized(scope, _fault)
                : windows.Count > 0 ? null
                : new(State.NoData, isAnswer ? "the key is good, and its plan has no allowance" : "the key is good, there is nothing to show"),
            Then = FaultAction.Next,
            Plan = Plan(),
        };
    }

    List<Reading> Counted(JsonElement week, JsonElement limits)
    {
        List<Reading> windows = [];
        if (week.ValueKind == JsonValueKind.Object) Add(windows, week, "$.usage", TimeSpan.FromDays(7));
        foreach (var (index, row) in limits.Elements().Index()) Add(windows, row.Member("detail"), $"$.limits[{index}].detail", Length(row.Member("window")));
        return windows;
    }

    void Add(List<Reading> windows, JsonElement row, string path, TimeSpan? length)
    {
        var (limit, used, left) = (row.Amount("limit"), row.Amount("used"), row.Amount("remaining"));
        if (limit == 0) return;   // no allowance
        if ((used ?? left) is null)
        {
            _fault ??= $"has no {path}.used";
            return;
        }

        var meter = MeterNames.Of(MeterKind.Window, length);
        if (windows.Exists(window => window.Meter == meter)) return;
        windows.Add(Begun(scope.Of(MeterKind.Window, meter, MeterNames.Label(meter, null), "units", $"{path}.{(used is null ? "remaining" : "used")}") with
        {
            Used = used,
            Remaining = left,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            ResetsAt = row.Instant(Resets),
            Length = length,
        }));
    }

    List<Reading> Pools(JsonElement pools)
    {
        List<Reading> windows = [];
        foreach (var (name, meter, part, length) in PoolNames)
        {
            var pool = pools.Member(name);
            if (pool.ValueKind == JsonValueKind.Undefined) continue;
            if (pool.Amount("used_ratio") is { } ratio && Amounts.TryMultiply(ratio, 100, out var percent))
                windows.Add(Begun(scope.Percent(MeterNames.WithScope(meter, part), MeterNames.Label(meter, part), percent, $"$.usages.{name}.used_ratio") with
                {
                    Scope = part,
                    ResetsAt = pool.Instant(Resets),
                    Length = length,
                }));
            else _fault ??= $"has no $.usages.{name}.used_ratio";
        }

        return windows;
    }

    // A window begins with its first use: until then it has no end.
    static Reading Begun(Reading window) => window is { ResetsAt: null, Used: 0 } ? window with { Condition = Condition.NotStarted } : window;

    static TimeSpan? Length(JsonElement window)
    {
        var unit = AnswerScope.Scalar(window.Member("timeUnit")) switch
        {
            "TIME_UNIT_SECOND" => TimeSpan.FromSeconds(1),
            "TIME_UNIT_MINUTE" => TimeSpan.FromMinutes(1),
            "TIME_UNIT_HOUR" => TimeSpan.FromHours(1),
            "TIME_UNIT_DAY" => TimeSpan.FromDays(1),
            "TIME_UNIT_WEEK" => TimeSpan.FromDays(7),
            _ => default(TimeSpan?),
        };
        return window.Amount("duration") is > 0 and < 100_000 and var count ? unit * (double)count : null;
    }

    IEnumerable<Reading> Wallet(JsonElement wallet)
    {
        var (balance, used, cap) = (wallet.Member("balance"), wallet.Member("monthlyUsed"), wallet.Member("monthlyChargeLimit"));
        var currency = balance.Text(scope, "currency") ?? cap.Text(scope, "currency") ?? used.Text(scope, "currency");
        if (Scaled(balance, "amountLeft", UnitsPerAmount) is { } left)
        {
            var bought = Scaled(balance, "amount", UnitsPerAmount);
            yield return scope.Of(MeterKind.Balance, "balance", "Booster wallet", currency ?? "USD", "$.boosterWallet.balance.amountLeft") with
            {
                Role = left > 0 ? Role.Fallback : Role.Info,   // an empty one beside the plan is no alarm
                Remaining = left,
                Limit = bought,
                LimitSource = bought is null ? null : LimitSource.Reported,
                Estimated = currency is null,
            };
        }

        if (Scaled(used, "priceInCents", UnitsPerCent) is not { } charged) yield break;
        var limit = wallet.Is("monthlyChargeLimitEnabled") ? Scaled(cap, "priceInCents", UnitsPerCent) : null;
        yield return scope.Of(MeterKind.Spend, "spend-month", "Booster charges this month", used.Text(scope, "currency") ?? currency ?? "USD", "$.boosterWallet.monthlyUsed.priceInCents") with
        {
            Role = Role.Info,
            Used = charged,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Estimated = currency is null,
        };
    }

    static decimal? Scaled(JsonElement money, string name, decimal scale) => money.Amount(name) is { } amount && Amounts.TryMultiply(amount, scale, out var scaled) ? scaled : null;

    // Every program sells the levels under other names: LEVEL_INTERMEDIATE is shown as Intermediate.
    string? Plan()
    {
        if (scope.Root.Member("user").Member("membership").Text(scope, "level") is not { } level) return null;
        var words = (level.StartsWith("LEVEL_", StringComparison.Ordinal) ? level["LEVEL_".Length..] : level).Replace('_', ' ').ToLowerInvariant();
        return words.Length == 0 ? null : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
