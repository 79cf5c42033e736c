using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>
/// Tells what a line is about by its beginning: nine lines of ten need no more. Where a name stands twice the first one decides, which no writer of such
/// logs has ever made a difference.
/// </summary>
static class CodexHead
{
    const int TimeAt = 14;
    const int TimeEnd = 38;
    const int TypeAt = 48;

    static ReadOnlySpan<byte> BeforeTime => "{\"timestamp\":\""u8;
    static ReadOnlySpan<byte> BeforeType => "\",\"type\":\""u8;
    static ReadOnlySpan<byte> BeforeEvent => "event_msg\",\"payload\":{\"type\":\""u8;

    /// <summary>What a line is about.</summary>
    /// <param name="line">The line, trimmed.</param>
    public static CodexLineKind KindOf(ReadOnlySpan<byte> line)
    {
        // As the agent writes it: a time of 24 characters, then the type, and in an event the payload's type first.
        if (line.Length > TypeAt && line.StartsWith(BeforeTime) && line[TimeEnd..].StartsWith(BeforeType) && JsonStrings.EndOf(line, TimeAt, out _) == TimeEnd)
        {
            var isEvent = line[TypeAt..].StartsWith(BeforeEvent);
            var begin = isEvent ? TypeAt + BeforeEvent.Length : TypeAt;
            var end = JsonStrings.EndOf(line, begin, out var isEscaped);
            if (end >= 0 && !isEscaped && (isEvent ? EventKind(line[begin..end]) : TypeKind(line[begin..end])) is var kind and not CodexLineKind.Event)
                return kind;
        }
        return Walk(line);
    }

    /// <summary>Reads as far as it takes, wherever the names stand.</summary>
    static CodexLineKind Walk(ReadOnlySpan<byte> line)
    {
        var cursor = new JsonCursor(line);
        CodexLineKind? type = null;
        CodexLineKind? ofEvent = null;
        if (cursor.EnterObject())
        {
            while (cursor.NextName(out var name))
            {
                if (type is null && name.SequenceEqual("type"u8))
                    type = cursor.ReadText(out var raw) ? TypeKind(Resolved(raw)) : null;
                else if (ofEvent is null && name.SequenceEqual("payload"u8))
                    ofEvent = PayloadKind(ref cursor, type == CodexLineKind.Event);
                else
                    cursor.Skip();
                if (type is { } known && known != CodexLineKind.Event)
                    return known;
                if (type is not null && ofEvent is { } kind)
                    return kind;
            }
        }
        return cursor.IsWhole ? CodexLineKind.None : CodexLineKind.Unknown;
    }

    static CodexLineKind? PayloadKind(ref JsonCursor cursor, bool isEnough)
    {
        CodexLineKind? kind = null;
        if (!cursor.EnterObject())
            return null;
        while (cursor.NextName(out var name))
        {
            if (kind is null && name.SequenceEqual("type"u8))
                kind = cursor.ReadText(out var raw) ? EventKind(Resolved(raw)) : null;
            else
                cursor.Skip();
            if (isEnough && kind is not null)
                return kind;
        }
        return kind;
    }

    static ReadOnlySpan<byte> Resolved(ReadOnlySpan<byte> raw) => JsonEscapes.TryResolve(raw, out var text) ? text : default;

    static CodexLineKind TypeKind(ReadOnlySpan<byte> type) => type.Length switch
    {
        9 when type.SequenceEqual("event_msg"u8) => CodexLineKind.Event,
        12 when type.SequenceEqual("session_meta"u8) => CodexLineKind.SessionMeta,
        12 when type.SequenceEqual("turn_context"u8) => CodexLineKind.TurnContext,
        14 when type.SequenceEqual("thread.started"u8) => CodexLineKind.ThreadStarted,
        14 when type.SequenceEqual("turn.completed"u8) => CodexLineKind.TurnCompleted,
        34 when type.SequenceEqual("inter_agent_communication_metadata"u8) => CodexLineKind.AgentMessage,
        _ => CodexLineKind.None,
    };

    static CodexLineKind EventKind(ReadOnlySpan<byte> type) => type.Length switch
    {
        11 when type.SequenceEqual("token_count"u8) => CodexLineKind.TokenCount,
        12 when type.SequenceEqual("task_started"u8) => CodexLineKind.TaskStarted,
        23 when type.SequenceEqual("thread_settings_applied"u8) => CodexLineKind.SettingsApplied,
        34 when type.SequenceEqual("inter_agent_communication_metadata"u8) => CodexLineKind.AgentMessage,
        _ => CodexLineKind.None,
    };
}
