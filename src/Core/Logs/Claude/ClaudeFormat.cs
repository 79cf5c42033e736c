using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Claude;

/// <summary>
/// The logs of Claude Code: one JSON object a line, below a folder for each working folder. A response is written as one line for each block of its
/// content, the number of output tokens being right only on the last; histories are copied when a conversation is resumed, and side chains repeat what
/// they begin with.
/// Sources: anthropics/claude-code issue 22686; ryoppippi/ccusage docs/guide/claude and issues 866, 888, 901, 985; steipete/CodexBar docs/claude.md; read 2026-11-23.
/// </summary>
public sealed class ClaudeFormat : LogFormat
{
    // The desktop program keeps a home of its own for each session, each with its own .claude.
    static readonly string[] DesktopStores = ["local-agent-mode-sessions", "claude-code-sessions"];

    /// <inheritdoc/>
    public override string Agent => "claude";

    /// <inheritdoc/>
    public override string Name => "Claude Code";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) =>
        Roots(host).Select(Projects).Distinct().Select(folder => new LogPlace(folder, LogKind.Lines, ClaudePath.IsLog)).Concat(DesktopPlaces(host));

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new ClaudeReader(ClaudePath.Of(file.Path), batch);

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => new ClaudeMerge([.. logs], ledger).Run(Agent);

    static IEnumerable<string> Roots(HostEnvironment host)
    {
        var chosen = (host.Variable("CLAUDE_CONFIG_DIR") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (chosen.Length > 0)
            return chosen.Select(root => host.Expand(root)).OfType<string>();
        var config = host.Variable("XDG_CONFIG_HOME") is { } xdg && Path.IsPathFullyQualified(xdg) ? xdg : host.Home is null ? null : Path.Join(host.Home, ".config");
        return new[] { config is null ? null : Path.Join(config, "claude"), host.Home is null ? null : Path.Join(host.Home, ".claude") }.OfType<string>();
    }

    // CLAUDE_CONFIG_DIR may name the folder of projects itself.
    static string Projects(string root)
    {
        var folder = Path.TrimEndingDirectorySeparator(root);
        return Path.GetFileName(folder) == "projects" ? folder : Path.Join(folder, "projects");
    }

    static IEnumerable<LogPlace> DesktopPlaces(HostEnvironment host) => host is not { Platform: Platform.MacOS, Home: { } home }
        ? []
        : DesktopStores.Select(store => new LogPlace(Path.Join(home, "Library", "Application Support", "Claude", store), LogKind.Lines, ClaudePath.IsDesktopLog));
}
