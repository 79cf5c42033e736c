namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>One Codex session from its first line on.</summary>
sealed class CodexSession
{
    // Where the client sums up what was said and goes on with that.
    const int FullContext = 220_000;

    readonly CorpusWorld world;
    readonly Dice dice;
    readonly List<TurnEnd> turns = [];
    CodexCounts total;
    CodexCounts last;
    bool isPriority;
    int context = 9_000;
    string turn = "";

    public CodexSession(CorpusWorld world, CodexIdentity identity, string model)
    {
        (this.world, Identity, Model, Clock) = (world, identity, model, identity.CreatedAt);
        dice = Dice.For(world.Options.Seed, identity.Id);
        Lines = new(world.Prose, dice, world.Options.HasExtra);
        Lines.SessionMeta(Clock, identity, dice.Skewed(1_000, world.Options.LongestText / 3));
    }

    public CodexIdentity Identity { get; }

    public CodexLines Lines { get; }

    public string Model { get; private set; }

    /// <summary>Whether model and speed stay as they are.</summary>
    public bool IsSteady { get; init; }

    /// <summary>Now, in milliseconds since 1970 UTC: no line so far is later.</summary>
    public long Clock { get; private set; }

    /// <summary>Whether it ever said at which speed it is served.</summary>
    public bool HasSettings { get; private set; }

    /// <summary>Goes on until the log has so many bytes.</summary>
    public void Work(long bytes)
    {
        do
        {
            BeginTurn(dice.Chance(20) ? dice.Between(1, 14) * 3_600_000 : dice.Skewed(3_000, 600_000));
            for (var steps = dice.Skewed(2, 24); steps > 0 && Lines.Log.Length < bytes; steps--)
                Act();
            EndTurn();
        }
        while (Lines.Log.Length < bytes);
    }

    public void BeginTurn(int pause)
    {
        Clock += pause;
        turn = dice.TimedUuid(Clock);
        Lines.TaskStarted(Clock, turn);
        if (!IsSteady && dice.Chance(10))
            ServeAt(priority: !isPriority);
        if (!IsSteady && dice.Chance(50))
            Model = CodexLogs.PickModel(dice);
        Lines.UserMessage(Clock, dice.Skewed(20, 4_000));
        Lines.TurnContext(Clock, turn, Identity.WorkingFolder, Model);
        if (dice.Chance(100))
            Lines.Limits(Clock);
    }

    /// <summary>A response that uses a tool, and the tool's answer.</summary>
    public void Act()
    {
        var call = dice.Token("call_", 24);
        Lines.Reasoning(Clock += dice.Skewed(1_000, 30_000));
        Lines.Call(Clock += 20, call);
        Answer(NextCounts());
        Lines.Output(Clock += dice.Skewed(30, 60_000), call, dice.Skewed(100, world.Options.LongestText * 11 / 20));
        Repeat(dice.Chance(300) ? 1 : 0);
    }

    public void EndTurn()
    {
        Lines.AgentMessage(Clock += dice.Skewed(1_000, 30_000), dice.Skewed(50, 4_000));
        Answer(NextCounts());
        Lines.TaskComplete(Clock += 5, turn);
        turns.Add(new(Lines.Count, total, last, context, Clock));
    }

    public void ServeAt(bool priority)
    {
        (isPriority, HasSettings) = (priority, true);
        Lines.Settings(Clock, Model, priority);
    }

    /// <summary>New usage, and its snapshot; often the client writes the snapshot again when only limits changed.</summary>
    public void Answer(CodexCounts counts)
    {
        (total, last) = (total + counts, counts);
        Lines.TokenCount(Clock += dice.Between(100, 900), total.Json, counts.Json);
        Count(counts);
        Repeat(dice.Below(100) switch { < 50 => 0, < 85 => 1, _ => 2 });
    }

    public void Wait(int milliseconds) => Clock += milliseconds;

    /// <summary>Writes the last snapshot again.</summary>
    public void Repeat(int times = 1)
    {
        for (; times > 0; times--)
        {
            Lines.TokenCount(Clock += dice.Skewed(1_100, 30_000), total.Json, last.Json);
            world.Ledger.Skip(Ledger.Codex, "repeatedSnapshots");
        }
    }

    /// <summary>Notes usage of this session.</summary>
    public void Count(CodexCounts counts) => world.Ledger.Responses.Add(new()
    {
        Agent = Ledger.Codex,
        Model = Model,
        Project = Identity.WorkingFolder,
        Session = Identity.Id,
        At = Clock,
        Input = counts.Input - counts.Cached,
        CacheRead = counts.Cached,
        Output = counts.Output,
        Reasoning = counts.Reasoning,
        IsFast = isPriority,
    });

    /// <summary>What the next response uses: nearly all of the context is cached.</summary>
    public CodexCounts NextCounts()
    {
        if (context > FullContext)
            context = dice.Between(14_000, 30_000);
        var cached = dice.Chance(50) ? 0 : context / 128 * 128;
        var output = dice.Skewed(20, 2_600);
        context += dice.Skewed(60, 9_000);
        return new(context, cached, output, output * dice.Below(80) / 100);
    }

    /// <summary>Another session that goes on after a copy of this one's history.</summary>
    /// <param name="share">How much of the history is copied, in hundredths.</param>
    /// <param name="pause">How long after the last copied turn it begins, in milliseconds.</param>
    /// <param name="form">How the copy is made.</param>
    public CodexSession Fork(int share, int pause, ForkForm form = ForkForm.Usual)
    {
        var cut = turns[Math.Max(0, turns.Count * share / 100 - 1)];
        var identity = CodexIdentity.New(dice, cut.At + pause, Identity.WorkingFolder) with { ForkedFrom = Identity.Id };
        if (form == ForkForm.Subagent)
            identity = identity with { Source = CodexIdentity.SubagentOf(Identity.Id) };
        var fork = new CodexSession(world, identity, Model) { total = cut.Total, last = cut.Last, context = cut.Context };
        var pace = Math.Clamp(5_000 / cut.Lines, 1, 40);
        var first = form == ForkForm.WithoutParentMeta ? 1 : 0;
        var copies = fork.Lines.Copy(Lines, first..cut.Lines, form == ForkForm.KeepsTimes ? null : number => identity.CreatedAt + number * pace);
        world.Ledger.Skip(Ledger.Codex, "forkCopies", copies);
        fork.Clock += cut.Lines * pace + dice.Between(1_000, 4_000);
        if (HasSettings)
        {
            // Said anew within the first turn of its own; what the copies say is the parent's.
            fork.BeginTurn(pause: 2_000);
            fork.ServeAt(priority: false);
            fork.EndTurn();
        }

        return fork;
    }

    public void Save() => Save($"sessions/{LogText.Time(Identity.CreatedAt, "yyyy/MM/dd")}");

    public void Archive() => Save("archived_sessions");

    void Save(string folder) => world.Home.Write(Ledger.Codex, $".codex/{folder}/{Identity.FileName}", Lines.Log, Clock);

    sealed record TurnEnd(int Lines, CodexCounts Total, CodexCounts Last, int Context, long At);
}

/// <summary>How a fork copies its parent's history.</summary>
enum ForkForm
{
    /// <summary>All lines, at new times that follow one another quickly.</summary>
    Usual,

    /// <summary>The same without the parent's first line.</summary>
    WithoutParentMeta,

    /// <summary>All lines, at their old times.</summary>
    KeepsTimes,

    /// <summary>As usual, for a sub-agent.</summary>
    Subagent,
}
