using Fuelgauge.Core.Logs.Opencode;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.EditorTasks;

/// <summary>Kilo Code: an extension like Cline in older versions; newer ones are built on OpenCode and keep its database under their own name. Source: ryoppippi/ccusage adapter/kilo, read 2026-11-30.</summary>
sealed class KiloFormat() : EditorTaskFormat("kilo", "Kilo Code", "kilocode.kilo-code")
{
    const string Database = "kilo.db";

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) => base.Places(host).Concat(
        host.Roots(host.BelowDataHome("kilo"), "KILO_DATA_DIR").Select(root => new LogPlace(root, LogKind.Database, path => path == Database, MostDepth: 0)));

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) =>
        file.Path == Database ? new OpencodeTableReader(batch, state) : base.Open(file, batch, state);

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => OpencodeMerge.Merge(Agent, logs, ledger);
}
