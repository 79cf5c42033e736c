namespace Fuelgauge.Core.Logs.Json;

/// <summary>What happens to a record before a batch keeps it.</summary>
static class RecordKeeping
{
    /// <summary>Keeps a record, unless it says of no token, no cost and no credit: then nothing was answered.</summary>
    /// <param name="batch">Where it goes.</param>
    /// <param name="record">The record.</param>
    /// <param name="total">Its own sum; null when the log has none.</param>
    public static void Keep(this LogBatch batch, in UsageRecord record, long? total = null)
    {
        if (batch.Passes(record, total))
            batch.Records.Add(record);
    }

    /// <summary>Whether a record says of anything. Looks at its sum and its instant on the way.</summary>
    public static bool Passes(this LogBatch batch, in UsageRecord record, long? total = null)
    {
        if (record is { Total: 0, RecordedCost: UsageRecord.NoCost, MicroCredits: 0 })
            return false;
        if (total is not null && total != record.Total)
            batch.Mismatched++;
        batch.EndsAt = Math.Max(batch.EndsAt, record.At);
        return true;
    }

    /// <summary>What is left of a whole without its part; never less than nothing. A part larger than its whole is a hint that the form has changed.</summary>
    /// <param name="batch">Where the record goes.</param>
    /// <param name="whole">The whole.</param>
    /// <param name="part">The part.</param>
    /// <param name="total">The record's own sum, which will tell the same; null when it has none.</param>
    public static long Without(this LogBatch batch, long whole, long part, long? total = null)
    {
        if (part > whole && total is null)
            batch.Mismatched++;
        return Math.Max(0, whole - part);
    }
}
