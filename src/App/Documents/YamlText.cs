using System.Text.Json;

namespace Fuelgauge.App.Documents;

/// <summary>
/// YAML of nothing but block mappings with plain or quoted values on their line, which is what programs write for settings and logins; anything else of the
/// language is refused as a whole. YamlDotNet would read all of it, and adds more to the program than every other reader of files together.
/// </summary>
internal static class YamlText
{
    const int Deepest = 16;

    /// <summary>Writes a text as a JSON object: a value is text, a key without one is null.</summary>
    /// <returns>False when it is not such YAML; what was written is then of no use.</returns>
    public static bool TryWrite(string text, Utf8JsonWriter json)
    {
        // The columns at which the open mappings begin, the innermost last.
        var columns = new Stack<int>();
        columns.Push(0);
        var isOpen = false;   // the key before waits for its value or its mapping
        json.WriteStartObject();
        foreach (var line in text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            var content = line.AsSpan().Trim(' ');
            if (content.IsEmpty || content[0] == '#' || line is "---")
                continue;
            var column = line.Length - line.AsSpan().TrimStart(' ').Length;
            if (isOpen && column > columns.Peek())
            {
                if (columns.Count == Deepest)
                    return false;
                columns.Push(column);
                json.WriteStartObject();
            }
            else if (isOpen)
            {
                json.WriteNullValue();
            }
            for (; column < columns.Peek(); columns.Pop())
                json.WriteEndObject();
            if (column != columns.Peek() || !TrySplit(content, out var key, out var value))
                return false;
            json.WritePropertyName(key);
            isOpen = value is null;
            if (value is not null)
                json.WriteStringValue(value);
        }

        if (isOpen)
            json.WriteNullValue();
        for (; columns.Count > 0; columns.Pop())
            json.WriteEndObject();
        return true;
    }

    static bool TrySplit(ReadOnlySpan<char> content, out string key, out string? value)
    {
        (key, value) = ("", null);
        if (!TryScalar(content, isKey: true, out var name, out var rest) || name is null || rest is not [':', ..] || (rest = rest[1..]) is not ([] or [' ', ..]))
            return false;
        key = name;
        return TryScalar(rest.TrimStart(' '), isKey: false, out value, out rest) && IsEnd(rest);
    }

    /// <summary>A plain or quoted scalar at the beginning; null where there is none.</summary>
    static bool TryScalar(ReadOnlySpan<char> text, bool isKey, out string? scalar, out ReadOnlySpan<char> rest)
    {
        scalar = null;
        rest = text;
        if (text.IsEmpty || text[0] == '#')
            return true;
        if (text[0] is '"' or '\'')
        {
            var quote = text[0];
            var end = text[1..].IndexOf(quote);
            // Escapes and doubled quotes are for texts that no login has.
            if (end < 0 || (quote == '"' && text[1..(end + 1)].Contains('\\')) || (end + 2 < text.Length && text[end + 2] == quote))
                return false;
            scalar = text[1..(end + 1)].ToString();
            rest = text[(end + 2)..];
            return true;
        }
        if (text[0] is '-' or '?' && (text.Length == 1 || text[1] == ' ') || "[]{},&*!|>%@`\t".Contains(text[0], StringComparison.Ordinal))
            return false;
        var stop = isKey ? ColonIn(text) : text.IndexOf(" #") is >= 0 and var comment ? comment : text.Length;
        if (stop <= 0 || (!isKey && ColonIn(text[..stop]) >= 0))
            return false;
        var plain = text[..stop].TrimEnd(' ');
        scalar = !isKey && plain is "~" or "null" or "Null" or "NULL" ? null : plain.ToString();
        rest = text[stop..];
        return true;
    }

    /// <summary>Where a colon ends a plain key; -1 where none does.</summary>
    static int ColonIn(ReadOnlySpan<char> text) => text.IndexOf(": ") is >= 0 and var inside ? inside : text is [.., ':'] ? text.Length - 1 : -1;

    static bool IsEnd(ReadOnlySpan<char> rest) => rest.TrimStart(' ') is [] or ['#', ..];
}
