using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.EditorTasks;

/// <summary>
/// Cline and the extensions that descend from it: a folder for every task in the editor's storage, with what the task's window shows as one document.
/// Sources: cline/cline src/shared/ExtensionMessage.ts, RooCodeInc/Roo-Code src/shared/getApiMetrics.ts; read 2026-11-30.
/// </summary>
/// <param name="agent">The agent's word.</param>
/// <param name="name">Its name for people.</param>
/// <param name="extension">The extension's id.</param>
/// <param name="others">Folders of tasks outside any editor, below the home folder.</param>
class EditorTaskFormat(string agent, string name, string extension, params string[] others) : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => agent;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) => EditorFolders.Of(host, extension).Select(folder => Path.Join(folder, "tasks"))
        .Concat(others.Select(other => host.BelowHome(other)).OfType<string>())
        .Select(folder => new LogPlace(folder, LogKind.Document, path => path.EndsWith("/ui_messages.json", StringComparison.Ordinal), MostDepth: 1));

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new EditorTaskReader(file, batch);
}
