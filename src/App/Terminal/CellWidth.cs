using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Wcwidth;

namespace Fuelgauge.App.Terminal;

/// <summary>Width of text in display cells: CJK and emoji are two, whether or not an emoji carries its variation selector.</summary>
internal static class CellWidth
{
    // Below this, what Unicode also lists as emoji (digits, ©, ™) is text to everybody.
    const int FirstEmoji = 0x2139;
    const string EmojiSelector = "\uFE0F";
    const int MostKnown = 256;

    // A table repeats a handful of emoji and rules, and looking one up in Unicode's tables takes longer than drawing its row.
    static readonly ConcurrentDictionary<string, int> Known = new(StringComparer.Ordinal);

    /// <summary>Cells of a line of text.</summary>
    public static int Of(string text)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        var cells = 0;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            cells += OfElement(rest[..length].ToString());
            rest = rest[length..];
        }

        return cells;
    }

    /// <summary>The longest beginning of a text that has at most so many cells; never half a character.</summary>
    public static string Take(string text, int cells)
    {
        var taken = 0;
        while (taken < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(taken));
            cells -= OfElement(text.Substring(taken, length));
            if (cells < 0)
                break;
            taken += length;
        }

        return text[..taken];
    }

    /// <summary>The text, or as much of it as fits with a mark that something is missing.</summary>
    public static string Clip(string text, int cells, bool isAscii)
    {
        if (Of(text) <= cells)
            return text;
        var mark = isAscii ? "~" : "…";
        return cells <= 0 ? "" : Take(text, cells - 1) + mark;
    }

    /// <summary>The end of the text, where that says more than its beginning (a path), with a mark that something is missing.</summary>
    public static string ClipStart(string text, int cells, bool isAscii)
    {
        if (Of(text) <= cells)
            return text;
        var start = 0;
        while (start < text.Length && Of(text[start..]) > cells - 1)
            start += StringInfo.GetNextTextElementLength(text.AsSpan(start));
        return cells <= 0 ? "" : (isAscii ? "~" : "…") + text[start..];
    }

    /// <summary>The text on at most so many lines, broken at spaces where there are any; the last line says when something is missing.</summary>
    public static IEnumerable<string> Wrap(string text, int cells, int lines, bool isAscii)
    {
        for (; lines > 1 && Of(text) > cells && cells > 0; lines--)
        {
            var line = Take(text, cells);
            var space = line.LastIndexOf(' ');
            if (space > 0 && text[line.Length] != ' ')
                line = line[..space];
            if (line.Length == 0)
                break;
            yield return line;
            text = text[line.Length..].TrimStart();
        }

        yield return Clip(text, cells, isAscii);
    }

    static int OfElement(string element) => Known.TryGetValue(element, out var cells) ? cells : Remember(element, Measure(element));

    static int Remember(string element, int cells)
    {
        if (Known.Count < MostKnown)
            Known[element] = cells;
        return cells;
    }

    static int Measure(string element)
    {
        var width = Math.Max(0, UnicodeCalculator.GetWidth(element));
        var isBareEmoji = width == 1 && Rune.GetRuneAt(element, 0) is { Value: >= FirstEmoji } rune && UnicodeCalculator.GetWidth(rune + EmojiSelector) == 2;
        return isBareEmoji ? 2 : width;
    }
}
