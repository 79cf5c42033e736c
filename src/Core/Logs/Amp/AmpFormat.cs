using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Amp;

/// <summary>
/// Amp: a document for every thread. Current versions keep threads on the server and write none, so what is here ends some day.
/// Source: ryoppippi/ccusage adapter/amp and PR 1472, read 2026-11-30.
/// </summary>
sealed class AmpFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "amp";

    /// <inheritdoc/>
    public override string Name => "Amp";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) => host.Roots(host.BelowDataHome("amp"), "AMP_DATA_DIR")
        .Select(root => new LogPlace(Path.Join(root, "threads"), LogKind.Document, path => path.EndsWith(".json", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new AmpThreadReader(file, batch);
}
