using System.Globalization;
using System.Text;

namespace Fuelgauge.App.Terminal;

/// <summary>Text that is safe to put on one line of a screen: the last fence behind the cleaning that foreign text gets where it enters.</summary>
internal static class Printable
{
    /// <summary>Without control, bidi and zero-width characters; line breaks and tabs are spaces.</summary>
    public static string OneLine(string text)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.Contains('\x7f', StringComparison.Ordinal))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029)
                line.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
                line.Append(rune);
        }

        return line.ToString();
    }

    /// <summary>
    /// The same, fit for the canvas. Terminals disagree about the width of a character with a variation selector, so those go there;
    /// where only ASCII is allowed, what has no known spelling becomes <c>?</c>.
    /// </summary>
    public static string On(Canvas canvas, string text)
    {
        var line = OneLine(text);
        if (Ascii.IsValid(line))
            return line;
        if (canvas.IsAscii)
            return string.Concat(line.EnumerateRunes().Where(rune => !IsSelector(rune)).Select(Spell));
        return canvas.IsTerminal ? string.Concat(line.EnumerateRunes().Where(rune => !IsSelector(rune))) : line;
    }

    static bool IsSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;

    static string Spell(Rune rune) => rune.Value switch
    {
        < 0x80 => rune.ToString(),
        '—' or '–' or '−' or '─' => "-",
        '…' => "...",
        '‘' or '’' => "'",
        '“' or '”' => "\"",
        '·' or '•' => "*",
        '≥' => ">=",
        '≤' => "<=",
        '→' => "->",
        '\u00a0' => " ",
        _ => "?",
    };
}
