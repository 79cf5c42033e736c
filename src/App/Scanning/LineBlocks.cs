using Fuelgauge.Core.Logs;
using Microsoft.Win32.SafeHandles;

namespace Fuelgauge.App.Scanning;

/// <summary>
/// Reads logs of lines block by block into one buffer and hands on whole lines, looked at while the processor still has them near. What is left of a block is
/// moved to the front for the next one. Only for a line longer than the buffer another one is made, for as long as that line is in it.
/// </summary>
/// <param name="options">Sizes.</param>
internal sealed class LineBlocks(ScanOptions options)
{
    readonly byte[] ordinary = GC.AllocateUninitializedArray<byte>(options.BlockBytes);
    byte[] block = [];
    int filled;

    /// <summary>Where the last line begins that has no end yet; the end of the log where every line has one.</summary>
    public long ReadTo { get; private set; }

    /// <summary>Lines that were too long to be held.</summary>
    public int TooLong { get; private set; }

    /// <summary>The last line, where it has no end; empty otherwise, and where it is too long.</summary>
    public ReadOnlySpan<byte> Unfinished => block.AsSpan(0, filled);

    /// <summary>Reads a log from an offset to the end that it had when it was found, or a little further.</summary>
    /// <param name="handle">The log.</param>
    /// <param name="from">The offset, at the beginning of a line.</param>
    /// <param name="size">Bytes it had.</param>
    /// <param name="reader">Takes the lines.</param>
    /// <param name="ends">Told everything before <see cref="ReadTo"/>; null where nobody wants to know.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="IOException">It cannot be read on; what was read before was handed on.</exception>
    public void Read(SafeFileHandle handle, long from, long size, ILineReader reader, LogEnds? ends, CancellationToken cancellation)
    {
        (block, filled, ReadTo, TooLong) = (ordinary, 0, from, 0);
        for (var next = from; next < size;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (filled == block.Length && !Grow())
            {
                next = SkipLine(handle, next, ends, cancellation);
                continue;
            }
            var length = RandomAccess.Read(handle, block.AsSpan(filled), next);
            if (length == 0)
                return;
            next += length;
            var end = block.AsSpan(filled, length).LastIndexOf((byte)'\n');
            var lines = block.AsSpan(0, filled + end + 1);
            filled += length;
            if (end < 0)
                continue;
            reader.Read(lines);
            ends?.Add(lines);
            ReadTo += lines.Length;
            Keep(lines.Length);
        }
    }

    /// <summary>Moves what follows some bytes to the front of the ordinary buffer, or of the same where it does not fit.</summary>
    void Keep(int done)
    {
        var rest = block.AsSpan(done, filled - done);
        var target = rest.Length < ordinary.Length ? ordinary : block;
        rest.CopyTo(target);
        (block, filled) = (target, rest.Length);
    }

    bool Grow()
    {
        if (block.Length >= options.MostLineBytes)
            return false;
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(2L * block.Length, options.MostLineBytes));
        block.CopyTo(larger, 0);
        block = larger;
        return true;
    }

    /// <summary>Goes past the end of a line whose beginning fills the buffer.</summary>
    /// <returns>Where to read on.</returns>
    long SkipLine(SafeFileHandle handle, long next, LogEnds? ends, CancellationToken cancellation)
    {
        ends?.Add(block);
        (block, filled) = (ordinary, 0);
        for (int length; (length = RandomAccess.Read(handle, block, next)) > 0; next += length)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = block.AsSpan(0, length).IndexOf((byte)'\n');
            ends?.Add(block.AsSpan(0, end < 0 ? length : end + 1));
            if (end < 0)
                continue;
            TooLong++;
            return ReadTo = next + end + 1;
        }
        // Its end is to come; what was seen of it is behind ReadTo.
        ends?.Begin(handle, ReadTo);
        return long.MaxValue;
    }
}
