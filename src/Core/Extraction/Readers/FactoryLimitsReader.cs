using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The limits of a Factory plan: three windows of the standard pool, which block one by one, and of a core pool where there is one. An organization that is
/// billed the older way is left to the older endpoint, which goes on answering old allowances and is never preferred.
/// Sources: steipete/CodexBar docs/factory.md and FactoryStatusProbe.swift, robinebers/openusage PR 561; read 2026-11-23.
/// </summary>
sealed class FactoryLimitsReader(AnswerScope scope)
{
    const string Core = "core";

    static readonly (string Member, TimeSpan? Length)[] Windows = [("fiveHour", TimeSpan.FromHours(5)), ("weekly", TimeSpan.FromDays(7)), ("monthly", null)];

    public AnswerResult Read()
    {
        var limits = scope.Root.Member("limits");
        var isInUse = scope.Root.Member("usesTokenRateLimitsBilling").ValueKind == JsonValueKind.True && limits.Member("standard").ValueKind == JsonValueKind.Object;
        if (!isInUse) return Failures.Unforeseen(Failures.Of(scope, State.NoData));

        List<Reading> windows = [.. Pool(limits, "standard", null), .. Pool(limits, Core, Core)];
        return new()
        {
            Readings = Extra() is { } extra ? [.. windows, extra] : windows,
            Failure = windows.Count > 0 ? null : Failures.Unrecognized(scope, "has no $.limits.standard.fiveHour.usedPercent"),
            Then = FaultAction.Next,
        };
    }

    IEnumerable<Reading> Pool(JsonElement limits, string member, string? pool) =>
        Windows.Select(window => Window(limits.Member(member).Member(window.Member), window.Length, pool, $"$.limits.{member}.{window.Member}")).OfType<Reading>();

    Reading? Window(JsonElement window, TimeSpan? length, string? pool, string path)
    {
        if (window.ValueKind != JsonValueKind.Object) return null;
        var at = scope.Answer.ObservedAt;
        var end = window.Amount("secondsRemaining") is > 0 and < 1e9m and var left ? at.AddSeconds((double)left) : window.Instant("windowEnd");
        var hasReset = end <= at;   // a window of the past that nothing has begun again
        if (window.Amount("usedPercent") is not { } used)
        {
            if (end is not null) return null;
            used = 0;
        }

        var id = length is { } known ? MeterNames.OfLength(known) : "monthly";
        var reading = scope.Percent(MeterNames.WithScope(id, pool), MeterNames.Label(id, pool), hasReset ? 0 : used, $"{path}.usedPercent");
        return reading with
        {
            Scope = pool,
            Role = pool is null ? Role.Gate : Role.Info,
            Condition = end is null && used == 0 ? Condition.NotStarted : Condition.Normal,
            Estimated = hasReset,
            ResetsAt = hasReset ? null : end,
            Length = length,
        };
    }

    Reading? Extra() => scope.Root.Amount("extraUsageBalanceCents") is not { } cents ? null
        : scope.Of(MeterKind.Balance, "extra-usage", "Extra usage", "USD", "$.extraUsageBalanceCents") with
        {
            Role = cents > 0 && scope.Root.Member("extraUsageAllowed").ValueKind == JsonValueKind.True ? Role.Fallback : Role.Info,
            Remaining = cents / 100,
        };
}
