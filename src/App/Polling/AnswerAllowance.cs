namespace Fuelgauge.App.Polling;

/// <summary>What one account may have sent to us in one pass, over all its requests.</summary>
internal sealed class AnswerAllowance
{
    /// <summary>Most pages, and calls per item.</summary>
    public const int MostParts = 50;

    /// <summary>Most bytes, after decompression.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    int parts;
    long bytes;

    /// <summary>Counts one more page or call.</summary>
    /// <returns>False when that would be too many.</returns>
    public bool TryTakePart() => Interlocked.Increment(ref parts) <= MostParts;

    /// <summary>Counts an answer.</summary>
    /// <returns>False when that was too much.</returns>
    public bool TryTakeBytes(int length) => Interlocked.Add(ref bytes, length) <= MostBytes;
}
