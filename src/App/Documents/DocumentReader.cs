using System.Buffers;
using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Documents;

/// <summary>Turns texts of other programs into one JSON document, whatever they are written in, so that conditions and paths are the same for all.</summary>
/// <param name="toml">Reads TOML as JSON; null where it is not TOML.</param>
internal sealed class DocumentReader(Func<string, ReadOnlyMemory<byte>?> toml)
{
    const int Deepest = 64;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">JSON, TOML or YAML; other formats have readers of their own.</param>
    /// <returns>The document; null when the text is not written so.</returns>
    public JsonDocument? Read(string text, DocumentFormat format) => format switch
    {
        DocumentFormat.Json => Parse(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'))),
        DocumentFormat.Toml => toml(text) is { } json ? Parse(json) : null,
        DocumentFormat.Yaml => OfYaml(text),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A format that is not read from text alone."),
    };

    /// <summary>Reads JSON; null when it is none, or nests too deep.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, new() { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonDocument? OfYaml(string text)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        if (!YamlText.TryWrite(text, json))
            return null;
        json.Flush();
        return Parse(bytes.WrittenMemory);
    }
}
