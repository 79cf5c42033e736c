namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>Files that are odd as a whole.</summary>
sealed class ClaudeOddFiles(CorpusWorld world)
{
    const string Folder = "/home/ann/src/far";

    // Before the longer context of this model was withdrawn (2026-04-30).
    static readonly long LongAgo = new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    readonly Dice dice = Dice.For(world.Options.Seed, "claude odd files");

    public void Write()
    {
        WriteLongPrompts();
        WriteSideChainsAlone();
        WriteHugeLine();
    }

    /// <summary>Prompts around the threshold of the dearer rates; in the other root, after a byte-order mark, and with a last line that is half written.</summary>
    void WriteLongPrompts()
    {
        var voice = new ClaudeVoice(dice.Uuid(), Folder);
        var lines = new ClaudeLines(voice, world.Prose, dice, isOdd: false);
        lines.Log.Add("\uFEFF");
        var at = LongAgo;
        (int, int, int)[] prompts = [(1_000, 199_000, 0), (1_001, 199_000, 0), (1, 120_000, 90_000), (250_000, 0, 0), (0, 0, 200_000), (2, 150_000, 60_000)];
        foreach (var (input, read, written) in prompts)
        {
            at += 86_400_000;
            lines.ToolResult(at, 4000);
            Count(lines, voice, Reply(Prices.Sonnet, new() { Input = input, Read = read, Write5m = written, Output = dice.Between(50, 900) }, at));
        }

        lines.Log.Json($$"""{'type':'assistant','message':{'id':'msg_half','model':'{{Prices.Sonnet}}','usage':{'input_tokens':10,'output_tok""");
        world.Ledger.Skip(Ledger.Claude, "unfinished");
        world.Home.Write(Ledger.Claude, $".config/claude/{voice.Path}", lines.Log, at);
    }

    /// <summary>Two side questions that repeat a history which is gone: it counts once.</summary>
    void WriteSideChainsAlone()
    {
        var session = new ClaudeVoice(dice.Uuid(), Folder);
        var at = CorpusWorld.Instant(dice);
        var reply = Reply(Prices.Opus, new() { Input = 4, Read = 9_000, Output = 90 }, at);
        foreach (var name in new[] { "aa", "bb" })
        {
            var voice = session with { AgentId = "aside_question-" + name };
            var lines = new ClaudeLines(voice, world.Prose, dice, isOdd: false);
            lines.Assistant(reply with { RequestId = "req_" + name }, at, reply.Usage.Output, isLast: true);
            Count(lines, voice, Reply(Prices.Opus, new() { Input = 3, Read = 9_200, Output = 40 }, at + 60_000));
            world.Home.Write(Ledger.Claude, $".claude/{voice.Path}", lines.Log, at);
        }

        world.Ledger.Responses.Add(reply.Usage.ToResponse(session, reply.Model, at));
        world.Ledger.Skip(Ledger.Claude, "replays");
    }

    /// <summary>A line of several megabytes, and a last line that is whole but for its line end.</summary>
    void WriteHugeLine()
    {
        var voice = new ClaudeVoice(dice.Uuid(), Folder);
        var lines = new ClaudeLines(voice, world.Prose, dice, isOdd: false);
        var at = CorpusWorld.Instant(dice);
        Count(lines, voice, Reply(Prices.Haiku, new() { Input = 5, Write1h = 700, Output = 60 }, at));
        lines.ToolResult(at, (int)Math.Clamp(world.Options.Size / 10, 200_000, 3_000_000));
        Count(lines, voice, Reply(Prices.Haiku, new() { Input = 6, Read = 700, Output = 61 }, at + 1000));
        lines.Log.DropLineEnd();
        world.Home.Write(Ledger.Claude, $".claude/{voice.Path}", lines.Log, at);
    }

    ClaudeReply Reply(string model, ClaudeUsage usage, long at) => new(model, dice.Token("msg_01", 22), dice.Token("req_011C", 20), usage, at);

    void Count(ClaudeLines lines, ClaudeVoice voice, ClaudeReply reply)
    {
        lines.Assistant(reply, reply.At, reply.Usage.Output, isLast: true);
        world.Ledger.Responses.Add(reply.Usage.ToResponse(voice, reply.Model, reply.At));
    }
}
