using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fuelgauge.Logs.Tests.Oracles;

/// <summary>A JSON value in memory, made with <see cref="Utf8JsonReader"/>. Of members with the same name the last one holds.</summary>
public sealed partial class JsonTree
{
    public const int MostDepth = 1_024;

    /// <summary>Every byte is a character of its own, so that bytes which are no UTF-8 survive.</summary>
    static readonly Encoding Bytes = Encoding.Latin1;

    readonly Dictionary<string, JsonTree> members = new(StringComparer.Ordinal);

    public JsonTokenType Kind { get; private init; }

    /// <summary>A text as it stands between its quotes, or a number.</summary>
    public byte[] Raw { get; private init; } = [];

    public List<JsonTree> Items { get; } = [];

    /// <summary>The member of a name; null when there is none, and of what is no object.</summary>
    public JsonTree? this[string name] => members.GetValueOrDefault(name);

    public bool IsObject => Kind == JsonTokenType.StartObject;

    /// <summary>A text as it stands between its quotes; empty for anything else.</summary>
    public byte[] RawText => Kind == JsonTokenType.String ? Raw : [];

    /// <summary>What a text says; null when it says nothing, and for anything else.</summary>
    public byte[]? Text => Kind == JsonTokenType.String ? Resolve(Raw) : null;

    /// <summary>An integer from 0 to 10^12, or null for 0; null for anything else.</summary>
    public long? Count => Kind switch
    {
        JsonTokenType.Null => 0,
        JsonTokenType.Number when long.TryParse(Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1_000_000_000_000 => count,
        _ => null,
    };

    public bool IsTrue => Kind == JsonTokenType.True;

    /// <summary>The value that a text is; null when it is none.</summary>
    public static JsonTree? Parse(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            reader.Read();
            var tree = Parse(ref reader);
            return reader.Read() ? null : tree;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a text says: its escapes resolved one by one; null when half of a surrogate pair stands alone.</summary>
    public static byte[]? Resolve(byte[] raw)
    {
        var isWhole = true;
        var resolved = Escape().Replace(Bytes.GetString(raw), match =>
        {
            if (match.Groups["plain"].Success)
                return match.Groups["plain"].Value switch { "b" => "\b", "f" => "\f", "n" => "\n", "r" => "\r", "t" => "\t", var letter => letter };
            var units = string.Concat(match.Groups["unit"].Captures.Select(unit => (char)Convert.ToInt32(unit.Value, 16)));
            isWhole &= !units.EnumerateRunes().Contains(Rune.ReplacementChar) || units == "\uFFFD";
            return Bytes.GetString(Encoding.UTF8.GetBytes(units));
        });
        return isWhole ? Bytes.GetBytes(resolved) : null;
    }

    static JsonTree Parse(ref Utf8JsonReader reader)
    {
        var tree = new JsonTree { Kind = reader.TokenType, Raw = reader.TokenType is JsonTokenType.String or JsonTokenType.Number ? reader.ValueSpan.ToArray() : [] };
        if (tree.IsObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.ValueSpan.ToArray();
                reader.Read();
                tree.members[Bytes.GetString(Resolve(name) ?? name)] = Parse(ref reader);
            }
        }
        else if (tree.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                tree.Items.Add(Parse(ref reader));
        }
        return tree;
    }

    // A high surrogate takes a low one with it; alone, each is its own match.
    [GeneratedRegex(@"\\u(?<unit>[dD][89abAB]..)\\u(?<unit>[dD][c-fC-F]..)|\\u(?<unit>....)|\\(?<plain>.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
