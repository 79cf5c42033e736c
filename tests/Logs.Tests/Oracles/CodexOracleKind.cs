using System.Text;
using System.Text.Json;

namespace Fuelgauge.Logs.Tests.Oracles;

/// <summary>What a line of Codex is about, token by token.</summary>
public static class CodexOracleKind
{
    static readonly string[] Types = ["session_meta", "turn_context", "inter_agent_communication_metadata", "thread.started", "turn.completed"];
    static readonly string[] Events = ["token_count", "task_started", "thread_settings_applied", "inter_agent_communication_metadata"];

    /// <summary>The type, or the payload's in an event, as far as it is one that is read; empty for any other; null when the line breaks off or is no JSON before it says so.</summary>
    public static string? Of(byte[] line)
    {
        string? type = null, ofEvent = null;
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = JsonTree.MostDepth });
        try
        {
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            var (isPayload, name) = (false, "");
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = Name(ref reader);
                    isPayload = reader.CurrentDepth == 1 ? name == "payload" : isPayload;
                    continue;
                }
                if (isObject && name == "type" && reader.TokenType == JsonTokenType.String && reader.CurrentDepth == 1)
                    type ??= Said(ref reader);
                // A second payload may say what a first one did not; what either says first decides.
                else if (isObject && name == "type" && reader.TokenType == JsonTokenType.String && reader.CurrentDepth == 2 && isPayload)
                    ofEvent ??= Said(ref reader);
                name = "";
                if (type is not null && type != "event_msg")
                    return Types.Contains(type) ? type : "";
                if (type is not null && ofEvent is not null)
                    return Events.Contains(ofEvent) ? ofEvent : "";
            }
            return "";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Said(ref Utf8JsonReader reader) => Encoding.Latin1.GetString(JsonTree.Resolve(reader.ValueSpan.ToArray()) ?? []);

    static string Name(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan.ToArray();
        return Encoding.Latin1.GetString(JsonTree.Resolve(raw) ?? raw);
    }
}
