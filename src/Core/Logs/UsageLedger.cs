using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs;

/// <summary>
/// All that counts, once, over all agents. It refers to the records where the logs hold them, since a copy of each would be a third of the memory of a scan.
/// Not safe for threads.
/// </summary>
/// <param name="capacity">How many events are expected: a list that grows leaves its smaller selves behind.</param>
public sealed class UsageLedger(int capacity = 0)
{
    readonly List<Source> sources = [];
    readonly List<Place> places = new(capacity);
    readonly Dictionary<int, int> ownSources = [];

    // Of the few events that belong to the conversation of another log: that log, and the copy in it.
    readonly Dictionary<int, Place> homes = [];

    /// <summary>The texts that its events refer to.</summary>
    public LogTexts Texts { get; } = new();

    /// <summary>For people, the folder behind a project that is only a key: numbers of <see cref="Texts"/> by numbers of <see cref="Texts"/>.</summary>
    public Dictionary<int, int> ProjectPaths { get; } = [];

    /// <summary>How many events it has.</summary>
    public int Count => places.Count;

    /// <summary>The events, in no order that means anything.</summary>
    public IEnumerable<UsageEvent> Events => Enumerable.Range(0, Count).Select(index => this[index]);

    /// <summary>An event by its place.</summary>
    public UsageEvent this[int index]
    {
        get
        {
            Read(index, out var record);
            return new(AgentOf(index), record);
        }
    }

    /// <summary>Whose an event is, by its place: as <see cref="UsageEvent.Agent"/>.</summary>
    internal int AgentOf(int index) => sources[places[index].Source].Agent;

    /// <summary>When an event was, by its place, in milliseconds since 1970 UTC.</summary>
    internal long TimeOf(int index) => CollectionsMarshal.AsSpan(sources[places[index].Source].Records)[places[index].Record].At;

    /// <summary>What an event says, by its place, without copies on the way: as <see cref="UsageEvent.Record"/>.</summary>
    internal void Read(int index, out UsageRecord record)
    {
        var place = places[index];
        var source = sources[place.Source];
        record = CollectionsMarshal.AsSpan(source.Records)[place.Record];
        if (source.Numbers is not { } numbers)
            return;
        record.Model = numbers[record.Model];
        record.Provider = numbers[record.Provider];
        if (homes.Count > 0 && homes.TryGetValue(index, out var copy))
        {
            source = sources[copy.Source];
            (record.Session, record.Project) = (source.Records[copy.Record].Session, source.Records[copy.Record].Project);
        }
        record.Session = source.Numbers![record.Session];
        record.Project = source.Numbers[record.Project];
        record.Marks &= ~RecordMarks.Doubtful;   // It is here, so the merge has no doubt.
    }

    /// <summary>Adds an event that no log holds as it is.</summary>
    /// <param name="agent">The agent's word: a number of <see cref="Texts"/>.</param>
    /// <param name="record">The response; its texts are numbers of <see cref="Texts"/>.</param>
    public void Add(int agent, in UsageRecord record)
    {
        ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(ownSources, agent, out var isKnown);
        if (!isKnown)
        {
            own = sources.Count;
            sources.Add(new(agent, [], null));
        }
        var records = sources[own].Records;
        places.Add(new(own, records.Count));
        records.Add(record);
    }

    /// <summary>Takes a log as one that holds events. From now on its records must stay as they are.</summary>
    /// <returns>Its number among all such logs.</returns>
    internal int Take(int agent, LogBatch batch)
    {
        var numbers = new int[batch.Texts.Count];
        for (var number = 1; number < numbers.Length; number++)
            numbers[number] = Texts.Number(batch.Texts[number]);
        sources.Add(new(agent, batch.Records, numbers));
        return sources.Count - 1;
    }

    /// <summary>Adds an event: a record of a log that was taken, whose session and project hold as a copy in another one has them.</summary>
    internal void Add(int source, int record, int home, int homeRecord)
    {
        if ((home, homeRecord) != (source, record))
            homes.Add(places.Count, new(home, homeRecord));
        places.Add(new(source, record));
    }

    /// <summary>Where records are. Numbers: of the ledger's texts by those of the log's; null where the records have the ledger's own.</summary>
    sealed record Source(int Agent, List<UsageRecord> Records, int[]? Numbers);

    readonly record struct Place(int Source, int Record);
}

/// <summary>One response that counts.</summary>
/// <param name="Agent">The agent's word: a number of <see cref="UsageLedger.Texts"/>.</param>
/// <param name="Record">The response; its texts are numbers of <see cref="UsageLedger.Texts"/>.</param>
public readonly record struct UsageEvent(int Agent, UsageRecord Record);
