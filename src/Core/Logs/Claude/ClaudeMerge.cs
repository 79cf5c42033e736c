using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs.Claude;

/// <summary>
/// Counts every response of Claude Code once. A key is a message of a request; a message under two requests on the main chain was billed twice, and one
/// that a side chain has under another request than the main chain is what the side chain repeats of its parent.
/// </summary>
sealed class ClaudeMerge
{
    const int None = -1;

    readonly ScannedLog[] logs;
    readonly UsageLedger ledger;
    readonly List<Response> responses = [];
    readonly FingerprintIndex byMessage;

    /// <summary>Merges some logs.</summary>
    /// <param name="logs">All logs, in whatever order.</param>
    /// <param name="ledger">Where the events go.</param>
    public ClaudeMerge(ScannedLog[] logs, UsageLedger ledger)
    {
        this.logs = logs;
        this.ledger = ledger;
        byMessage = new(response => RecordAt(responses[response].Best).Group);
    }

    /// <summary>Puts all that counts into the ledger.</summary>
    public void Run(string agent)
    {
        var adder = new EventAdder(agent, ledger);
        var most = logs.Sum(log => log.Batch.Records.Count);
        byMessage.EnsureCapacity(most);
        responses.EnsureCapacity(most);
        for (var log = 0; log < logs.Length; log++)
        {
            var records = CollectionsMarshal.AsSpan(logs[log].Batch.Records);
            for (var index = 0; index < records.Length; index++)
            {
                if (records[index].Key == UInt128.Zero)
                    adder.Add(logs[log].Batch, index);
                else
                    Collect(records[index], new(log, index));
            }
        }
        for (var response = 0; response < responses.Count; response++)
        {
            if (responses[response].IsFirst)
                Count(response, adder);
        }
        ClaudeProjects.Name(logs, ledger);
    }

    /// <summary>Whether a copy of a response tells more than another: not of a side chain first, then as everywhere.</summary>
    public static bool IsBetter(in UsageRecord record, string path, in UsageRecord other, string otherPath)
    {
        var isSideChain = record.Marks.HasFlag(RecordMarks.SideChain);
        return isSideChain != other.Marks.HasFlag(RecordMarks.SideChain) ? !isSideChain : CopyMerge.IsBetter(record, path, other, otherPath);
    }

    void Collect(in UsageRecord record, Place place)
    {
        var first = byMessage.Find(record.Group);
        if (first == FingerprintIndex.None)
        {
            responses.Add(new(place, place, None, IsFirst: true));
            byMessage.Add(responses.Count - 1);
            return;
        }
        for (var at = first; at != None; at = responses[at].Next)
        {
            if (KeyOf(responses[at]) != record.Key)
                continue;
            responses[at] = WithCopy(responses[at], place, place);
            return;
        }
        responses.Add(new(place, place, responses[first].Next, IsFirst: false));
        responses[first] = responses[first] with { Next = responses.Count - 1 };
    }

    /// <summary>Counts what there is of one message.</summary>
    void Count(int first, EventAdder adder)
    {
        if (responses[first].Next == None)
        {
            Add(responses[first], adder);
            return;
        }
        var known = new List<Response>();
        for (var at = first; at != None; at = responses[at].Next)
            known.Add(responses[at]);
        var main = known.FindAll(response => !RecordAt(response.Best).Marks.HasFlag(RecordMarks.SideChain));
        foreach (var response in main.Count == 0 ? [BestOf(known)] : WithoutBare(main))
            Add(response, adder);
    }

    // A copy that names no request can be one of any; it is no further attempt. The key of such a one is its message alone.
    List<Response> WithoutBare(List<Response> main)
    {
        var bare = main.FindIndex(response => KeyOf(response) == RecordAt(response.Best).Group);
        if (bare < 0 || main.Count == 1)
            return main;
        var copy = main[bare];
        main.RemoveAt(bare);
        var best = BestOf(main);
        main[main.IndexOf(best)] = WithCopy(best, copy.Best, copy.Home);
        return main;
    }

    Response BestOf(List<Response> known) => known.Aggregate((best, next) => IsBetter(next.Best, best.Best) || !IsBetter(best.Best, next.Best) && KeyOf(next) < KeyOf(best) ? next : best);

    Response WithCopy(Response response, Place best, Place home) => response with
    {
        Best = IsBetter(best, response.Best) ? best : response.Best,
        Home = IsHome(home, response.Home) ? home : response.Home,
    };

    bool IsBetter(Place place, Place other) => IsBetter(RecordAt(place), logs[place.Log].Path, RecordAt(other), logs[other.Log].Path);

    // A history is copied into a file that goes on where the original ended.
    bool IsHome(Place place, Place other)
    {
        ScannedLog log = logs[place.Log], otherLog = logs[other.Log];
        return log.Batch.EndsAt != otherLog.Batch.EndsAt ? log.Batch.EndsAt < otherLog.Batch.EndsAt : string.CompareOrdinal(log.Path, otherLog.Path) < 0;
    }

    void Add(Response response, EventAdder adder) =>
        adder.Add(logs[response.Best.Log].Batch, response.Best.Record, logs[response.Home.Log].Batch, response.Home.Record);

    /// <summary>The message of the request, which all copies of a response share.</summary>
    UInt128 KeyOf(Response response) => RecordAt(response.Best).Key;

    ref UsageRecord RecordAt(Place place) => ref CollectionsMarshal.AsSpan(logs[place.Log].Batch.Records)[place.Record];

    readonly record struct Place(int Log, int Record);

    /// <param name="Best">The copy that counts.</param>
    /// <param name="Home">The copy in the file of the conversation in which the request was made.</param>
    /// <param name="Next">The next response with the same message.</param>
    /// <param name="IsFirst">Whether it is the first with its message: the one that is found by it.</param>
    readonly record struct Response(Place Best, Place Home, int Next, bool IsFirst);
}
