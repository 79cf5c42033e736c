using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Pi;

/// <summary>
/// pi and its relative OMP: a file of lines for every session, below a folder named after the working folder. A fork copies entries, with their ids, into a
/// file of its own. Source: badlogic/pi-mono packages/coding-agent/docs/session.md, read 2026-11-30.
/// </summary>
sealed class PiFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "pi";

    /// <inheritdoc/>
    public override string Name => "pi";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host)
    {
        var agent = host.Variable("PI_CODING_AGENT_DIR") is { } moved ? host.Expand(moved) : host.BelowHome(".pi", "agent");
        // The variable of others names the folder of sessions itself.
        return host.Roots(agent is null ? null : Path.Join(agent, "sessions"), "PI_AGENT_DIR")
            .Concat(host.BelowHome(".omp", "agent", "sessions") is { } relative ? [relative] : [])
            .Select(root => new LogPlace(root, LogKind.Lines, path => path.EndsWith(".jsonl", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new PiSessionReader(file, batch);
}
