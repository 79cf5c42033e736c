using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs;

/// <summary>What stays counted of a log whose content was replaced.</summary>
public static class ReplacedRecords
{
    /// <summary>
    /// The responses with an identity, in the order they came, where the log tells less of at least one of them now, or nothing. Those without an identity are
    /// let go: nobody could say whether the new content counts them again.
    /// </summary>
    /// <param name="earlier">What the log held before, oldest first; null where nothing is known.</param>
    /// <param name="current">What it holds now.</param>
    /// <param name="path">The log's path.</param>
    /// <returns>Null when the log tells all of them still.</returns>
    public static LogBatch? Of(IReadOnlyList<LogBatch?> earlier, LogBatch current, string path)
    {
        var known = earlier.OfType<LogBatch>().ToList();
        var told = Best(known, path);
        var tells = Best([current], path);
        return told.All(response => IsTold(response.Value.Record, tells, path)) ? null : Copy(known, told);
    }

    static Dictionary<UInt128, (LogBatch Batch, int Index, UsageRecord Record)> Best(IReadOnlyList<LogBatch> batches, string path)
    {
        var best = new Dictionary<UInt128, (LogBatch Batch, int Index, UsageRecord Record)>();
        foreach (var batch in batches)
        {
            for (var index = 0; index < batch.Records.Count; index++)
            {
                var record = batch.Records[index];
                if (record.Key == UInt128.Zero)
                    continue;
                ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(best, record.Key, out var isKnown);
                if (!isKnown || !CopyMerge.IsBetter(kept.Record, path, record, path))
                    kept = (batch, index, record);
            }
        }
        return best;
    }

    static bool IsTold(in UsageRecord record, Dictionary<UInt128, (LogBatch Batch, int Index, UsageRecord Record)> tells, string path) =>
        record.Marks.HasFlag(RecordMarks.Copied) || tells.TryGetValue(record.Key, out var now) && !CopyMerge.IsBetter(record, path, now.Record, path);

    // Those that the log tells still are among them: a merge may go by whole logs.
    static LogBatch Copy(List<LogBatch> earlier, Dictionary<UInt128, (LogBatch Batch, int Index, UsageRecord Record)> told)
    {
        var (copy, newest) = (new LogBatch { EndsAt = earlier.Max(batch => batch.EndsAt) }, earlier[^1]);
        copy.Session = copy.Texts.Number(newest.Texts[newest.Session]);
        copy.Parent = copy.Texts.Number(newest.Texts[newest.Parent]);
        copy.ProjectPath = copy.Texts.Number(newest.Texts[newest.ProjectPath]);
        foreach (var batch in earlier)
        {
            for (var index = 0; index < batch.Records.Count; index++)
            {
                var record = batch.Records[index];
                if (record.Key == UInt128.Zero || told[record.Key].Batch != batch || told[record.Key].Index != index)
                    continue;
                copy.Records.Add(record with
                {
                    Model = copy.Texts.Number(batch.Texts[record.Model]),
                    Provider = copy.Texts.Number(batch.Texts[record.Provider]),
                    Session = copy.Texts.Number(batch.Texts[record.Session]),
                    Project = copy.Texts.Number(batch.Texts[record.Project]),
                });
            }
        }
        return copy;
    }
}
