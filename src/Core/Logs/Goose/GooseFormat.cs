using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Goose;

/// <summary>Goose: one database with a row, and the sums of its tokens, for every session. Source: ryoppippi/ccusage adapter/goose, read 2026-11-30.</summary>
sealed class GooseFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "goose";

    /// <inheritdoc/>
    public override string Name => "Goose";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) => Folders(host).OfType<string>()
        .Select(folder => new LogPlace(folder, LogKind.Database, path => path == "sessions.db", MostDepth: 0));

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new GooseTableReader(batch, state);

    static List<string?> Folders(HostEnvironment host)
    {
        if (host.Variable("GOOSE_PATH_ROOT") is { } root)
            return [host.Expand(Path.Join(root, "data", "sessions"))];
        var usual = new List<string?> { host.BelowDataHome("goose", "sessions"), host.BelowDataHome("Block", "goose", "sessions") };
        if (host.Platform == Platform.MacOS)
            usual.AddRange(host.BelowHome("Library", "Application Support", "goose", "sessions"), host.BelowHome("Library", "Application Support", "Block", "goose", "sessions"));
        if (host.Platform == Platform.Windows && host.Variable("APPDATA") is { } data)
            usual.Add(Path.Join(data, "Block", "goose", "data", "sessions"));
        return usual;
    }
}
