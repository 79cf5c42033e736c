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
        foreach (var message in messages.Where(message => message.Record.Group != UInt128.Zero))
        {
            var (record, session) = (message.Record, message.Session);
            if (!oldest.TryGetValue(record.Group, out var known) || IsOlder(session, known, starts))
                oldest[record.Group] = session;
        }

        var adder = new EventAdder(agent, ledger);
        foreach (var message in messages)
        {
            // Two messages of one session are two answers, however equal they are.
            if (message.Record.Group == UInt128.Zero || oldest[message.Record.Group] == message.Session)
                adder.Add(message.Log.Batch, message.Index);
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

    static List<Message> Messages(IReadOnlyList<ScannedLog> logs)
    {
        var best = new Dictionary<UInt128, Message>();
        foreach (var log in logs)
        {
            for (var index = 0; index < log.Batch.Records.Count; index++)
            {
                var message = new Message(log, index);
                if (message.Record.Marks.HasFlag(RecordMarks.Hint))
                    continue;
                if (!best.TryGetValue(message.Record.Key, out var kept) || CopyMerge.IsBetter(message.Record, log.Path, kept.Record, kept.Log.Path))
                    best[message.Record.Key] = message;
            }
        }

        return [.. best.Values];
    }

    static bool IsOlder(string session, string other, Dictionary<string, long> starts) =>
        starts[session] != starts[other] ? starts[session] < starts[other] : string.CompareOrdinal(session, other) < 0;

    /// <summary>A message, as a record's place in a log.</summary>
    readonly record struct Message(ScannedLog Log, int Index)
    {
        public UsageRecord Record => Log.Batch.Records[Index];

        public string Session => Log.Batch.Texts[Record.Session];
    }
}
