using System.Buffers;
using System.Text.Json;

namespace Fuelgauge.App.Credentials;

/// <summary>Lines of <c>NAME=value</c> as a JSON object.</summary>
internal static class EnvText
{
    /// <summary>The variables that a text sets; of one that is set again the last value counts.</summary>
    public static ReadOnlyMemory<byte> ToJson(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in KeyText.Lines(text))
        {
            if (name is not null)
                values[name] = value;
        }

        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        foreach (var (name, value) in values)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
