using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>
/// The logs of Codex, the command line's and the desktop's: one JSON object a line, a file for each session. Events have no identity; what is counted
/// once follows from the counters.
/// Sources: ryoppippi/ccusage docs/guide/codex and issues 950, 1175, 1288, 1460; steipete/CodexBar docs/codex.md and issue 2037; read 2026-11-23.
/// </summary>
public sealed class CodexFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "codex";

    /// <inheritdoc/>
    public override string Name => "Codex";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host)
    {
        var chosen = (host.Variable("CODEX_HOME") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var homes = chosen.Length > 0 ? chosen.Select(home => host.Expand(home)).OfType<string>() : host.Home is { } user ? [Path.Join(user, ".codex")] : [];
        return homes.Distinct().SelectMany(PlacesOf);
    }

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new CodexReader(file, batch, CodexState.Of(state));

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => CodexMerge.Merge(Agent, logs, ledger);

    // A folder with neither sessions nor archived ones holds what "codex exec --json" printed. Beside sessions that would be told twice.
    static IEnumerable<LogPlace> PlacesOf(string home)
    {
        string live = Path.Join(home, "sessions"), archived = Path.Join(home, "archived_sessions");
        return
        [
            new(live, LogKind.Lines, CodexPath.IsLog),
            new(archived, LogKind.Lines, CodexPath.IsLog),
            new(home, LogKind.Lines, CodexPath.IsLog) { Unless = [live, archived] },
        ];
    }
}
