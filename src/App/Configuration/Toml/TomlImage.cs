using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Fuelgauge.App.Configuration.Toml;

/// <summary>
/// A document that the build has parsed and checked, as JSON: what the program starts with instead of TOML text, since parsing that was most of what a definition
/// costs. Tables are objects; a date or time is an object with one empty key, which no table has. Lines are not kept: there are no mistakes left to report.
/// </summary>
internal static class TomlImage
{
    const string Moment = "";

    /// <summary>The image of a document without mistakes.</summary>
    public static ReadOnlyMemory<byte> Write(TomlDocument document)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        Write(json, document.Root, isImage: true);
        json.Flush();
        return bytes.WrittenMemory;
    }

    /// <summary>TOML of another program as plain JSON, dates and times as text; null where it is not TOML.</summary>
    public static ReadOnlyMemory<byte>? OfForeign(string text)
    {
        if (TomlDocument.Parse(Encoding.UTF8.GetBytes(text), "", new ConfigurationErrors()) is not { IsBroken: false } document)
            return null;
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        Write(json, document.Root, isImage: false);
        json.Flush();
        return bytes.WrittenMemory;
    }

    /// <summary>The document of an image.</summary>
    /// <param name="image">What <see cref="Write(TomlDocument)"/> gave.</param>
    /// <param name="file">The file's name for messages.</param>
    public static TomlDocument Read(ReadOnlySpan<byte> image, string file)
    {
        var json = new Utf8JsonReader(image);
        json.Read();
        return new TomlDocument(file, ReadTable(ref json, ""), IsBroken: false) { IsTrusted = true };
    }

    static void Write(Utf8JsonWriter json, TomlValue value, bool isImage)
    {
        switch (value)
        {
            case TomlText text:
                json.WriteStringValue(text.Value);
                break;
            case TomlNumber { Value: { } number }:
                json.WriteNumberValue(number);
                break;
            case TomlBoolean boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case TomlMoment moment when !isImage:
                json.WriteStringValue(moment.Text);
                break;
            case TomlMoment moment:
                json.WriteStartObject();
                json.WriteString(Moment, moment.Text);
                json.WriteEndObject();
                break;
            case TomlArray array:
                json.WriteStartArray();
                array.Items.ForEach(item => Write(json, item, isImage));
                json.WriteEndArray();
                break;
            case TomlTable table:
                json.WriteStartObject();
                foreach (var (key, entry) in table.Entries)
                {
                    json.WritePropertyName(key);
                    Write(json, entry.Value, isImage);
                }
                json.WriteEndObject();
                break;
            case TomlNumber when !isImage:
                json.WriteNullValue();   // inf, nan, or more digits than count
                break;
            default:
                throw new ArgumentException($"A document with {value} has mistakes.", nameof(value));
        }
    }

    static TomlValue Read(ref Utf8JsonReader json, string path) => json.TokenType switch
    {
        JsonTokenType.String => new TomlText(0, json.GetString()!),
        JsonTokenType.Number => new TomlNumber(0, "", json.GetDecimal()),
        JsonTokenType.True or JsonTokenType.False => new TomlBoolean(0, json.GetBoolean()),
        JsonTokenType.StartArray => ReadArray(ref json, path),
        _ => ReadTable(ref json, path) is var table && table.Entries.TryGetValue(Moment, out var moment) ? new TomlMoment(0, ((TomlText)moment.Value).Value) : table,
    };

    static TomlArray ReadArray(ref Utf8JsonReader json, string path)
    {
        var items = new List<TomlValue>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) items.Add(Read(ref json, path));
        return new TomlArray(0, items);
    }

    static TomlTable ReadTable(ref Utf8JsonReader json, string path)
    {
        var table = new TomlTable(0, path);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var key = json.GetString()!;
            json.Read();
            table.Add(key, new TomlEntry(0, Read(ref json, key)));
        }
        return table;
    }
}
