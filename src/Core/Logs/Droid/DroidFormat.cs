using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Droid;

/// <summary>
/// Droid of Factory: <c>&lt;session&gt;.settings.json</c> beside the session's lines, with the session's sums and no record of a single response. The same
/// session can lie in two folders; the larger counts. Sources: ryoppippi/ccusage adapter/droid, tokscale issue 135; read 2026-11-30.
/// </summary>
sealed class DroidFormat : LogFormat
{
    /// <summary>How names of logs end.</summary>
    public const string Ending = ".settings.json";

    /// <inheritdoc/>
    public override string Agent => "droid";

    /// <inheritdoc/>
    public override string Name => "Droid";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host)
    {
        var home = host.Variable("FACTORY_DIR") is { } moved ? host.Expand(moved) : host.BelowHome(".factory");
        return host.Roots(home is null ? null : Path.Join(home, "sessions"), "DROID_SESSIONS_DIR")
            .Select(root => new LogPlace(root, LogKind.Document, path => path.EndsWith(Ending, StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new DroidSettingsReader(file, batch);
}
