namespace Fuelgauge.Core.Logs.Opencode;

/// <summary>Counts a message once, wherever it is stored and in however many forks it stands.</summary>
static class OpencodeMerge
{
    /// <summary>Of the forms of a message the fullest counts, and of its copies in other sessions the one in the oldest session.</summary>
    /// <param name="agent">The agent's word.</param>
    /// <param name="logs">All its logs, in whatever order.</param>
    /// <param name="ledger">Where the events go.</param>
    public static void Merge(string agent, IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        var starts = Starts(logs);
        var messages = Messages(logs);
        var oldest = new Dictionary<UInt128, string>();
        foreach (var (log, record) in messages.Where(message => message.Record.Group != UInt128.Zero))
        {
            var session = log.Batch.Texts[record.Session];
            if (!oldest.TryGetValue(record.Group, out var known) || IsOlder(session, known, starts))
                oldest[record.Group] = session;
        }

        var copier = new EventCopier(agent, ledger);
        foreach (var (log, record) in messages)
        {
            // Two messages of one session are two answers, however equal they are.
            if (record.Group == UInt128.Zero || oldest[record.Group] == log.Batch.Texts[record.Session])
                copier.Add(log, record);
        }
    }

    /// <summary>When sessions began: as their own entry says, else when their first message was written.</summary>
    static Dictionary<string, long> Starts(IReadOnlyList<ScannedLog> logs)
    {
        var said = new Dictionary<string, long>(StringComparer.Ordinal);
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var log in logs)
        {
            foreach (var record in log.Batch.Records)
            {
                var starts = record.Marks.HasFlag(RecordMarks.Hint) ? said : seen;
                var session = log.Batch.Texts[record.Session];
                starts[session] = Math.Min(record.At, starts.GetValueOrDefault(session, long.MaxValue));
            }
        }

        foreach (var (session, at) in said)
            seen[session] = at;
        return seen;
    }

    static List<(ScannedLog Log, UsageRecord Record)> Messages(IReadOnlyList<ScannedLog> logs)
    {
        var best = new Dictionary<UInt128, (ScannedLog Log, UsageRecord Record)>();
        foreach (var log in logs)
        {
            foreach (var record in log.Batch.Records.Where(record => !record.Marks.HasFlag(RecordMarks.Hint)))
            {
                if (!best.TryGetValue(record.Key, out var kept) || CopyMerge.IsBetter(record, log.Path, kept.Record, kept.Log.Path))
                    best[record.Key] = (log, record);
            }
        }

        return [.. best.Values];
    }

    static bool IsOlder(string session, string other, Dictionary<string, long> starts) =>
        starts[session] != starts[other] ? starts[session] < starts[other] : string.CompareOrdinal(session, other) < 0;
}
