using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Claude;

/// <summary>What a line says of a response, as far as it counts; texts as they stand between their quotes, empty where they are not said.</summary>
ref struct ClaudeEntry
{
    /// <summary>Whether it is a response of the model.</summary>
    public bool IsAssistant { get; private set; }

    /// <summary>Whether it tells how a sub-agent gets on; <see cref="TryReadInner"/> then finds the sub-agent's own entry.</summary>
    public bool IsProgress { get; private set; }

    /// <summary>Whether the client wrote it in the place of a response that failed.</summary>
    public bool IsError { get; private set; }

    /// <summary>Whether it belongs to a side chain; null when it does not say.</summary>
    public bool? IsSideChain { get; private set; }

    /// <summary>When.</summary>
    public ReadOnlySpan<byte> Timestamp { get; private set; }

    /// <summary>The session.</summary>
    public ReadOnlySpan<byte> Session { get; private set; }

    /// <summary>The working folder.</summary>
    public ReadOnlySpan<byte> Folder { get; private set; }

    /// <summary>The request.</summary>
    public ReadOnlySpan<byte> Request { get; private set; }

    /// <summary>The message.</summary>
    public ReadOnlySpan<byte> Message { get; private set; }

    /// <summary>The model.</summary>
    public ReadOnlySpan<byte> Model { get; private set; }

    /// <summary>What it cost, as it stands in the line.</summary>
    public ReadOnlySpan<byte> Cost { get; private set; }

    /// <summary>What it used.</summary>
    public ClaudeUsage Usage { get; private set; }

    ReadOnlySpan<byte> data;

    /// <summary>Reads the value at hand.</summary>
    public static ClaudeEntry Read(scoped ref JsonCursor cursor)
    {
        var entry = new ClaudeEntry();
        if (!cursor.EnterObject())
            return entry;
        while (cursor.NextName(out var name))
            entry.ReadMember(name, ref cursor);
        return entry;
    }

    /// <summary>The entry of a sub-agent that this one carries: a full copy, whose own words count. It is one of a side chain if it does not say otherwise.</summary>
    public readonly bool TryReadInner(out ClaudeEntry inner)
    {
        inner = default;
        var cursor = new JsonCursor(data);
        var isFound = false;
        if (!cursor.EnterObject())
            return false;
        while (cursor.NextName(out var name))
        {
            isFound |= name.SequenceEqual("message"u8);
            if (name.SequenceEqual("message"u8))
                inner = Read(ref cursor);
            else
                cursor.Skip();
        }
        inner.IsSideChain ??= true;
        if (inner.Timestamp.IsEmpty)
            inner.Timestamp = Timestamp;
        if (inner.Folder.IsEmpty)
            inner.Folder = Folder;
        if (inner.Session.IsEmpty)
            inner.Session = Session;
        return isFound;
    }

    void ReadMember(ReadOnlySpan<byte> name, scoped ref JsonCursor cursor)
    {
        ReadOnlySpan<byte> text;
        switch (name.Length)
        {
            case 3 when name.SequenceEqual("cwd"u8):
                cursor.ReadText(out text);
                Folder = text;
                break;
            case 4 when name.SequenceEqual("type"u8):
                cursor.ReadText(out text);
                IsAssistant = JsonEscapes.Says(text, "assistant"u8);
                IsProgress = JsonEscapes.Says(text, "progress"u8);
                break;
            case 4 when name.SequenceEqual("data"u8):
                data = cursor.ReadRaw();
                break;
            case 7 when name.SequenceEqual("message"u8):
                ReadMessage(ref cursor);
                break;
            case 7 when name.SequenceEqual("costUSD"u8):
                Cost = cursor.ReadRaw();
                break;
            case 9 when name.SequenceEqual("requestId"u8):
                cursor.ReadText(out text);
                Request = text;
                break;
            case 9 when name.SequenceEqual("timestamp"u8):
                cursor.ReadText(out text);
                Timestamp = text;
                break;
            case 9 when name.SequenceEqual("sessionId"u8):
                cursor.ReadText(out text);
                Session = text;
                break;
            case 11 when name.SequenceEqual("isSidechain"u8):
                IsSideChain = cursor.ReadTruth();
                break;
            case 17 when name.SequenceEqual("isApiErrorMessage"u8):
                IsError = cursor.ReadTruth() == true;
                break;
            default:
                cursor.Skip();
                break;
        }
    }

    void ReadMessage(scoped ref JsonCursor cursor)
    {
        Message = default;
        Model = default;
        Usage = default;
        if (!cursor.EnterObject())
            return;
        while (cursor.NextName(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8):
                    cursor.ReadText(out var id);
                    Message = id;
                    break;
                case 5 when name.SequenceEqual("model"u8):
                    cursor.ReadText(out var model);
                    Model = model;
                    break;
                case 5 when name.SequenceEqual("usage"u8):
                    Usage = ClaudeUsage.Read(ref cursor);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }
}
