using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The usage of a relay's key, in hundredths of the unit that its limit is in: paths made after OpenAI's. Kept from earlier answers are the limit
/// (<c>granted</c>, <c>valid_until</c>) and what the server displays amounts in (<c>display</c>, <c>in_currency</c>, <c>unit</c> to the dollar).
/// Their trap: where the administrator shows accounts instead of keys, the limit is only what is left, and more than that may have been used.
/// Sources: songquanpeng/one-api controller/billing.go, QuantumNous/new-api controller/billing.go; read 2026-11-23.
/// </summary>
sealed class RelayBillingReader(AnswerScope scope)
{
    const decimal NoLimit = 100_000_000;
    const decimal Hundredth = 0.01m;

    // Before they counted in currencies, servers said no more than whether they do.
    readonly string? _display = Kept(scope, "display") ?? Kept(scope, "in_currency");

    public AnswerResult Read()
    {
        if (!Amounts.TryParse(Kept(scope, "granted"), out var granted)) return Unrecognized("comes without a limit: the subscription before it has no $.hard_limit_usd");
        if (scope.Root.Amount("total_usage") is not { } hundredths) return Unrecognized("has no $.total_usage");
        if (Divisor() is not { } divisor) return Unrecognized("counts in units whose worth the server does not say");
        if (!Amounts.TryMultiply(hundredths, Hundredth, out var used) || !Amounts.TryDivide(used, divisor, out used)) return Unrecognized("has too large a number at $.total_usage");

        var reading = Reading.Of(MeterKind.Balance, "balance", "Key allowance", _display == "CNY" ? "CNY" : "USD", "api", scope.Answer.ObservedAt) with
        {
            Used = used,
            Estimated = _display is null || divisor != 1 && scope.Context.Assumed.Contains("unit"),   // without the server's word, dollars
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.total_usage",
            ExpiresAt = ValidUntil(),
        };
        if (granted == NoLimit) return Of(reading with { Condition = Condition.Unlimited });
        if (!Amounts.TryDivide(granted, divisor, out var limit) || !Amounts.TryAdd(limit, -used, out var left)) return Unrecognized("has too large a limit");
        if (left >= 0) return Of(reading with { Remaining = left, Limit = limit, LimitSource = LimitSource.Reported });

        return Amounts.TryAdd(limit, used, out var all)
            ? Of(reading with { Remaining = limit, Limit = all, LimitSource = LimitSource.Lifetime, Estimated = true })
            : Unrecognized("has too large a number at $.total_usage");
    }

    decimal? Divisor() => _display is not ("TOKENS" or "false") ? 1
        : Amounts.TryParse(Kept(scope, "unit"), out var unit) && unit > 0 ? unit
        : null;

    // Epoch seconds; 0 is never.
    DateTimeOffset? ValidUntil() => Amounts.TryParse(Kept(scope, "valid_until"), out var seconds) && seconds is > 0 and < 253_000_000_000m
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
        : null;

    AnswerResult Unrecognized(string what) => Failures.Unforeseen(Failures.Unrecognized(scope, what));

    static string? Kept(AnswerScope scope, string name) => scope.Context.Kept.GetValueOrDefault(name);

    static AnswerResult Of(Reading reading) => new() { Readings = [reading] };
}
