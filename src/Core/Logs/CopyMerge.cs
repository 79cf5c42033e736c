using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs;

/// <summary>Counts copies of a response once, by its key.</summary>
public static class CopyMerge
{
    /// <summary>Puts the best copy of every response into the ledger, and every record that has no key.</summary>
    /// <param name="agent">The agent's word.</param>
    /// <param name="logs">All its logs, in whatever order.</param>
    /// <param name="ledger">Where the events go.</param>
    public static void Merge(string agent, IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        // Room for all at once: growing step by step touches twice the memory, and that is a tenth of a run in which nothing changed.
        var best = new Dictionary<UInt128, (int Log, int Record)>(logs.Sum(log => log.Batch.Records.Count));
        var adder = new EventAdder(agent, ledger);
        for (var log = 0; log < logs.Count; log++)
        {
            var records = CollectionsMarshal.AsSpan(logs[log].Batch.Records);
            for (var index = 0; index < records.Length; index++)
            {
                ref readonly var record = ref records[index];
                if (record.Key == UInt128.Zero)
                {
                    adder.Add(logs[log].Batch, index);
                    continue;
                }
                ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(best, record.Key, out var isCopy);
                if (!isCopy || IsBetter(record, logs[log].Path, logs[kept.Log].Batch.Records[kept.Record], logs[kept.Log].Path))
                    kept = (log, index);
            }
        }
        foreach (var (log, index) in best.Values)
            adder.Add(logs[log].Batch, index);
    }

    /// <summary>Whether a copy tells more than another: more output, then a larger total, then later, then of the smaller path.</summary>
    public static bool IsBetter(in UsageRecord record, string path, in UsageRecord other, string otherPath)
    {
        if (record.Output != other.Output)
            return record.Output > other.Output;
        if (record.Total != other.Total)
            return record.Total > other.Total;
        if (record.At != other.At)
            return record.At > other.At;
        return string.CompareOrdinal(path, otherPath) < 0;
    }
}
