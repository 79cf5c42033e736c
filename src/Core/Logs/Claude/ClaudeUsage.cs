using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Claude;

/// <summary>The <c>usage</c> of a response, or one of its iterations, which has the same members and a model of its own.</summary>
ref struct ClaudeUsage
{
    long input;
    long output;
    long cacheRead;
    long cacheWrite;
    long cacheWrite5m;
    long cacheWrite1h;
    long webSearches;
    bool isFast;

    /// <summary>Whether there is one: an object.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>The <c>iterations</c> as they stand in the line; empty for none.</summary>
    public ReadOnlySpan<byte> Iterations { get; private set; }

    /// <summary>The model of an iteration as it stands between its quotes; empty for none.</summary>
    public ReadOnlySpan<byte> Model { get; private set; }

    /// <summary>Whether it is an iteration that is a response of its own, under its own model; the others are in the sums already.</summary>
    public bool IsAdvisor { get; private set; }

    /// <summary>Whether every count is one.</summary>
    public readonly bool IsValid => (input | output | cacheRead | cacheWrite | cacheWrite5m | cacheWrite1h | webSearches) >= 0 && webSearches <= int.MaxValue;

    /// <summary>Reads the value at hand.</summary>
    public static ClaudeUsage Read(scoped ref JsonCursor cursor)
    {
        var usage = new ClaudeUsage { IsGiven = cursor.EnterObject() };
        while (usage.IsGiven && cursor.NextName(out var name))
            usage.ReadMember(name, ref cursor);
        return usage;
    }

    /// <summary>Puts the counts into a record.</summary>
    public readonly void CopyTo(ref UsageRecord record)
    {
        record.Input = input;
        record.Output = output;
        record.CacheRead = cacheRead;
        record.CacheWrite1h = cacheWrite1h;
        // The sum is of both lifetimes. What the split leaves over, and all of it without a split, is written for five minutes.
        record.CacheWrite5m = Math.Max(cacheWrite5m, cacheWrite - cacheWrite1h);
        record.WebSearches = (int)webSearches;
        if (isFast)
            record.Marks |= RecordMarks.Fast;
    }

    void ReadMember(ReadOnlySpan<byte> name, scoped ref JsonCursor cursor)
    {
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("type"u8):
                IsAdvisor = cursor.ReadText(out var type) && JsonEscapes.Says(type, "advisor_message"u8);
                break;
            case 5 when name.SequenceEqual("speed"u8):
                isFast = cursor.ReadText(out var speed) && JsonEscapes.Says(speed, "fast"u8);
                break;
            case 5 when name.SequenceEqual("model"u8):
                cursor.ReadText(out var model);
                Model = model;
                break;
            case 10 when name.SequenceEqual("iterations"u8):
                Iterations = cursor.ReadRaw();
                break;
            case 12 when name.SequenceEqual("input_tokens"u8):
                input = cursor.ReadCount();
                break;
            case 13 when name.SequenceEqual("output_tokens"u8):
                output = cursor.ReadCount();
                break;
            case 14 when name.SequenceEqual("cache_creation"u8):
                ReadSplit(ref cursor);
                break;
            case 15 when name.SequenceEqual("server_tool_use"u8):
                ReadTools(ref cursor);
                break;
            case 23 when name.SequenceEqual("cache_read_input_tokens"u8):
                cacheRead = cursor.ReadCount();
                break;
            case 27 when name.SequenceEqual("cache_creation_input_tokens"u8):
                cacheWrite = cursor.ReadCount();
                break;
            default:
                cursor.Skip();
                break;
        }
    }

    void ReadSplit(scoped ref JsonCursor cursor)
    {
        cacheWrite5m = cacheWrite1h = 0;
        if (!cursor.EnterObject())
            return;
        while (cursor.NextName(out var name))
        {
            if (name.SequenceEqual("ephemeral_5m_input_tokens"u8))
                cacheWrite5m = cursor.ReadCount();
            else if (name.SequenceEqual("ephemeral_1h_input_tokens"u8))
                cacheWrite1h = cursor.ReadCount();
            else
                cursor.Skip();
        }
    }

    void ReadTools(scoped ref JsonCursor cursor)
    {
        webSearches = 0;
        if (!cursor.EnterObject())
            return;
        while (cursor.NextName(out var name))
        {
            if (name.SequenceEqual("web_search_requests"u8))
                webSearches = cursor.ReadCount();
            else
                cursor.Skip();
        }
    }
}
