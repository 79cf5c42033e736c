using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>The payload of a line: the members of every kind of line that is read. Texts as they stand between their quotes, empty where they are not said.</summary>
ref struct CodexPayload
{
    /// <summary>A session's own identity.</summary>
    public ReadOnlySpan<byte> Session { get; private set; }

    /// <summary>When a session was begun.</summary>
    public ReadOnlySpan<byte> CreatedAt { get; private set; }

    /// <summary>The session whose history a session begins with.</summary>
    public ReadOnlySpan<byte> ForkedFrom { get; private set; }

    /// <summary>The working folder.</summary>
    public ReadOnlySpan<byte> Folder { get; private set; }

    /// <summary>The model of a turn or of an event.</summary>
    public ReadOnlySpan<byte> Model { get; private set; }

    /// <summary>A turn's own identity.</summary>
    public ReadOnlySpan<byte> Turn { get; private set; }

    /// <summary>When a turn was begun, in seconds since 1970 UTC; 0 or less when it is not said.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Whether settings ask for a faster and dearer service.</summary>
    public bool IsFast { get; private set; }

    /// <summary>Whether a message between agents begins a turn.</summary>
    public bool BeginsTurn { get; private set; }

    /// <summary>What the newest response used.</summary>
    public CodexCounts Last { get; private set; }

    /// <summary>What the counter stands at.</summary>
    public CodexCounts Total { get; private set; }

    ReadOnlySpan<byte> infoModel;

    /// <summary>Reads the value at hand.</summary>
    public static CodexPayload Read(scoped ref JsonCursor cursor)
    {
        var payload = new CodexPayload();
        if (!cursor.EnterObject())
            return payload;
        while (cursor.NextName(out var name))
            payload.ReadMember(name, ref cursor);
        if (!payload.infoModel.IsEmpty)
            payload.Model = payload.infoModel;
        return payload;
    }

    void ReadMember(ReadOnlySpan<byte> name, scoped ref JsonCursor cursor)
    {
        ReadOnlySpan<byte> text;
        switch (name.Length)
        {
            case 2 when name.SequenceEqual("id"u8):
                cursor.ReadText(out text);
                Session = text;
                break;
            case 3 when name.SequenceEqual("cwd"u8):
                cursor.ReadText(out text);
                Folder = text;
                break;
            case 4 when name.SequenceEqual("info"u8):
                ReadInfo(ref cursor);
                break;
            case 5 when name.SequenceEqual("model"u8):
                cursor.ReadText(out text);
                Model = text;
                break;
            case 7 when name.SequenceEqual("turn_id"u8):
                cursor.ReadText(out text);
                Turn = text;
                break;
            case 9 when name.SequenceEqual("timestamp"u8):
                cursor.ReadText(out text);
                CreatedAt = text;
                break;
            case 10 when name.SequenceEqual("started_at"u8):
                StartedAt = cursor.ReadCount();
                break;
            case 12 when name.SequenceEqual("trigger_turn"u8):
                BeginsTurn = cursor.ReadTruth() == true;
                break;
            case 14 when name.SequenceEqual("forked_from_id"u8):
                cursor.ReadText(out text);
                ForkedFrom = text;
                break;
            case 15 when name.SequenceEqual("thread_settings"u8):
                ReadSettings(ref cursor);
                break;
            default:
                cursor.Skip();
                break;
        }
    }

    void ReadInfo(scoped ref JsonCursor cursor)
    {
        Last = default;
        Total = default;
        infoModel = default;
        if (!cursor.EnterObject())
            return;
        while (cursor.NextName(out var name))
        {
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("model"u8):
                    cursor.ReadText(out var model);
                    infoModel = model;
                    break;
                case 16 when name.SequenceEqual("last_token_usage"u8):
                    Last = CodexCounts.Read(ref cursor);
                    break;
                case 17 when name.SequenceEqual("total_token_usage"u8):
                    Total = CodexCounts.Read(ref cursor);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }

    void ReadSettings(scoped ref JsonCursor cursor)
    {
        IsFast = false;
        if (!cursor.EnterObject())
            return;
        while (cursor.NextName(out var name))
        {
            if (name.SequenceEqual("service_tier"u8))
                IsFast = cursor.ReadText(out var tier) && (JsonEscapes.Says(tier, "priority"u8) || JsonEscapes.Says(tier, "fast"u8));
            else
                cursor.Skip();
        }
    }
}
