using System.Globalization;
using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Reads the strings, integers and numbers of RFC 9535.</summary>
static class LiteralParser
{
    // What an IEEE double holds exactly (I-JSON, RFC 7493 §2.2).
    const long MaxInteger = (1L << 53) - 1;

    public static bool IsQuote(char character) => character is '\'' or '"';

    public static bool IsIntegerStart(char character) => character == '-' || char.IsAsciiDigit(character);

    /// <summary>An index, bound or step: no leading zeros, no minus zero, within ±(2^53 − 1).</summary>
    public static long ReadInteger(TextCursor cursor)
    {
        var start = cursor.Position;
        SkipInteger(cursor, allowMinusZero: false);
        var inRange = long.TryParse(cursor.Since(start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value is >= -MaxInteger and <= MaxInteger;
        return inRange ? value : throw cursor.Error("an integer beyond ±(2^53 − 1)", start);
    }

    public static ExactNumber ReadNumber(TextCursor cursor)
    {
        var start = cursor.Position;
        SkipInteger(cursor, allowMinusZero: true);
        if (cursor.TryTake('.')) SkipDigits(cursor);
        if (cursor.TryTake('e') || cursor.TryTake('E'))
        {
            if (!cursor.TryTake('-')) cursor.TryTake('+');
            SkipDigits(cursor);
        }

        return ExactNumber.Parse(Encoding.ASCII.GetBytes(cursor.Since(start)));
    }

    /// <summary>A string in single or double quotes, unescaped.</summary>
    public static string ReadString(TextCursor cursor)
    {
        var quote = cursor.Take();
        var text = new StringBuilder();
        while (!cursor.TryTake(quote))
        {
            if (cursor.IsAtEnd) throw cursor.Error($"expected a closing {quote}");
            if (cursor.Peek == '\\') AppendEscape(cursor, quote, text);
            else if (cursor.Peek < ' ') throw cursor.Error("a control character must be escaped");
            else text.Append(cursor.TakeRune());
        }

        return text.ToString();
    }

    static void AppendEscape(TextCursor cursor, char quote, StringBuilder text)
    {
        var start = cursor.Position;
        cursor.Take();
        var plain = cursor.Peek switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '/' => '/',
            '\\' => '\\',
            var letter when letter == quote => quote,
            'u' => '\0',
            _ => throw cursor.Error("an unknown escape", start),
        };
        if (cursor.Take() != 'u') text.Append(plain);
        else AppendUnicodeEscape(cursor, start, text);
    }

    static void AppendUnicodeEscape(TextCursor cursor, int start, StringBuilder text)
    {
        var unit = ReadHex(cursor);
        text.Append(unit);
        if (!char.IsSurrogate(unit)) return;

        var low = char.IsHighSurrogate(unit) && cursor.TryTake(@"\u") ? ReadHex(cursor) : '\0';
        if (!char.IsLowSurrogate(low)) throw cursor.Error("half a surrogate pair", start);
        text.Append(low);
    }

    static char ReadHex(TextCursor cursor)
    {
        var unit = 0;
        for (var digit = 0; digit < 4; digit++)
        {
            if (!char.IsAsciiHexDigit(cursor.Peek)) throw cursor.Error("expected four hexadecimal digits");
            unit = unit << 4 | Convert.ToInt32(cursor.Take().ToString(), 16);
        }

        return (char)unit;
    }

    static void SkipInteger(TextCursor cursor, bool allowMinusZero)
    {
        var start = cursor.Position;
        var isNegative = cursor.TryTake('-');
        if (!cursor.TryTake('0')) SkipDigits(cursor);
        else if (isNegative && !allowMinusZero) throw cursor.Error("-0 is no integer here", start);
        else if (char.IsAsciiDigit(cursor.Peek)) throw cursor.Error("a number has no leading zeros", start);
    }

    static void SkipDigits(TextCursor cursor)
    {
        if (!char.IsAsciiDigit(cursor.Peek)) throw cursor.Error("expected a digit");
        while (char.IsAsciiDigit(cursor.Peek)) cursor.Take();
    }
}
