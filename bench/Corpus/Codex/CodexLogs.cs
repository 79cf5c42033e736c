namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>All of a corpus's Codex logs.</summary>
sealed class CodexLogs(CorpusWorld world)
{
    readonly Dice dice = Dice.For(world.Options.Seed, "codex");

    public static string PickModel(Dice dice) =>
        dice.Pick("gpt-5.3-codex", "gpt-5.3-codex", "gpt-5.3-codex", "gpt-5.2-codex", "gpt-5.2-codex", "gpt-5.1-codex", "gpt-5.4");

    public void Write()
    {
        foreach (var plan in CodexPlan.Of(world.Options, dice))
        {
            var identity = CodexIdentity.New(dice, CorpusWorld.Instant(dice), CorpusWorld.WorkingFolder(dice));
            var session = new CodexSession(world, identity, PickModel(dice));
            session.Work(plan.Bytes);
            var isArchived = plan.IsArchivedToo || dice.Chance(60);
            if (isArchived)
                session.Archive();
            if (!isArchived || plan.IsArchivedToo)
                session.Save();
            if (plan.IsArchivedToo)
                world.Ledger.Skip(Ledger.Codex, "archivedCopies", session.Lines.Counts);
            if (plan.Forked is { } forked)
                Fork(session, forked);
            if (plan.Subagent is { } subagent)
                SendOut(session, subagent);
        }

        if (world.Options.HasExtra)
            new CodexOddFiles(world).Write();
    }

    void Fork(CodexSession session, long bytes)
    {
        var fork = session.Fork(dice.Between(20, 100), dice.Between(20_000, 7_200_000), dice.Chance(700) ? ForkForm.Usual : ForkForm.WithoutParentMeta);
        fork.Work(fork.Lines.Log.Length + bytes);
        fork.Save();
    }

    // A sub-agent begins without its parent's history and counts from zero.
    void SendOut(CodexSession session, long bytes)
    {
        var identity = CodexIdentity.New(dice, session.Clock - dice.Between(0, 60_000), session.Identity.WorkingFolder);
        identity = identity with { Source = CodexIdentity.SubagentOf(session.Identity.Id) };
        var agent = new CodexSession(world, identity, session.Model);
        agent.Work(bytes);
        agent.Save();
    }
}
