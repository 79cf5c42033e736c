using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Fuelgauge.Core.Extraction;

/// <summary>What a program prints, as an answer.</summary>
public static class ProgramText
{
    /// <summary>The text itself where it is a JSON object or list; else <c>{"text": "…", "exit_code": 0}</c>.</summary>
    public static ReadOnlyMemory<byte> ToJson(string text, int exitCode)
    {
        ReadOnlyMemory<byte> whole = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        using (var document = AnswerBody.Parse(whole, out _))
            if (document?.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array) return whole;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteNumber("exit_code", exitCode);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
