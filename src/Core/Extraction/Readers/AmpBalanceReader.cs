using System.Text.Json;
using System.Text.RegularExpressions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// Amp's balance, which is a text for people, one thing to a line. Its traps: every number is what is left, percentages in brackets are rounded where
/// amounts stand beside them, <c>$0 of $0</c> is a pool that does not exist, and the words change every few months: lines nobody knows are passed over.
/// The line with the account is never read.
/// Sources: steipete/CodexBar Providers/Amp and AmpUsageFetcherTests, public parsers of "Tier: agent usage"; read 2026-11-23.
/// </summary>
sealed partial class AmpBalanceReader(AnswerScope scope)
{
    const int MaxLines = 100;
    const int MaxLineLength = 1_000;

    /// <summary>When a day of Amp Free begins, in New York.</summary>
    static readonly TimeSpan FreeDayBegins = TimeSpan.FromHours(20);

    readonly string _path = scope.Root.Member("text").ValueKind == JsonValueKind.String ? "$.text" : "$.result.displayText";
    readonly List<Reading> _pools = [];
    readonly List<Reading> _wallets = [];
    bool _isKnown;
    string? _plan;

    public AnswerResult Read()
    {
        var text = AnswerScope.Scalar(scope.Root.Member("text")) ?? AnswerScope.Scalar(scope.Root.Member("result").Member("displayText")) ?? "";
        var lines = text.Replace("**", "", StringComparison.Ordinal).Split('\n', MaxLines + 1).Take(MaxLines).Select(line => line.Trim()).Where(line => line.Length is > 0 and < MaxLineLength).ToList();
        foreach (var line in lines)
        {
            ReadFree(line);
            ReadPaid(line);
            ReadWallet(line);
        }

        return new()
        {
            Readings = [.. _pools.Select(WithRole), .. _wallets.Select(WithRole)],
            Failure = _isKnown ? null : Failures.Unrecognized(scope, Unknown(lines)),
            Then = FaultAction.Next,
            Plan = _plan ?? (_pools.Count > 0 ? "Free" : null),
        };
    }

    // Never a line that may say whose account it is.
    string Unknown(List<string> lines) => lines.Find(line => !line.Contains('@', StringComparison.Ordinal) && !line.StartsWith("Signed in", StringComparison.Ordinal)) is { } first
        ? $"has no line that is known at {_path}: \"{scope.Clean(first)}\""
        : $"has no line that is known at {_path}";

    void ReadFree(string line)
    {
        if (FreeShare().Match(line) is { Success: true } share && share.Amount("left") is { } percent)
            AddPool("daily-free", "Amp Free", "percent", percent, 100, reading => reading with { ResetsAt = FreeReset(), Length = TimeSpan.FromDays(1), Estimated = true });
        else if (FreeMoney().Match(line) is { Success: true } money && money.Amount("left") is { } left && money.Amount("limit") is { } limit)
            AddPool("daily-free", "Amp Free", "USD", left, limit, reading => reading with { ResetsAt = FullAt(limit - left, money.Amount("rate")), Estimated = true });
    }

    void ReadPaid(string line)
    {
        if (Paid().Match(line) is not { Success: true } paid) return;
        _plan ??= scope.Clean(paid.Groups["plan"].Value);
        var ends = Period().Match(line) is { Success: true } period && TimeReader.TryParse(period.Groups["end"].Value, TimeSpan.Zero, out var end) ? end : default(DateTimeOffset?);
        AddPaid(AgentMoney().Match(line), "monthly-agent", "Agent usage", "USD", ends);
        AddPaid(AgentShare().Match(line), "monthly-agent", "Agent usage", "percent", ends);
        AddPaid(OrbHours().Match(line), "monthly-orb", "Orb usage", "hours", ends);
        AddPaid(OrbShare().Match(line), "monthly-orb", "Orb usage", "percent", ends);
    }

    void AddPaid(Match pool, string meter, string label, string unit, DateTimeOffset? ends)
    {
        if (!pool.Success || pool.Amount("left") is not { } left || (unit == "percent" ? 100 : pool.Amount("limit")) is not { } limit) return;
        AddPool(meter, label, unit, left, limit, reading => reading with { ResetsAt = ends });
    }

    void AddPool(string meter, string label, string unit, decimal left, decimal limit, Func<Reading, Reading> complete)
    {
        _isKnown = true;
        if (limit > 0)
            _pools.Add(complete(scope.Of(MeterKind.Window, meter, label, unit, _path) with { Remaining = left, Limit = limit, LimitSource = LimitSource.Reported }));
    }

    void ReadWallet(string line)
    {
        if (Wallet().Match(line) is not { Success: true } wallet || wallet.Amount("left") is not { } left) return;
        _isKnown = true;
        var name = wallet.Groups["name"] is { Success: true, Value: var said } && scope.Clean(said) is { Length: > 0 } clean ? clean : null;
        _wallets.Add(scope.Of(MeterKind.Balance, MeterNames.WithScope("balance", name), name is null ? "Individual credits" : $"Workspace {name}", "USD", _path) with
        {
            Scope = name,
            Remaining = left,
        });
    }

    // Orbs are machines beside the agent. Credits carry on where the pools end, and so does what is free beside a plan; an empty wallet beside others is no alarm.
    Reading WithRole(Reading reading) => reading with
    {
        Role = reading.Meter switch
        {
            "monthly-agent" => Role.Gate,
            "monthly-orb" => Role.Info,
            "daily-free" => _pools.Exists(pool => pool.Meter == "monthly-agent") ? Role.Fallback : Role.Gate,
            _ => reading.Remaining > 0 || _pools.Count == 0 && _wallets.TrueForAll(wallet => wallet.Remaining <= 0) ? Role.Fallback : Role.Info,
        },
    };

    // A machine without a time zone database does not know when it is evening there.
    DateTimeOffset? FreeReset()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var zone)) return null;
        var now = TimeZoneInfo.ConvertTime(scope.Answer.ObservedAt, zone).DateTime;
        var evening = now.Date + FreeDayBegins;
        if (evening <= now) evening = evening.AddDays(1);
        return new DateTimeOffset(evening, zone.GetUtcOffset(evening)).ToUniversalTime();
    }

    DateTimeOffset? FullAt(decimal missing, decimal? perHour) =>
        perHour is > 0 and var rate && Amounts.TryDivide(missing, rate, out var hours) && hours is > 0 and < 10_000 ? scope.Answer.ObservedAt.AddHours((double)hours) : null;

    [GeneratedRegex($@"^Amp Free: (?<left>{MatchedAmounts.Pattern})% remaining", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FreeShare();

    [GeneratedRegex($@"^Amp Free: (?<left>-?\${MatchedAmounts.Pattern}) ?/ ?(?<limit>\${MatchedAmounts.Pattern}) remaining( \(replenishes \+?(?<rate>\${MatchedAmounts.Pattern})/hour\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FreeMoney();

    [GeneratedRegex(@"^(Amp (?<plan>[^:]+) (Tier|Subscription)|Subscription (?<plan>[^:]+)):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Paid();

    [GeneratedRegex($@"[Aa]gent usage (?<left>-?\${MatchedAmounts.Pattern}) of (?<limit>\${MatchedAmounts.Pattern})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AgentMoney();

    [GeneratedRegex($@"(?<left>{MatchedAmounts.Pattern})% (other|agent) usage", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AgentShare();

    [GeneratedRegex($@"orb usage (?<left>{MatchedAmounts.Pattern})h of (?<limit>{MatchedAmounts.Pattern})h", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OrbHours();

    [GeneratedRegex($@"(?<left>{MatchedAmounts.Pattern})% orb usage", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OrbShare();

    [GeneratedRegex($@"period \d{{4}}-\d\d-\d\d to (?<end>\d{{4}}-\d\d-\d\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Period();

    [GeneratedRegex($@"^(Individual credits|Workspace (?<name>.+)): (?<left>-?\${MatchedAmounts.Pattern}) remaining", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Wallet();
}
