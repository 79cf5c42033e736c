namespace Fuelgauge.Core.Logs.Codex;

/// <summary>Which totals of counters a log has shown.</summary>
/// <param name="records">The records of the log, to which others are added; their <see cref="UsageRecord.Group"/> is the total.</param>
/// <param name="idle">Totals of which no record tells.</param>
sealed class SeenTotals(List<UsageRecord> records, HashSet<UInt128> idle)
{
    readonly FingerprintIndex index = new(record => records[record].Group);
    int entered;

    /// <summary>Whether a total was shown.</summary>
    /// <param name="total">Its fingerprint.</param>
    public bool Contains(UInt128 total)
    {
        for (; entered < records.Count; entered++)
            index.Add(entered);
        return index.Find(total) != FingerprintIndex.None || idle.Contains(total);
    }
}
