namespace Fuelgauge.Logs.Tests.Oracles;

/// <summary>Lines as both oracles see them.</summary>
public static class OracleLine
{
    /// <summary>The lines of a log, each without its end, and whether it has one.</summary>
    public static IEnumerable<(byte[] Line, bool IsEnded)> Of(byte[] log)
    {
        for (var begin = 0; begin < log.Length;)
        {
            var end = Array.IndexOf(log, (byte)'\n', begin);
            yield return (Trim(log[begin..(end < 0 ? log.Length : end)]), end >= 0);
            begin = end < 0 ? log.Length : end + 1;
        }
    }

    /// <summary>The lines of a log, each with its end.</summary>
    public static IEnumerable<byte[]> Parts(byte[] log)
    {
        for (var begin = 0; begin < log.Length;)
        {
            var end = Array.IndexOf(log, (byte)'\n', begin) is >= 0 and var found ? found + 1 : log.Length;
            yield return log[begin..end];
            begin = end;
        }
    }

    public static bool Has(byte[] line, string marker) => System.Text.Encoding.Latin1.GetString(line).Contains(marker, StringComparison.Ordinal);

    // Zero bytes around it, then a byte-order mark before it.
    static byte[] Trim(byte[] line)
    {
        line = [.. line.SkipWhile(letter => letter == 0)];
        line = [.. line.Reverse().SkipWhile(letter => letter == 0).Reverse()];
        return line is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line;
    }
}
