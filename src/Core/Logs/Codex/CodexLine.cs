using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Codex;

/// <summary>What a line says, whatever it is about; texts as they stand between their quotes, empty where they are not said.</summary>
ref struct CodexLine
{
    /// <summary>When the line was written.</summary>
    public ReadOnlySpan<byte> Timestamp { get; private set; }

    /// <summary>What it is about.</summary>
    public CodexPayload Payload { get; private set; }

    /// <summary>The thread, in what <c>codex exec --json</c> prints.</summary>
    public ReadOnlySpan<byte> Thread { get; private set; }

    /// <summary>The model, in the same.</summary>
    public ReadOnlySpan<byte> Model { get; private set; }

    /// <summary>What a turn used, in the same.</summary>
    public CodexCounts Usage { get; private set; }

    /// <summary>Reads the value at hand.</summary>
    public static CodexLine Read(scoped ref JsonCursor cursor)
    {
        var line = new CodexLine();
        if (!cursor.EnterObject())
            return line;
        while (cursor.NextName(out var name))
            line.ReadMember(name, ref cursor);
        return line;
    }

    void ReadMember(ReadOnlySpan<byte> name, scoped ref JsonCursor cursor)
    {
        ReadOnlySpan<byte> text;
        switch (name.Length)
        {
            case 5 when name.SequenceEqual("model"u8):
                cursor.ReadText(out text);
                Model = text;
                break;
            case 5 when name.SequenceEqual("usage"u8):
                Usage = CodexCounts.Read(ref cursor);
                break;
            case 7 when name.SequenceEqual("payload"u8):
                Payload = CodexPayload.Read(ref cursor);
                break;
            case 9 when name.SequenceEqual("timestamp"u8):
                cursor.ReadText(out text);
                Timestamp = text;
                break;
            case 9 when name.SequenceEqual("thread_id"u8):
                cursor.ReadText(out text);
                Thread = text;
                break;
            default:
                cursor.Skip();
                break;
        }
    }
}
