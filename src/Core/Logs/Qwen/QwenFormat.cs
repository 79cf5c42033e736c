using Fuelgauge.Core.Logs.Gemini;
using Fuelgauge.Core.Logs.Json;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Qwen;

/// <summary>
/// Qwen Code: chats of lines below <c>~/.qwen/projects/&lt;folder&gt;/chats</c>. Versions before that are said to have written documents as Gemini CLI does, of
/// which it is a fork (not verified). Source: ryoppippi/ccusage adapter/qwen, read 2026-11-30.
/// </summary>
sealed class QwenFormat : LogFormat
{
    /// <inheritdoc/>
    public override string Agent => "qwen";

    /// <inheritdoc/>
    public override string Name => "Qwen Code";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host) => host.Roots(host.BelowHome(".qwen"), "QWEN_DATA_DIR").SelectMany(root => new LogPlace[]
    {
        new(Path.Join(root, "projects"), LogKind.Lines, path => GeminiFormat.IsChat(path, ".jsonl")),
        new(Path.Join(root, "tmp"), LogKind.Document, path => GeminiFormat.IsChat(path, ".json")),
    });

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state)
    {
        var project = GeminiFormat.ProjectOf(file.Path);
        return file.Path.EndsWith(".jsonl", StringComparison.Ordinal) ? new QwenLineReader(file, project, batch) : new GeminiDocumentReader(file, project, batch);
    }

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        base.Merge(logs, ledger);
        SiftedLogs.NameProjects(logs, ledger);
    }
}
