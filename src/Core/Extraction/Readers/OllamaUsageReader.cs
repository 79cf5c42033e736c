using System.Collections.Frozen;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// What an Ollama Cloud account has used: one monthly pool, or the session and week of older plans, each a fraction of its cap; and the cost of 4 weeks.
/// Its trap: no reset is sent. Sessions end at every fifth hour since 1970 and weeks on Monday in UTC, as users found out; of the month nothing is known.
/// Sources: ollama/ollama issues 12532 and 16448, fgrehm/pi-ollama-cloud issues 42 and 53; read 2026-11-23.
/// </summary>
sealed class OllamaUsageReader(AnswerScope scope)
{
    static readonly TimeSpan Session = TimeSpan.FromHours(5);

    static readonly NamedWindows Windows = new("limits", "usage", new Dictionary<string, (string, TimeSpan?)>
    {
        ["session"] = ("five-hour", Session),
        ["weekly"] = ("weekly", TimeSpan.FromDays(7)),
        ["monthly"] = ("monthly", null),
    }.ToFrozenDictionary(StringComparer.Ordinal));

    public AnswerResult Read()
    {
        var result = Windows.Read(scope, (window, reading) => window.Amount("usage") is { } share && Amounts.TryMultiply(share, 100, out var used)
            ? WithReset(reading with { Used = used })
            : null);

        // A good key whose plan has no limits.
        if (result.Readings.Count == 0 && result.Failure is null) return new() { Failure = Failures.Of(scope, State.NoPlan), Then = FaultAction.Next };
        return result.Readings.Count > 0 && Cost() is { } cost ? result with { Readings = [.. result.Readings, cost] } : result;
    }

    Reading WithReset(Reading reading) => reading.Meter switch
    {
        "five-hour" => reading with { ResetsAt = Next(Session), Estimated = true },
        "weekly" => reading with { ResetsAt = BudgetSpan.Around(BudgetPeriod.Week, TimeZoneInfo.Utc, scope.Answer.ObservedAt).End, Estimated = true },
        _ => reading,
    };

    DateTimeOffset Next(TimeSpan step)
    {
        var since = scope.Answer.ObservedAt - DateTimeOffset.UnixEpoch;
        return DateTimeOffset.UnixEpoch + (Math.Floor(since / step) + 1) * step;
    }

    Reading? Cost()
    {
        var activity = scope.Root.Member("activity");
        if (activity.Member("period").Text(scope, "type") != "last_4_weeks" || activity.Amount("cost") is not { } cost) return null;
        return scope.Of(MeterKind.Spend, "spend-4-weeks", "Spend in 4 weeks", "USD", "$.activity.cost") with { Role = Role.Info, Used = cost, Length = TimeSpan.FromDays(28) };
    }
}
