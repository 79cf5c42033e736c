namespace Fuelgauge.Core.Logs.Codex;

/// <summary>What a line of a log is about, as far as usage goes.</summary>
enum CodexLineKind
{
    /// <summary>Nothing that is needed.</summary>
    None,

    /// <summary>It cannot be told: the line breaks off or is no JSON before it says so.</summary>
    Unknown,

    /// <summary>An event, of which its payload says more.</summary>
    Event,

    /// <summary>A session: the file's own, or one whose history is copied.</summary>
    SessionMeta,

    /// <summary>The model of the turn that begins.</summary>
    TurnContext,

    /// <summary>A turn that begins.</summary>
    TaskStarted,

    /// <summary>Settings from now on.</summary>
    SettingsApplied,

    /// <summary>Counters.</summary>
    TokenCount,

    /// <summary>A message between agents, which can begin a turn.</summary>
    AgentMessage,

    /// <summary>The identity of a session, in what <c>codex exec --json</c> prints.</summary>
    ThreadStarted,

    /// <summary>What a turn used, in what <c>codex exec --json</c> prints.</summary>
    TurnCompleted,
}
