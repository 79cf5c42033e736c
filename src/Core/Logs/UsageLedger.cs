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

/// <summary>One response that counts. It has lost the identities of its record, which only the merge needs, and takes two thirds of its room.</summary>
public readonly record struct UsageEvent
{
    readonly long at, input, output, reasoning, cacheRead, cacheWrite5m, cacheWrite1h, recordedCost, microCredits;
    readonly int webSearches, model, provider, session, project;
    readonly RecordMarks marks;

    /// <summary>Makes it of a record.</summary>
    /// <param name="agent">The agent's word: a number of <see cref="UsageLedger.Texts"/>.</param>
    /// <param name="record">The response; its texts are numbers of <see cref="UsageLedger.Texts"/>.</param>
    public UsageEvent(int agent, in UsageRecord record)
    {
        Agent = agent;
        (at, input, output, reasoning) = (record.At, record.Input, record.Output, record.Reasoning);
        (cacheRead, cacheWrite5m, cacheWrite1h) = (record.CacheRead, record.CacheWrite5m, record.CacheWrite1h);
        (recordedCost, microCredits, webSearches) = (record.RecordedCost, record.MicroCredits, record.WebSearches);
        (model, provider, session, project, marks) = (record.Model, record.Provider, record.Session, record.Project, record.Marks);
    }

    /// <summary>The agent's word: a number of <see cref="UsageLedger.Texts"/>.</summary>
    public int Agent { get; }

    /// <summary>The response, without its identities; its texts are numbers of <see cref="UsageLedger.Texts"/>.</summary>
    public UsageRecord Record => new()
    {
        At = at,
        Input = input,
        Output = output,
        Reasoning = reasoning,
        CacheRead = cacheRead,
        CacheWrite5m = cacheWrite5m,
        CacheWrite1h = cacheWrite1h,
        RecordedCost = recordedCost,
        MicroCredits = microCredits,
        WebSearches = webSearches,
        Model = model,
        Provider = provider,
        Session = session,
        Project = project,
        Marks = marks,
    };
}
