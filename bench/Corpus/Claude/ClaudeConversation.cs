namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>One session, or one sub-agent of one, from its first prompt on.</summary>
sealed class ClaudeConversation
{
    // Where the client sums up what was said and goes on with that.
    const int FullContext = 175_000;

    readonly CorpusWorld world;
    readonly Dice dice;
    readonly ClaudeLines lines;
    readonly ClaudeOddities? oddities;
    readonly List<ClaudeReply> replies = [];
    readonly string model;
    readonly bool keepsForAnHour;
    int context;

    /// <summary>Begins one.</summary>
    /// <param name="world">What it is made from.</param>
    /// <param name="voice">Who speaks.</param>
    /// <param name="model">Who answers.</param>
    /// <param name="beginsAt">Milliseconds since 1970 UTC.</param>
    /// <param name="isCopied">Whether other files repeat what stands in it.</param>
    public ClaudeConversation(CorpusWorld world, ClaudeVoice voice, string model, long beginsAt, bool isCopied = false)
    {
        (this.world, Voice, this.model, Clock) = (world, voice, model, beginsAt);
        dice = Dice.For(world.Options.Seed, voice.Path);
        keepsForAnHour = voice.AgentId is null && dice.Chance(800);
        oddities = world.Options.HasExtra ? new(dice, voice, isCopied) : null;
        lines = new(voice, world.Prose, dice, oddities is not null);
    }

    public ClaudeVoice Voice { get; }

    /// <summary>Now, in milliseconds since 1970 UTC: no line so far is later.</summary>
    public long Clock { get; private set; }

    public LogText Log => lines.Log;

    /// <summary>Its file's path below the home folder, with <c>/</c>.</summary>
    public string Path => $".claude/{Voice.Path}";

    /// <summary>Lines of responses so far: what they were, when, and how many output tokens they told.</summary>
    public List<(ClaudeReply Reply, long At, int Output)> Told { get; } = [];

    /// <summary>Another session that goes on where this one ends, with all of it copied.</summary>
    public ClaudeConversation Resume(ClaudeVoice voice, long beginsAt)
    {
        var next = new ClaudeConversation(world, voice, model, beginsAt) { context = context };
        next.lines.Copy(lines, Voice.Session);
        world.Ledger.Skip(Ledger.Claude, "resumedCopies", lines.UsageLines);
        return next;
    }

    /// <summary>Goes on until the log has so many bytes.</summary>
    /// <param name="bytes">Of the whole log.</param>
    /// <param name="subagents">Sizes of the sub-agents that it sends out on the way.</param>
    public void Work(long bytes, params IReadOnlyList<long> subagents)
    {
        var (start, sent) = (Log.Length, 0);
        do
        {
            Clock += dice.Chance(20) ? dice.Between(1, 14) * 3_600_000 : dice.Skewed(2_000, 600_000);
            lines.Prompt(Clock, dice.Skewed(20, 3000));
            for (var steps = dice.Skewed(2, 30); steps > 0 && Log.Length < bytes; steps--)
            {
                Answer();
                if (sent < subagents.Count && Log.Length > start + (bytes - start) * (sent + 1) / (subagents.Count + 1))
                    Delegate(subagents[sent++]);
                else
                    ReadResult();
            }

            Answer();
        }
        while (Log.Length < bytes);
        while (sent < subagents.Count)
            Delegate(subagents[sent++]);
    }

    /// <summary>Goes on for exactly so many lines, the first of which tells more of the last response.</summary>
    public void Grow(int count)
    {
        var end = Log.Lines + count;
        TellMore();
        while (Log.Lines < end - 6)
        {
            Answer();
            ReadResult();
        }

        while (Log.Lines < end)
            ReadResult();
    }

    /// <summary>A side question: its file repeats the last answers under other request ids, and has one of its own.</summary>
    public void AskAside(int replays)
    {
        var aside = new ClaudeConversation(world, Voice with { AgentId = "aside_question-" + dice.Token("", 8) }, model, Clock);
        foreach (var reply in replies.Where(reply => reply is { MessageId: not null, RequestId: not null }).TakeLast(replays))
        {
            var more = oddities is null ? 0 : 5;   // even one that says more is only a replay
            var usage = reply.Usage with { Read = reply.Usage.Read + 9000, Output = reply.Usage.Output + more };
            var replay = reply with { RequestId = dice.Token("req_011C", 20), Usage = usage };
            aside.lines.Assistant(replay, reply.At, replay.Usage.Output, isLast: true);
            world.Ledger.Skip(Ledger.Claude, "replays");
        }

        aside.Answer();
        aside.Save();
    }

    /// <summary>Writes the file.</summary>
    public void Save() => world.Home.Write(Ledger.Claude, Path, Log, Clock);

    void ReadResult()
    {
        Clock += dice.Skewed(50, 60_000);
        lines.ToolResult(Clock, dice.Skewed(200, world.Options.LongestText));
    }

    /// <summary>A response: one line for each block of content, which tells the output so far.</summary>
    void Answer()
    {
        var parts = dice.Below(100) switch { < 55 => 1, < 87 => 2, _ => 3 };
        var usage = NextUsage();
        Clock += dice.Skewed(1_500, 60_000);
        var reply = new ClaudeReply(model, dice.Token("msg_01", 22), dice.Token("req_011C", 20), usage, Clock + (parts - 1) * 700);
        var change = oddities?.Change(reply, parts) ?? new(reply);
        oddities?.Interrupt(lines, world.Ledger, Clock);
        reply = change.Reply;
        for (var part = 1; part <= parts; part++)
        {
            var output = part == parts || change.HasEqualParts ? reply.Usage.Output : Math.Max(1, reply.Usage.Output * part / (parts + 1));
            var at = part == parts || change.HasEqualParts ? reply.At : Clock + (part - 1) * 700;
            lines.Assistant(reply, at, output, part == parts);
            Told.Add((reply, at, output));
        }

        Clock = Math.Max(Clock, reply.At);
        Count(reply, change, parts);
    }

    void Count(ClaudeReply reply, ClaudeChange change, int parts)
    {
        replies.Add(reply);
        var response = reply.Usage.ToResponse(Voice, reply.Model, reply.At, reply.RecordedCost);
        world.Ledger.Skip(Ledger.Claude, "partials", reply.MessageId is null ? 0 : parts - 1);
        world.Ledger.Responses.Add(response);
        if (reply.Usage.Advisor is { } advisor)
            world.Ledger.Responses.Add(advisor.ToResponse(Voice, Prices.Opus, reply.At));
        if (change.Again is { } again)
        {
            lines.Assistant(again, again.At, again.Usage.Output, isLast: true);
            world.Ledger.Responses.Add(again.Usage.ToResponse(Voice, again.Model, again.At));
        }
    }

    /// <summary>One line more of the last response, with more output: it replaces what was told.</summary>
    void TellMore()
    {
        var index = replies.FindLastIndex(reply => reply is { MessageId: not null, Usage.Advisor: null });
        var last = replies[index];
        Clock += 700;
        var more = last with { At = Clock, Usage = last.Usage with { Output = last.Usage.Output + dice.Between(10, 900) } };
        lines.Assistant(more, Clock, more.Usage.Output, isLast: true);
        replies[index] = more;
        world.Ledger.Skip(Ledger.Claude, "partials");
        var told = world.Ledger.Responses.LastIndexOf(last.Usage.ToResponse(Voice, last.Model, last.At, last.RecordedCost));
        world.Ledger.Responses[told] = more.Usage.ToResponse(Voice, more.Model, more.At, more.RecordedCost);
    }

    /// <summary>Sends out a sub-agent, waits for it, and writes down a summary of its usage; some clients also repeat its lines.</summary>
    void Delegate(long bytes)
    {
        var repeats = dice.Chance(500);
        var voice = Voice with { AgentId = dice.Next().ToString("x16")[..8] };
        var agent = new ClaudeConversation(world, voice, dice.Pick(Prices.Haiku, Prices.Sonnet), Clock + 500, isCopied: repeats);
        agent.Work(bytes);
        agent.Save();
        Clock = agent.Clock + 900;
        foreach (var (reply, at, output) in repeats ? agent.Told : [])
        {
            lines.Progress(agent.Voice.AgentId!, reply, at, output);
            world.Ledger.Skip(Ledger.Claude, "progressCopies");
        }

        lines.TaskSummary(Clock, agent.Voice.AgentId!, ClaudeUsage.Sum([.. agent.replies.Select(reply => reply.Usage)]));
        world.Ledger.Skip(Ledger.Claude, "taskSummaries");
    }

    ClaudeUsage NextUsage()
    {
        if (context > FullContext)
            context = dice.Between(12_000, 24_000);
        var (read, written) = (context, dice.Skewed(100, 11_000));
        var isHour = keepsForAnHour != dice.Chance(40);
        var usage = new ClaudeUsage
        {
            Input = dice.Between(1, 12),
            Output = dice.Skewed(20, 3000),
            Read = read,
            Write5m = isHour ? 0 : written,
            Write1h = isHour ? written : 0,
        };
        context += written + usage.Input + usage.Output;
        return usage;
    }
}
