using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>Counts every session of Codex once, and of a forked one only what it did itself.</summary>
static class CodexMerge
{
    /// <summary>Puts all that counts into the ledger.</summary>
    public static void Merge(string agent, IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        var adder = new EventAdder(agent, ledger);
        var sessions = Longest(logs);
        foreach (var log in logs)
        {
            if (log.Batch.Session != 0 && sessions[log.Batch.Texts[log.Batch.Session]] != log)
                continue;
            var own = OwnFrom(log.Batch, sessions);
            var records = CollectionsMarshal.AsSpan(log.Batch.Records);
            for (var index = own; index < records.Length; index++)
            {
                if (!records[index].Marks.HasFlag(RecordMarks.Copied))
                    adder.Add(log.Batch, index);
            }
        }
    }

    /// <summary>The log of each session: of copies (an archived one, a synchronized one) the one that tells most.</summary>
    static Dictionary<string, ScannedLog> Longest(IReadOnlyList<ScannedLog> logs)
    {
        var sessions = new Dictionary<string, ScannedLog>(StringComparer.Ordinal);
        foreach (var log in logs.Where(log => log.Batch.Session != 0))
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(sessions, log.Batch.Texts[log.Batch.Session], out _);
            if (known is null || IsLonger(log, known))
                known = log;
        }
        return sessions;
    }

    static bool IsLonger(ScannedLog log, ScannedLog other)
    {
        if (log.Batch.Records.Count != other.Batch.Records.Count)
            return log.Batch.Records.Count > other.Batch.Records.Count;
        if (log.Batch.EndsAt != other.Batch.EndsAt)
            return log.Batch.EndsAt > other.Batch.EndsAt;
        return string.CompareOrdinal(log.Path, other.Path) < 0;
    }

    /// <summary>
    /// The first record that may be the session's own. Where nothing in a forked log says where the copy ends, its end is the first counter at which the
    /// parent's log stands otherwise; without the parent all of it is taken for a copy.
    /// </summary>
    static int OwnFrom(LogBatch batch, Dictionary<string, ScannedLog> sessions)
    {
        var records = CollectionsMarshal.AsSpan(batch.Records);
        if (records.IsEmpty || !records[0].Marks.HasFlag(RecordMarks.Doubtful))
            return 0;
        if (!sessions.TryGetValue(batch.Texts[batch.Parent], out var parent))
            return records.Length;
        var original = CollectionsMarshal.AsSpan(parent.Batch.Records);
        var copied = 0;
        while (copied < records.Length && copied < original.Length && records[copied].Group == original[copied].Group)
            copied++;
        return copied;
    }
}
