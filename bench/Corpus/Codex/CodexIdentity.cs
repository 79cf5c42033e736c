namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>Who a Codex session is.</summary>
/// <param name="Id">Begins with the instant of its creation, as real ones do.</param>
/// <param name="CreatedAt">Milliseconds since 1970 UTC.</param>
/// <param name="WorkingFolder">Absolute, with <c>/</c>.</param>
sealed record CodexIdentity(string Id, long CreatedAt, string WorkingFolder)
{
    /// <summary>Who started it, as JSON.</summary>
    public string Source { get; init; } = "'cli'";

    /// <summary>The session whose history it goes on with; null for none.</summary>
    public string? ForkedFrom { get; init; }

    public string FileName => $"rollout-{LogText.Time(CreatedAt, "yyyy-MM-ddTHH-mm-ss")}-{Id}.jsonl";

    public static CodexIdentity New(Dice dice, long createdAt, string workingFolder) => new(dice.TimedUuid(createdAt), createdAt, workingFolder);

    /// <summary>The source of a sub-agent.</summary>
    public static string SubagentOf(string id) => $$$$"""{'subagent':{'thread_spawn':{'parent_thread_id':'{{{{id}}}}','depth':1}}}""";
}
