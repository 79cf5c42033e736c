namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>Files that are odd as a whole, several of each in a large corpus.</summary>
sealed class CodexOddFiles(CorpusWorld world)
{
    readonly Dice dice = Dice.For(world.Options.Seed, "codex odd files");

    public void Write()
    {
        for (var round = 0; round <= world.Options.Files / 100; round++)
        {
            WriteTotalsOnly();
            WriteTwoCounters();
            WriteWithoutModel();
            WriteLongPrompts();
            WriteSparseCounts();
            WriteQuickSubagent();
            WriteForks();
            WriteOrphan();
            WriteLongerArchive();
        }
    }

    /// <summary>An old client that writes totals only, and once begins to count anew.</summary>
    void WriteTotalsOnly()
    {
        var session = New("gpt-5.1-codex");
        session.BeginTurn(2_000);
        var total = default(CodexCounts);
        for (var answer = 0; answer < 6; answer++)
        {
            var counts = session.NextCounts();
            total = answer == 3 ? counts : total + counts;
            Tell(session, total.Json, null, counts);
        }

        session.Save();
    }

    /// <summary>A session and a reviewer within it, each with a counter of its own; the first is told again at the end.</summary>
    void WriteTwoCounters()
    {
        var session = New("gpt-5.3-codex");
        session.BeginTurn(2_000);
        Span<CodexCounts> totals = [default, default];
        var (first, last) = (default(CodexCounts), default(CodexCounts));
        for (var answer = 0; answer < 8; answer++)
        {
            ref var total = ref totals[dice.Below(2)];
            last = session.NextCounts();
            total += last;
            first = answer == 0 ? last : first;
            Tell(session, total.Json, last.Json, last);
        }

        Tell(session, first.Json, first.Json, null);
        session.Save();
    }

    /// <summary>A client so old that it names no model.</summary>
    void WriteWithoutModel()
    {
        var session = New(Prices.Fallback);
        for (var answer = 0; answer < 3; answer++)
            session.Answer(session.NextCounts());
        session.Save();
    }

    void WriteLongPrompts()
    {
        var session = New("gpt-5.4");
        session.BeginTurn(2_000);
        foreach (var input in new[] { 271_000, 272_500, 300_000, 20_000 })
            session.Answer(new(input, input / 2, 700, 100));
        session.Save();
    }

    /// <summary>Counts that lack their sum and their reasoning, and more cached tokens than there is input.</summary>
    void WriteSparseCounts()
    {
        var session = New("gpt-5.2-codex");
        session.BeginTurn(2_000);
        var total = default(CodexCounts);
        for (var answer = 0; answer < 4; answer++)
        {
            var counts = session.NextCounts() with { Reasoning = 0 };
            if (answer == 2)
                counts = counts with { Cached = counts.Input + 128 };
            total += counts;
            Tell(session, total.ShortJson, counts.ShortJson, counts with { Cached = Math.Min(counts.Cached, counts.Input) });
        }

        session.Save();
    }

    /// <summary>A sub-agent whose first snapshots share a second.</summary>
    void WriteQuickSubagent()
    {
        var parent = New("gpt-5.3-codex");
        parent.Work(30_000);
        parent.Save();
        var identity = CodexIdentity.New(dice, parent.Clock / 1000 * 1000, parent.Identity.WorkingFolder);
        identity = identity with { Source = CodexIdentity.SubagentOf(parent.Identity.Id) };
        var agent = new CodexSession(world, identity, parent.Model);
        agent.BeginTurn(10);
        var total = default(CodexCounts);
        for (var answer = 0; answer < 3; answer++)
        {
            var counts = agent.NextCounts();
            total += counts;
            Tell(agent, total.Json, counts.Json, counts, pause: 100);
        }

        agent.Save();
    }

    /// <summary>Two forks that do work of equal size, a fork of one of them, and a fork that kept its parent's times.</summary>
    void WriteForks()
    {
        var parent = New("gpt-5.3-codex");
        parent.Work(80_000);
        parent.Save();
        var work = parent.NextCounts();
        var twins = new[] { parent.Fork(100, 60_000), parent.Fork(100, 3_600_000) };
        foreach (var twin in twins)
        {
            twin.BeginTurn(5_000);
            twin.Answer(work);
            twin.EndTurn();
            twin.Save();
        }

        Finish(twins[0].Fork(100, 7_200_000));
        Finish(parent.Fork(50, 9_000_000, ForkForm.KeepsTimes));
        Finish(parent.Fork(100, 9_500_000, ForkForm.Subagent));

        // The first snapshot after a copy may tell the old total again: a repeat, whatever it says of the newest response.
        var idle = parent.Fork(100, 9_900_000);
        idle.BeginTurn(5_000);
        idle.Repeat();
        Finish(idle);
    }

    /// <summary>A fork whose parent's file is gone.</summary>
    void WriteOrphan()
    {
        var parent = New("gpt-5.2-codex");
        world.Ledger.Forget(() => parent.Work(60_000));
        Finish(parent.Fork(70, 600_000, dice.Chance(500) ? ForkForm.Usual : ForkForm.WithoutParentMeta));
    }

    /// <summary>A session that went on after it was archived, or was archived after it went on: the longer file counts.</summary>
    void WriteLongerArchive()
    {
        var session = New("gpt-5.3-codex");
        session.Work(20_000);
        var isLonger = dice.Chance(500);
        var shorter = session.Lines.Counts;
        if (isLonger)
            session.Save();
        else
            session.Archive();
        session.Work(session.Lines.Log.Length + 20_000);
        if (isLonger)
            session.Archive();
        else
            session.Save();
        world.Ledger.Skip(Ledger.Codex, "archivedCopies", shorter);
    }

    CodexSession New(string model) =>
        new(world, CodexIdentity.New(dice, CorpusWorld.Instant(dice), CorpusWorld.WorkingFolder(dice)), model) { IsSteady = true };

    static void Finish(CodexSession fork)
    {
        fork.Work(fork.Lines.Log.Length + 30_000);
        fork.Save();
    }

    // Writes a snapshot as given, and counts what is given.
    void Tell(CodexSession session, string total, string? last, CodexCounts? counts, int pause = 20_000)
    {
        session.Wait(pause);
        session.Lines.TokenCount(session.Clock, total, last);
        if (counts is { } own)
            session.Count(own);
        else
            world.Ledger.Skip(Ledger.Codex, "repeatedSnapshots");
    }
}
