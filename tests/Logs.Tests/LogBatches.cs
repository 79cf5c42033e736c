using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

/// <summary>Logs in memory, read by the readers of the program.</summary>
static class LogBatches
{
    public const string ClaudeSession = "5e55a000-0000-4000-8000-000000000001";
    public const string ClaudeProject = "-home-ann-src-alpha";
    public const string CodexSession = "01a10b4a-9680-70e8-9b01-81f2f5b1dd94";
    public const string CodexName = $"rollout-2026-10-05T09-00-00-{CodexSession}";
    public const string CodexPath = $"2026/10/05/{CodexName}.jsonl";

    static readonly DateTimeOffset ModifiedAt = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a log of Claude Code.</summary>
    public static LogBatch Claude(params byte[][] blocks) => Read("claude", $"{ClaudeProject}/{ClaudeSession}.jsonl", blocks);

    /// <summary>Reads a log of Codex.</summary>
    public static LogBatch Codex(params byte[][] blocks) => Read("codex", CodexPath, blocks);

    /// <summary>What the slow twin makes of a log of Claude Code.</summary>
    public static LogBatch ClaudeOracle(byte[] log) => Oracles.ClaudeOracle.Read(log, ClaudeSession, ClaudeProject);

    /// <summary>What the slow twin makes of a log of Codex.</summary>
    public static LogBatch CodexOracle(byte[] log) => new Oracles.CodexOracle(CodexSession, CodexName, ModifiedAt.ToUnixTimeMilliseconds()).Read(log);

    /// <summary>Reads a log with one reader, block by block.</summary>
    public static LogBatch Read(string agent, string path, params byte[][] blocks)
    {
        var batch = new LogBatch();
        var reader = Open(agent, path, batch, []);
        foreach (var block in blocks)
            reader.Read(block);
        return batch;
    }

    /// <summary>Reads a log in parts, each with a reader of its own that takes up where the last one stopped.</summary>
    public static LogBatch Resume(string agent, string path, params byte[][] parts)
    {
        var batch = new LogBatch();
        byte[] state = [];
        foreach (var part in parts)
        {
            var reader = Open(agent, path, batch, state);
            reader.Read(part);
            state = reader.State;
        }
        return batch;
    }

    /// <summary>A reader of a log.</summary>
    public static ILineReader Open(string agent, string path, LogBatch batch, byte[] state) => (ILineReader)LogFormats.Find(agent)!.Open(new(path, ModifiedAt), batch, state);

    /// <summary>All that a batch says, its texts written out, line by line.</summary>
    public static string[] Told(LogBatch batch) =>
    [
        $"session {batch.Texts[batch.Session]}, parent {batch.Texts[batch.Parent]}, ends at {batch.EndsAt}, skipped {batch.Skipped}, mismatched {batch.Mismatched}",
        .. batch.Records.Select(record => Told(record, batch.Texts)),
    ];

    /// <summary>The same of a log of Claude Code, whose lines of one response may be folded or not: the one that tells most, in the place of the first.</summary>
    public static string[] ToldFolded(LogBatch batch)
    {
        var best = new List<UsageRecord>();
        foreach (var record in batch.Records)
        {
            var known = record.Key == 0 ? -1 : best.FindIndex(other => other.Key == record.Key);
            if (known < 0)
                best.Add(record);
            else if (Rank(record).CompareTo(Rank(best[known])) > 0)
                best[known] = record;
        }
        return
        [
            $"ends at {batch.EndsAt}, skipped {batch.Skipped}, folder {batch.Texts[batch.ProjectPath]}",
            .. best.Select(record => Told(record, batch.Texts)),
        ];
    }

    static (bool, long, long, long) Rank(UsageRecord record) => (!record.Marks.HasFlag(RecordMarks.SideChain), record.Output, record.Total, record.At);

    static string Told(UsageRecord record, LogTexts texts) =>
        record with { Model = 0, Session = 0, Project = 0 } + $" of {texts[record.Model]} in {texts[record.Session]} for {texts[record.Project]}";
}
