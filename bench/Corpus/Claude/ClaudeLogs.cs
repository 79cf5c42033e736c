namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>All of a corpus's Claude Code logs.</summary>
sealed class ClaudeLogs(CorpusWorld world)
{
    readonly Dice dice = Dice.For(world.Options.Seed, "claude");

    /// <summary>The largest session, which no other continues.</summary>
    public ClaudeConversation? Largest { get; private set; }

    public void Write()
    {
        foreach (var plan in ClaudePlan.Of(world.Options, dice))
        {
            var model = dice.Pick(Prices.Opus, Prices.Opus, Prices.Opus, Prices.OlderOpus, Prices.Sonnet, Prices.Sonnet, Prices.Haiku);
            var voice = new ClaudeVoice(dice.Uuid(), CorpusWorld.WorkingFolder(dice));
            var session = new ClaudeConversation(world, voice, model, CorpusWorld.Instant(dice), isCopied: plan.Resumed is not null);
            session.Work(plan.Bytes, plan.Subagents);
            session.Save();
            for (var question = 0; question < plan.Asides; question++)
                session.AskAside(dice.Between(4, 15));
            if (plan.Resumed is { } added)
                Resume(session, added);
            else if (session.Log.Length > (Largest?.Log.Length ?? 0))
                Largest = session;
        }

        if (world.Options.HasExtra)
            new ClaudeOddFiles(world).Write();
    }

    // A later session holds the whole earlier one; the earlier one does not go on, so what it holds is its own.
    void Resume(ClaudeConversation session, long added)
    {
        var next = session.Resume(session.Voice with { Session = dice.Uuid() }, session.Clock + dice.Between(1, 20) * 3_600_000L);
        next.Work(session.Log.Length + added);
        next.Save();
    }
}
