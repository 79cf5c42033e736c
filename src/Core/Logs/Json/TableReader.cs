using System.Buffers.Binary;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>
/// Reads a log that is a database: a row that comes again replaces what it said before. The rows at the watermark come again each time, since another one may
/// have been written in the same moment; what was counted as unreadable of them is then counted anew.
/// </summary>
abstract class TableReader : ITableReader
{
    readonly Dictionary<UInt128, int> places = [];
    int skipped;
    int mismatched;

    /// <summary>Goes on after what a batch holds.</summary>
    /// <param name="batch">Where records go.</param>
    /// <param name="state">What an earlier <see cref="State"/> was; empty to begin at the beginning.</param>
    protected TableReader(LogBatch batch, ReadOnlySpan<byte> state)
    {
        Batch = batch;
        for (var place = 0; place < batch.Records.Count; place++)
            places[batch.Records[place].Key] = place;
        if (state.Length != StateBytes)
            return;
        Watermark = BinaryPrimitives.ReadInt64LittleEndian(state);
        batch.Skipped -= BinaryPrimitives.ReadInt32LittleEndian(state[sizeof(long)..]);
        batch.Mismatched -= BinaryPrimitives.ReadInt32LittleEndian(state[(sizeof(long) + sizeof(int))..]);
    }

    /// <inheritdoc/>
    public abstract string Table { get; }

    /// <inheritdoc/>
    public abstract string Sql { get; }

    /// <inheritdoc/>
    public long Watermark { get; private set; }

    /// <inheritdoc/>
    public byte[] State
    {
        get
        {
            var state = new byte[StateBytes];
            BinaryPrimitives.WriteInt64LittleEndian(state, Watermark);
            BinaryPrimitives.WriteInt32LittleEndian(state.AsSpan(sizeof(long)), skipped);
            BinaryPrimitives.WriteInt32LittleEndian(state.AsSpan(sizeof(long) + sizeof(int)), mismatched);
            return state;
        }
    }

    /// <summary>Where records go.</summary>
    protected LogBatch Batch { get; }

    static int StateBytes => sizeof(long) + 2 * sizeof(int);

    /// <inheritdoc/>
    public void Read(ITableRow row)
    {
        var (skippedBefore, mismatchedBefore) = (Batch.Skipped, Batch.Mismatched);
        var mark = ReadRow(row);
        if (mark > Watermark)
            (Watermark, skipped, mismatched) = (mark, 0, 0);
        if (mark < Watermark)
            return;
        skipped += Batch.Skipped - skippedBefore;
        mismatched += Batch.Mismatched - mismatchedBefore;
    }

    /// <summary>Takes from a row what it says.</summary>
    /// <returns>Where the row stands against the watermark; 0 where the table knows no order and is read whole each time.</returns>
    protected abstract long ReadRow(ITableRow row);

    /// <summary>The record of a key, as it was read before; null when it was not.</summary>
    protected UsageRecord? Known(UInt128 key) => places.TryGetValue(key, out var place) ? Batch.Records[place] : null;

    /// <summary>Keeps a record in the place of the one with its key, if there is one.</summary>
    protected void Put(in UsageRecord record)
    {
        if (places.TryGetValue(record.Key, out var place))
        {
            Batch.Records[place] = record;
            return;
        }
        places.Add(record.Key, Batch.Records.Count);
        Batch.Records.Add(record);
    }
}
