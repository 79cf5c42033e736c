using System.Text.Json;
using Fuelgauge.Core.Logs.Json;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.Gemini;

/// <summary>
/// Gemini CLI: chats below <c>~/.gemini/tmp/&lt;project&gt;/chats</c>, older ones as a document that is rewritten whole, newer ones as lines. A message that is
/// rewritten appears again, and its last form counts. Sources: google-gemini/gemini-cli issue 14524, ryoppippi/ccusage adapter/gemini; read 2026-11-30.
/// </summary>
sealed class GeminiFormat : LogFormat
{
    const int MostProjectBytes = 1 << 20;

    /// <inheritdoc/>
    public override string Agent => "gemini";

    /// <inheritdoc/>
    public override string Name => "Gemini CLI";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override IEnumerable<LogPlace> Places(HostEnvironment host)
    {
        var home = host.Variable("GEMINI_CLI_HOME") is { } moved ? host.Expand(moved) : host.Home;
        return host.Roots(home is null ? null : Path.Join(home, ".gemini", "tmp"), "GEMINI_DATA_DIR").SelectMany(root => new LogPlace[]
        {
            new(root, LogKind.Document, path => IsChat(path, ".json")),
            new(root, LogKind.Lines, path => IsChat(path, ".jsonl")),
        });
    }

    /// <inheritdoc/>
    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state)
    {
        var project = ProjectOf(file.Path);
        batch.ProjectPath = batch.Texts.Number(FolderOf(project, file.Beside) ?? "");
        return file.Path.EndsWith(".jsonl", StringComparison.Ordinal) ? new GeminiLineReader(file, project, batch) : new GeminiDocumentReader(file, project, batch);
    }

    /// <inheritdoc/>
    public override void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        CopyMerge.Merge(Agent, [.. logs.Select(LastForms)], ledger);
        SiftedLogs.NameProjects(logs, ledger);
    }

    /// <summary>Whether a file lies in a folder of chats: <c>3f2a9c/chats/session-….json</c>, or below one (a sub-agent's).</summary>
    internal static bool IsChat(string path, string ending) =>
        path.EndsWith(ending, StringComparison.Ordinal) && (path.StartsWith("chats/", StringComparison.Ordinal) || path.Contains("/chats/", StringComparison.Ordinal));

    /// <summary>The folder before <c>chats</c>: a hash, or a name in newer versions.</summary>
    internal static string ProjectOf(string path)
    {
        var parts = path.Split('/');
        var chats = Array.IndexOf(parts, "chats");
        return chats > 0 ? parts[chats - 1] : "";
    }

    static ScannedLog LastForms(ScannedLog log)
    {
        var last = new Dictionary<UInt128, UsageRecord>();
        foreach (var record in log.Batch.Records)
            last[record.Key] = record;
        return last.Count == log.Batch.Records.Count ? log : log.With([.. last.Values]);
    }

    // Versions differ in which of the two is the name and which the value.
    static string? FolderOf(string project, Func<string, int, byte[]?> beside)
    {
        string? folder = null;
        if (project.Length > 0 && (beside("../projects.json", MostProjectBytes) ?? beside("projects.json", MostProjectBytes)) is { } projects)
            LogJson.TryRead(projects, root => folder = FolderOf(project, root.Object("projects") is { ValueKind: JsonValueKind.Object } inner ? inner : root));
        return folder;
    }

    static string? FolderOf(string project, JsonElement projects)
    {
        if (projects.ValueKind != JsonValueKind.Object)
            return null;
        if (projects.Word(project) is { Length: > 0 } folder)
            return folder;
        return projects.EnumerateObject().Where(pair => pair.Value.ValueKind == JsonValueKind.String && pair.Value.ValueEquals(project)).Select(pair => pair.Name).FirstOrDefault();
    }
}
