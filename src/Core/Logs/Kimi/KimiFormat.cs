using Fuelgauge.Core.Logs.Json;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Kimi;

/// <summary>
/// Kimi CLI (<c>~/.kimi</c>) and its successor Kimi Code (<c>~/.kimi-code</c>): <c>wire.jsonl</c> in the session's folder, a sub-agent's in a folder below
/// <c>agents</c>. Sources: ryoppippi/ccusage adapter/kimi, xiufengsun/TokenTracker rollout.js; read 2026-11-30.
/// </summary>
sealed class KimiFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "kimi";

    /// <inheritdoc/>
    public override string Name => "Kimi";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) =>
        host.Roots(host.BelowHome(".kimi"), "KIMI_DATA_DIR", "KIMI_HOME").Concat(host.Roots(host.BelowHome(".kimi-code"), "KIMI_CODE_HOME"))
            .Select(root => new LogPlace(Path.Join(root, "sessions"), LogKind.Lines, path => path == "wire.jsonl" || path.EndsWith("/wire.jsonl", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new KimiWireReader(file, batch, state);

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => CopyMerge.Merge(Agent, [.. logs.Select(WithoutRepeats)], ledger);

    // Kimi Code's usage.record says again what its steps said: it counts only where a log has no steps.
    static ScannedLog WithoutRepeats(ScannedLog log)
    {
        var steps = log.Batch.Records.Where(record => !record.Marks.HasFlag(RecordMarks.Doubtful)).ToList();
        return steps.Count == 0 || steps.Count == log.Batch.Records.Count ? log : log.With(steps);
    }
}
