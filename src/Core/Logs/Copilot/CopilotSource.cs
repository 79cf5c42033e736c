namespace Fuelgauge.Core.Logs.Copilot;

/// <summary>Where a record comes from, the most trusted first. Those between the store and the sums are kinds of what the exporter writes.</summary>
enum CopilotSource
{
    /// <summary>A row of the session store: one call of a model, exact.</summary>
    Store,

    /// <summary>The span of one call.</summary>
    ChatSpan,

    /// <summary>A log record of one call, which repeats the span.</summary>
    InferenceLog,

    /// <summary>The event of an agent's turn, which repeats its calls.</summary>
    AgentTurn,

    /// <summary>The span of an agent's whole work, which repeats its turns.</summary>
    AgentSpan,

    /// <summary>Sums by model for one run of the program.</summary>
    Shutdown,
}

/// <summary>
/// The second identity of Copilot's records: what a record shares with those that repeat it (its trace, or its response) and where it comes from,
/// in the lowest bits.
/// </summary>
static class CopilotGroup
{
    const int SourceBits = 7;

    /// <summary>Puts both into one.</summary>
    /// <param name="shared">A fingerprint of the trace or the response; 0 for none.</param>
    /// <param name="source">Where the record comes from.</param>
    public static UInt128 Of(UInt128 shared, CopilotSource source) => SharedOf(shared) | (UInt128)(int)source;

    /// <summary>What is shared; 0 for nothing.</summary>
    public static UInt128 SharedOf(UInt128 group) => group & ~(UInt128)SourceBits;

    /// <summary>Where the record comes from.</summary>
    public static CopilotSource SourceOf(UInt128 group) => (CopilotSource)(int)(group & SourceBits);
}
