using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>What the index keeps of the logs of this scan, until their turn comes.</summary>
/// <param name="logs">All of it.</param>
internal sealed class KeptLogs(IReadOnlyList<KeptLog> logs)
{
    readonly Dictionary<(string Agent, string Path), KeptLog> left = logs.ToDictionary(log => (log.Agent, log.Path));

    /// <summary>Takes out what is kept of a log that is there; null for nothing.</summary>
    public KeptLog? Take(FoundLog log) => left.Remove((log.Format.Agent, log.Path), out var kept) ? kept : null;

    /// <summary>The logs that are gone, as far as they tell of usage: those that were not taken out.</summary>
    /// <param name="turns">The logs that are there.</param>
    /// <param name="changes">
    /// Where it is added what is to be forgotten: a log without usage, and one that was only moved, since its new path tells all of it.
    /// </param>
    public List<KeptLog> Gone(IReadOnlyList<LogTurn> turns, List<KeptChange> changes)
    {
        if (left.Count == 0)
            return [];
        var moves = new LogMoves(turns);
        var gone = new List<KeptLog>();
        foreach (var log in left.Values)
        {
            if (!moves.Holds(log) && log is not { Batch.Records.Count: 0, Earlier: null })
            {
                gone.Add(log);
                continue;
            }
            var rest = WithoutContent(log);
            changes.Add(new(log, rest));
            if (rest is not null)
                gone.Add(rest);
        }
        return gone;
    }

    /// <summary>What stays of a log under a path that it has left: what its earlier content told; null for nothing.</summary>
    static KeptLog? WithoutContent(KeptLog log) => log.Earlier is null ? null : log with { Batch = new(), Base = null, ReadTo = 0, Ends = UInt128.Zero };
}
