using System.Text;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>The escapes of JSON strings.</summary>
static class JsonEscapes
{
    const int CodeUnitLength = 6;   // \u and four digits

    /// <summary>The length of the escape at a place; 0 when there is none that JSON knows.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="at">The place of a backslash.</param>
    public static int LengthOf(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length)
            return 0;
        var letter = text[at + 1];
        if (letter == 'u')
            return CodeUnit(text[at..]) < 0 ? 0 : CodeUnitLength;
        return letter is (byte)'n' or (byte)'"' or (byte)'\\' or (byte)'t' or (byte)'r' or (byte)'/' or (byte)'b' or (byte)'f' ? 2 : 0;
    }

    /// <summary>What a string says, its escapes resolved. Without any it is the string itself; else it is a copy.</summary>
    /// <param name="raw">As it stands between its quotes, every escape in it being one.</param>
    /// <param name="text">What it says; bytes that are no UTF-8 stay as they are.</param>
    /// <returns>False when half of a surrogate pair stands alone, which says nothing.</returns>
    public static bool TryResolve(ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> text)
    {
        text = raw;
        if (!raw.Contains((byte)'\\'))
            return true;
        var copy = new byte[raw.Length];   // no escape is shorter than what it stands for
        var length = 0;
        for (int plain; (plain = raw.IndexOf((byte)'\\')) >= 0;)
        {
            raw[..plain].CopyTo(copy.AsSpan(length));
            length += plain;
            raw = raw[plain..];
            if (raw[1] != 'u')
            {
                copy[length++] = Plain(raw[1]);
                raw = raw[2..];
                continue;
            }
            if (!TryReadRune(ref raw, out var rune))
                return false;
            length += rune.EncodeToUtf8(copy.AsSpan(length));
        }
        raw.CopyTo(copy.AsSpan(length));
        text = copy.AsSpan(0, length + raw.Length);
        return true;
    }

    /// <summary>Whether a string says a word.</summary>
    /// <param name="raw">As it stands between its quotes.</param>
    /// <param name="word">The word, which has no quote and no backslash.</param>
    public static bool Says(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> word) =>
        raw.SequenceEqual(word) || raw.Length > word.Length && TryResolve(raw, out var text) && text.SequenceEqual(word);

    static bool TryReadRune(ref ReadOnlySpan<byte> raw, out Rune rune)
    {
        var first = CodeUnit(raw);
        raw = raw[CodeUnitLength..];
        if (Rune.TryCreate((char)first, out rune))
            return true;
        var second = CodeUnit(raw);
        if (second < 0 || !Rune.TryCreate((char)first, (char)second, out rune))
            return false;
        raw = raw[CodeUnitLength..];
        return true;
    }

    /// <summary>The UTF-16 code unit that <c>\u</c> and four digits stand for; -1 when they are not there.</summary>
    static int CodeUnit(ReadOnlySpan<byte> text)
    {
        if (text.Length < CodeUnitLength || text[0] != '\\' || text[1] != 'u')
            return -1;
        return HexDigits.TryRead(text[2..CodeUnitLength], out var unit) ? (int)unit : -1;
    }

    static byte Plain(byte letter) => letter switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => letter,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => 0,
    };
}
