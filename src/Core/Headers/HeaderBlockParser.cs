using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Fuelgauge.Core.Headers;

/// <summary>
/// Finds the headers in what programs print of an answer: lines as <c>curl -i</c>, <c>-D -</c> and <c>-v</c> print them, a JSON object of names to texts or
/// lists, or log lines as JSON objects that hold such an object. Of several answers the last counts. What is no header is passed over.
/// </summary>
public static class HeaderBlockParser
{
    /// <summary>The most characters that names and values may have together.</summary>
    public const int MostCharacters = 64 * 1024;

    static readonly SearchValues<char> NoName = SearchValues.Create(" \t\"(),/:;<=>?@[\\]{}");
    static readonly string[] HeaderMembers = ["headers", "response_headers", "responseHeaders", "http_headers"];
    static readonly string[] AnswerMembers = ["response", "res", "http", "error"];
    static readonly string[] ModelMembers = ["x-model", "x_model", "model"];

    /// <summary>The last answer's headers; null with a fault that continues "the input …".</summary>
    /// <param name="text">What was printed.</param>
    /// <param name="fault">Why there are none.</param>
    public static HeaderBlock? Parse(string text, out string? fault)
    {
        var isJson = text.AsSpan().TrimStart().StartsWith("{");
        var block = isJson ? OfJson(text) : OfLines(text);
        fault = block is null ? isJson ? "holds no JSON object with headers" : "holds no headers"
            : block.Headers.Sum(header => header.Key.Length + header.Value.Length) > MostCharacters ? $"holds more than {MostCharacters / 1024} KiB of headers"
            : null;
        return fault is null ? block : null;
    }

    static HeaderBlock? OfLines(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var isBody = false;
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            // curl -v puts a mark before what it received, and others before what it sent.
            var line = written.StartsWith("< ") ? written[2..] : written.TrimEnd() is "<" ? default : written;
            if (IsStatusLine(line))
            {
                headers.Clear();
                isBody = false;
            }
            else if (line.IsWhiteSpace())
            {
                isBody |= headers.Count > 0;
            }
            else if (!isBody && line.IndexOf(':') is > 0 and var colon && IsName(line[..colon]))
            {
                Add(headers, line[..colon].ToString(), line[(colon + 1)..].Trim().ToString());
            }
        }

        return headers.Count > 0 ? new(headers, ModelOf(headers)) : null;
    }

    static HeaderBlock? OfJson(string text)
    {
        if (Parsed(text) is { } whole) return OfObject(whole);
        HeaderBlock? last = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Parsed(line) is { } entry && OfObject(entry) is { } block) last = block;
        }

        return last;
    }

    static JsonElement? Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static HeaderBlock? OfObject(JsonElement entry)
    {
        var holder = Holder(entry) ?? AnswerMembers.Select(name => Member(entry, name) is { } answer ? Holder(answer) : null).FirstOrDefault(found => found is not null) ?? entry;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in holder.EnumerateObject())
        {
            if (IsName(member.Name) && Text(member.Value) is { } value) Add(headers, member.Name, value);
        }

        return headers.Count > 0 ? new(headers, ModelOf(headers) ?? ModelMembers.Select(name => Member(entry, name) is { } model ? Text(model) : null).FirstOrDefault(model => model is not null)) : null;
    }

    static JsonElement? Holder(JsonElement entry) =>
        HeaderMembers.Select(name => Member(entry, name)).FirstOrDefault(member => member is { ValueKind: JsonValueKind.Object });

    static JsonElement? Member(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var member) ? member : null;

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            ? string.Join(", ", value.EnumerateArray().Select(Text)) : null,
        _ => null,
    };

    static void Add(Dictionary<string, string> headers, string name, string value) =>
        headers[name] = headers.TryGetValue(name, out var earlier) ? $"{earlier}, {value}" : value;

    static string? ModelOf(Dictionary<string, string> headers) => headers.TryGetValue("x-model", out var model) && model.Length > 0 ? model : null;

    static bool IsStatusLine(ReadOnlySpan<char> line) => line.StartsWith("HTTP/") && line.IndexOf(' ') is > 5 and var blank
        && line.Length >= blank + 4 && !line.Slice(blank + 1, 3).ContainsAnyExceptInRange('0', '9');

    static bool IsName(ReadOnlySpan<char> name) => Ascii.IsValid(name) && name.Length > 0 && !name.ContainsAny(NoName);
}
