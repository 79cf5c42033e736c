using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs.Claude;

/// <summary>
/// Counts every response of Claude Code once. A key is a message of a request; a message under two requests on the main chain was billed twice, and one
/// that a side chain has under another request than the main chain is what the side chain repeats of its parent.
/// </summary>
/// <param name="logs">All logs, in whatever order.</param>
/// <param name="ledger">Where the events go.</param>
sealed class ClaudeMerge(ScannedLog[] logs, UsageLedger ledger)
{
    const int None = -1;

    readonly Dictionary<UInt128, int> byMessage = [];
    readonly List<Response> responses = [];

    /// <summary>Puts all that counts into the ledger.</summary>
    public void Run(string agent)
    {
        var copier = new EventCopier(agent, ledger);
        var most = logs.Sum(log => log.Batch.Records.Count);
        byMessage.EnsureCapacity(most);
        responses.EnsureCapacity(most);
        for (var log = 0; log < logs.Length; log++)
        {
            var records = CollectionsMarshal.AsSpan(logs[log].Batch.Records);
            for (var index = 0; index < records.Length; index++)
            {
                if (records[index].Key == UInt128.Zero)
                    copier.Add(logs[log], records[index]);
                else
                    Collect(records[index], new(log, index));
            }
        }
        foreach (var first in byMessage.Values)
            Count(first, copier);
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
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(byMessage, record.Group, out var isKnown);
        if (!isKnown)
        {
            first = responses.Count;
            responses.Add(new(place, place, None));
            return;
        }
        for (var at = first; at != None; at = responses[at].Next)
        {
            if (KeyOf(responses[at]) != record.Key)
                continue;
            responses[at] = WithCopy(responses[at], place, place);
            return;
        }
        responses.Add(new(place, place, first));
        first = responses.Count - 1;
    }

    /// <summary>Counts what there is of one message.</summary>
    void Count(int first, EventCopier copier)
    {
        if (responses[first].Next == None)
        {
            Add(responses[first], copier);
            return;
        }
        var known = new List<Response>();
        for (var at = first; at != None; at = responses[at].Next)
            known.Add(responses[at]);
        var main = known.FindAll(response => !RecordAt(response.Best).Marks.HasFlag(RecordMarks.SideChain));
        foreach (var response in main.Count == 0 ? [BestOf(known)] : WithoutBare(main))
            Add(response, copier);
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

    void Add(Response response, EventCopier copier) =>
        copier.Add(logs[response.Best.Log], RecordAt(response.Best), logs[response.Home.Log], RecordAt(response.Home));

    /// <summary>The message of the request, which all copies of a response share.</summary>
    UInt128 KeyOf(Response response) => RecordAt(response.Best).Key;

    ref UsageRecord RecordAt(Place place) => ref CollectionsMarshal.AsSpan(logs[place.Log].Batch.Records)[place.Record];

    readonly record struct Place(int Log, int Record);

    /// <param name="Best">The copy that counts.</param>
    /// <param name="Home">The copy in the file of the conversation in which the request was made.</param>
    /// <param name="Next">The next response with the same message.</param>
    readonly record struct Response(Place Best, Place Home, int Next);
}
