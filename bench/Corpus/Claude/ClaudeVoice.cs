namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>Who writes a Claude Code file.</summary>
/// <param name="Session">The session's id; a sub-agent's is its parent's.</param>
/// <param name="WorkingFolder">Absolute, with <c>/</c>.</param>
/// <param name="AgentId">The sub-agent's id; null on the main chain.</param>
sealed record ClaudeVoice(string Session, string WorkingFolder, string? AgentId = null)
{
    /// <summary>The folder's key: all but letters and digits is a dash.</summary>
    public string Folder { get; } = string.Concat(WorkingFolder.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    public string Path => $"projects/{Folder}/{Session}{(AgentId is null ? "" : $"/subagents/agent-{AgentId}")}.jsonl";
}

/// <summary>A response as the lines of a file tell it.</summary>
/// <param name="Model">The model of its last line.</param>
/// <param name="MessageId">Null where a gateway left it out.</param>
/// <param name="RequestId">Null where a gateway left it out.</param>
/// <param name="Usage">What it used in the end.</param>
/// <param name="At">When its last line was written, in milliseconds since 1970 UTC.</param>
sealed record ClaudeReply(string Model, string? MessageId, string? RequestId, ClaudeUsage Usage, long At)
{
    /// <summary>The model of the lines before the last.</summary>
    public string EarlierModel { get; init; } = Model;

    /// <summary>US dollars; null where the line does not say.</summary>
    public decimal? RecordedCost { get; init; }

    /// <summary>The input of its tool, as JSON; null for an ordinary one.</summary>
    public string? ToolInput { get; init; }
}
