using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Copilot;

/// <summary>
/// Copilot CLI writes down the same work in up to three places, of which one counts for each session: its session store, the files of its exporter, and the
/// sums at the end of each run. Sources: ryoppippi/ccusage adapter/copilot, github/copilot-cli issues 1394 and 3994; read 2026-11-30.
/// </summary>
sealed class CopilotFormat : LogFormat
{
    const string Store = "session-store.db";

    /// <inheritdoc/>
    public override string Agent => "copilot";

    /// <inheritdoc/>
    public override string Name => "Copilot CLI";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host)
    {
        if ((host.Variable("COPILOT_HOME") is { } moved ? host.Expand(moved) : host.BelowHome(".copilot")) is { } home)
        {
            yield return new(home, LogKind.Database, path => path == Store, MostDepth: 0);
            yield return new(Path.Join(home, "otel"), LogKind.Lines, IsLines);
            yield return new(Path.Join(home, "session-state"), LogKind.Lines, IsLines, MostDepth: 1);
        }

        if (host.Variable("COPILOT_OTEL_FILE_EXPORTER_PATH") is { } exported && host.Expand(exported) is { } file && Path.GetDirectoryName(file) is { } folder)
        {
            var name = Path.GetFileName(file);
            yield return new(folder, LogKind.Lines, path => path == name, MostDepth: 0);
        }
    }

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) =>
        file.Path == Store ? new CopilotStoreReader(batch, state) : new CopilotLineReader(file, batch);

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => new CopilotMerge(Agent, logs, ledger).Run();

    static bool IsLines(string path) => path.EndsWith(".jsonl", StringComparison.Ordinal);
}
