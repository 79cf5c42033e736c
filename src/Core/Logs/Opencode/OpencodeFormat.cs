using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Opencode;

/// <summary>
/// OpenCode: a file for every message below <c>storage/message</c> in older versions, a database in newer ones; a message can be in both. A fork copies
/// messages under new ids. Sources: ryoppippi/ccusage adapter/opencode, anomalyco/opencode issues 31032 and 48089; read 2026-11-30.
/// </summary>
sealed class OpencodeFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "opencode";

    /// <inheritdoc/>
    public override string Name => "OpenCode";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) => host.Roots(host.BelowDataHome("opencode"), "OPENCODE_DATA_DIR").SelectMany(root => new LogPlace[]
    {
        new(root, LogKind.Database, IsDatabase, MostDepth: 0),
        new(Path.Join(root, "storage", "message"), LogKind.Document, IsDocument),
        new(Path.Join(root, "storage", "session"), LogKind.Document, IsDocument),
    });

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) =>
        file.Path.EndsWith(".db", StringComparison.Ordinal) ? new OpencodeTableReader(batch, state) : new OpencodeDocumentReader(file, batch);

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => OpencodeMerge.Merge(Agent, logs, ledger);

    // Channels have their own: opencode-dev.db.
    static bool IsDatabase(string path) =>
        path == "opencode.db" || (path.StartsWith("opencode-", StringComparison.Ordinal) && path.EndsWith(".db", StringComparison.Ordinal));

    static bool IsDocument(string path) => path.EndsWith(".json", StringComparison.Ordinal);
}
