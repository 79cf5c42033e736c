using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The windows that Codex wrote beside the last turn on this machine: a line of a session file with <c>payload.rate_limits</c>.
/// Its trap: other pools than the account's (<c>codex_bengalfox</c>, <c>premium</c>) are written to the same place, and old lines name none.
/// Sources: those of <see cref="CodexWindows"/>, openusage issue 465; read 2026-11-23.
/// </summary>
sealed class CodexSessionReader(AnswerScope scope)
{
    static readonly string[] Slots = ["primary", "secondary"];

    public AnswerResult Read()
    {
        const string path = "$.payload.rate_limits";
        var limits = scope.Root.Member("payload").Member("rate_limits");
        if (limits.ValueKind != JsonValueKind.Object) return new() { Failure = Failures.Unrecognized(scope, $"has no {path}"), Then = FaultAction.Next };
        if (limits.Text(scope, "limit_id") is { } pool && pool != "codex")
            return new() { Failure = new(State.NoData, $"the last line is about the pool {pool}, not about the account"), Then = FaultAction.Next };

        var windows = new CodexWindows(scope);
        var isReached = limits.Member("rate_limit_reached_type").ValueKind != JsonValueKind.Undefined;
        List<Reading> readings = [.. windows.Pool(limits, path, Slots, isReached, null)];
        if (windows.Credits(limits.Member("credits"), $"{path}.credits") is { } credits) readings.Add(credits);
        return new()
        {
            Readings = readings,
            Failure = windows.Fault is { } fault ? Failures.Unrecognized(scope, fault) : readings.Count > 0 ? null : new(State.NoData, "the last turn wrote no limits"),
            Then = FaultAction.Next,
            Plan = windows.Plan(limits),
        };
    }
}
