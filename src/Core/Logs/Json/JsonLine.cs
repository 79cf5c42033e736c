namespace Fuelgauge.Core.Logs.Json;

/// <summary>The bytes of a line that are its JSON text.</summary>
static class JsonLine
{
    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// A line without a byte-order mark before it and without zero bytes around it: a machine that lost its power leaves blocks of zeros where a
    /// line was to be, and the next line is then written behind them.
    /// </summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        line = line.Trim((byte)0);
        return line.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
    }
}
