namespace Fuelgauge.Core.Logs.Json;

/// <summary>Finds where numbers and the three words of JSON end.</summary>
static class JsonScalars
{
    /// <summary>The place behind the number, <c>true</c>, <c>false</c> or <c>null</c> at a place; -1 when none of them is there.</summary>
    public static int EndOf(ReadOnlySpan<byte> text, int at) => At(text, at) switch
    {
        (byte)'t' => WordEnd(text, at, "true"u8),
        (byte)'f' => WordEnd(text, at, "false"u8),
        (byte)'n' => WordEnd(text, at, "null"u8),
        _ => NumberEnd(text, at),
    };

    static int WordEnd(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word) => text[at..].StartsWith(word) ? at + word.Length : -1;

    // RFC 8259, 6: a minus, an integer without leading zeros, digits behind a point, digits behind an e.
    static int NumberEnd(ReadOnlySpan<byte> text, int at)
    {
        if (At(text, at) == '-')
            at++;
        var begin = at;
        at = DigitsEnd(text, at);
        if (at == begin || at > begin + 1 && text[begin] == '0')
            return -1;
        if (At(text, at) == '.')
        {
            begin = at + 1;
            at = DigitsEnd(text, begin);
            if (at == begin)
                return -1;
        }
        if (At(text, at) is (byte)'e' or (byte)'E')
        {
            begin = at + (At(text, at + 1) is (byte)'+' or (byte)'-' ? 2 : 1);
            at = DigitsEnd(text, begin);
            if (at == begin)
                return -1;
        }
        return at;
    }

    static int DigitsEnd(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] - (uint)'0' <= 9)
            at++;
        return at;
    }

    static byte At(ReadOnlySpan<byte> text, int at) => at < text.Length ? text[at] : (byte)0;
}
