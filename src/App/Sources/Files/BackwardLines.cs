namespace Fuelgauge.App.Sources.Files;

/// <summary>The lines of a file from its end to its beginning, read in blocks: what is wanted of a log mostly stands near its end.</summary>
/// <param name="file">The file, open; its position is changed.</param>
/// <param name="blockBytes">How much is read at a time.</param>
/// <param name="longestLine">Lines that are longer are left out.</param>
internal sealed class BackwardLines(Stream file, int blockBytes = 64 * 1024, int longestLine = 4 * 1024 * 1024)
{
    byte[] buffer = new byte[Math.Min(2 * blockBytes, file.Length)];
    long position = file.Length;

    // What was read and not given yet stands at the front of the buffer; of that the front was not searched for the end of a line.
    int length;
    int unsearched;
    bool isTooLong;

    /// <summary>How many bytes were read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The line before the one that was given last, without its end; it is good until the next call. False at the beginning of the file.</summary>
    /// <exception cref="IOException">The file cannot be read, or became shorter.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var end = buffer.AsSpan(0, unsearched).LastIndexOf((byte)'\n');
            if (end >= 0 || (position == 0 && length > 0))
            {
                line = buffer.AsMemory(end + 1, length - end - 1);
                length = unsearched = Math.Max(end, 0);
                if (!isTooLong)
                    return true;
                isTooLong = false;   // what is left of a line that was too long
            }
            else if (position > 0)
            {
                Fill();
            }
            else
            {
                line = default;
                return false;
            }
        }
    }

    void Fill()
    {
        if (length > longestLine)
            (length, isTooLong) = (0, true);
        var size = (int)Math.Min(blockBytes, position);
        var rest = buffer.AsSpan(0, length);
        if (length + size > buffer.Length)
            buffer = new byte[2 * (length + size)];
        rest.CopyTo(buffer.AsSpan(size));
        position -= size;
        file.Position = position;
        file.ReadExactly(buffer, 0, size);
        BytesRead += size;
        length += size;
        unsearched = size;
    }
}
