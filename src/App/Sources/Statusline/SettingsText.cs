using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fuelgauge.App.Sources.Statusline;

/// <summary>
/// The settings file of a program whose member <c>statusLine</c> names a command: <c>{"statusLine": {"type": "command", "command": "…"}}</c>. Only that member
/// is changed, as text: everything else, comments and blanks too, stays byte for byte.
/// </summary>
internal sealed class SettingsText
{
    const string Member = "statusLine";
    static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly byte[] text;
    int open;              // behind the first brace
    Range member;          // name and value; empty where there is none
    Range command;         // the string of the command, with its quotes
    bool isEmpty = true;   // no member at all

    SettingsText(byte[] text) => this.text = text;

    /// <summary>The command that is set; null for none.</summary>
    public string? Command { get; private set; }

    /// <summary>Reads a file's text; null when it is not understood.</summary>
    /// <param name="text">The text; empty where there is no file.</param>
    /// <param name="line">The line at fault, from 1.</param>
    /// <param name="fault">What is wrong there; null when all is well.</param>
    public static SettingsText? Parse(byte[] text, out long line, out string? fault)
    {
        var settings = new SettingsText(text.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? "{}\n"u8.ToArray() : text);
        (line, fault) = (1, null);
        try
        {
            fault = settings.Read(ref line);
        }
        catch (JsonException exception)
        {
            (line, fault) = ((exception.LineNumber ?? 0) + 1, "is not JSON");
        }

        return fault is null ? settings : null;
    }

    /// <summary>The text with another command; what else the member says stays.</summary>
    public byte[] With(string newCommand)
    {
        var quoted = Quoted(newCommand);
        if (Command is not null)
            return [.. text[..command.Start], .. quoted, .. text[command.End..]];
        byte[] added = [.. "\"statusLine\": {\"type\": \"command\", \"command\": "u8, .. quoted, .. "}"u8];
        var indent = Indent();
        return isEmpty
            ? [.. text[..open], .. "\n  "u8, .. added, .. "\n"u8, .. text[open..].AsSpan().TrimStart(" \t\r\n"u8)]
            : [.. text[..open], .. indent, .. added, .. ","u8, .. indent.Length > 0 ? ""u8 : " "u8, .. text[open..]];
    }

    /// <summary>The text without the member: what <see cref="With"/> added is taken away again.</summary>
    public byte[] Without()
    {
        var (start, end) = (member.Start.Value, member.End.Value);
        while (start > open && IsBlank(text[start - 1]))
            start--;
        var behind = end;
        while (behind < text.Length && IsBlank(text[behind]))
            behind++;
        if (text[behind] == ',')
            end = behind + 1 + (start == member.Start.Value && text.AsSpan(behind + 1).StartsWith(" "u8) ? 1 : 0);
        else if (text[start - 1] == ',')
            start--;
        else
            end = behind;   // it was the only one
        return [.. text[..start], .. text[end..]];
    }

    string? Read(ref long line)
    {
        var skip = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var json = new Utf8JsonReader(text.AsSpan(skip), Lenient);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return "holds no object";
        open = (int)json.BytesConsumed + skip;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            var start = (int)json.TokenStartIndex + skip;
            if (!json.ValueTextEquals(Member))
            {
                json.Read();
                json.Skip();
                continue;
            }

            line = 1 + text.AsSpan(0, start).Count((byte)'\n');
            if (!member.Equals(default))
                return $"names {Member} twice";
            json.Read();
            if (!ReadValue(ref json, skip))
                return $"holds a {Member} that is no command";
            member = start..((int)json.BytesConsumed + skip);
        }

        // What stands behind the object is read too, since it may be no JSON.
        while (json.Read())
        {
        }

        return null;
    }

    bool ReadValue(ref Utf8JsonReader json, int skip)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isCommand = json.ValueTextEquals("command");
            json.Read();
            if (isCommand && json.TokenType == JsonTokenType.String)
                (Command, command) = (json.GetString(), ((int)json.TokenStartIndex + skip)..((int)json.BytesConsumed + skip));
            json.Skip();
        }

        return Command is not null;
    }

    // The line break and blanks that stand before the first member; nothing where that follows on the same line.
    byte[] Indent()
    {
        var end = open;
        while (end < text.Length && IsBlank(text[end]))
            end++;
        var blanks = text.AsSpan(open, end - open);
        return blanks.LastIndexOf((byte)'\n') is >= 0 and var last ? [.. blanks.IndexOf((byte)'\r') >= 0 ? "\r\n"u8 : "\n"u8, .. blanks[(last + 1)..]] : [];
    }

    static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    static byte[] Quoted(string value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
            json.WriteStringValue(value);
        return bytes.WrittenSpan.ToArray();
    }
}
