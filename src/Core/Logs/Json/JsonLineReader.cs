using System.Text.Json;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Reads a log whose lines are JSON. Which lines may matter, and what they say, is the agent's own.</summary>
abstract class JsonLineReader : ILineReader
{
    /// <summary>Goes on after what a batch holds.</summary>
    /// <param name="batch">Where records go.</param>
    protected JsonLineReader(LogBatch batch)
    {
        Batch = batch;
        // The last line was unfinished then and comes again now.
        RemoveAfter(batch.Records.Count - batch.Provisional);
        batch.Provisional = 0;
    }

    /// <inheritdoc/>
    public virtual byte[] State => [];

    /// <summary>Where records go.</summary>
    protected LogBatch Batch { get; }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<byte> lines)
    {
        for (int end; (end = lines.IndexOf((byte)'\n')) >= 0; lines = lines[(end + 1)..])
        {
            if (!TryRead(lines[..end]))
                Batch.Skipped++;
        }

        if (!lines.IsEmpty)
            ReadUnfinished(lines);
    }

    /// <summary>Whether a line can say anything of use: false only where it certainly does not.</summary>
    protected abstract bool MayMatter(ReadOnlySpan<byte> line);

    /// <summary>Takes from a line what it says.</summary>
    protected abstract void Read(JsonElement line);

    // Half a line is no fault, and a whole one without its end is read again next time: neither counts as skipped now.
    void ReadUnfinished(ReadOnlySpan<byte> line)
    {
        var (records, skipped, mismatched) = (Batch.Records.Count, Batch.Skipped, Batch.Mismatched);
        TryRead(line);
        Batch.Provisional = Batch.Records.Count - records;
        Batch.Skipped = skipped;
        Batch.Mismatched = mismatched;
    }

    bool TryRead(ReadOnlySpan<byte> line)
    {
        if (!MayMatter(line))
            return true;
        var records = Batch.Records.Count;
        if (LogJson.TryRead(line, Read))
            return true;
        RemoveAfter(records);
        return false;
    }

    void RemoveAfter(int records)
    {
        if (records >= 0 && records < Batch.Records.Count)
            Batch.Records.RemoveRange(records, Batch.Records.Count - records);
    }
}
