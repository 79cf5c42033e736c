namespace Fuelgauge.Core.Logs;

/// <summary>All that counts, once, over all agents. Not safe for threads.</summary>
public sealed class UsageLedger
{
    /// <summary>The events, in no order that means anything.</summary>
    public List<UsageEvent> Events { get; } = [];

    /// <summary>The texts that their records refer to.</summary>
    public LogTexts Texts { get; } = new();

    /// <summary>For people, the folder behind a project that is only a key: numbers of <see cref="Texts"/> by numbers of <see cref="Texts"/>.</summary>
    public Dictionary<int, int> ProjectPaths { get; } = [];
}

/// <summary>One response that counts.</summary>
/// <param name="Agent">The agent's word: a number of <see cref="UsageLedger.Texts"/>.</param>
/// <param name="Record">The response; its texts are numbers of <see cref="UsageLedger.Texts"/>.</param>
public readonly record struct UsageEvent(int Agent, UsageRecord Record);
