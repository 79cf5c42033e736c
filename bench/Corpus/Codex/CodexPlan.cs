namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>A session that is to be made, with what follows from it.</summary>
/// <param name="Bytes">How large its file becomes.</param>
/// <param name="Forked">How many bytes a fork adds after its copy of the history; null where there is none.</param>
/// <param name="Subagent">How large its sub-agent's file becomes; null where there is none.</param>
/// <param name="IsArchivedToo">Whether its file stands in the archive as well.</param>
sealed record CodexPlan(long Bytes, long? Forked, long? Subagent, bool IsArchivedToo)
{
    // How much of its parent a fork copies on average, in hundredths.
    const int Copied = 60;

    /// <summary>Spreads files and bytes: an eighth are forks, a tenth sub-agents, a twentieth copies in the archive.</summary>
    public static List<CodexPlan> Of(CorpusOptions options, Dice dice)
    {
        var files = options.Files - options.ClaudeFiles;
        var (forks, subagents, archived) = (Math.Max(1, files / 8), Math.Max(1, files / 10), Math.Max(1, files / 20));
        var sessions = files - forks - subagents - archived;

        // One session after another has a fork, then a sub-agent, then a copy: with few files each has one of its own.
        var plans = Enumerable.Range(0, sessions).Select(number => (Weight: dice.Between(1, 5) * dice.Between(1, 5),
            Fork: IsOneOf(number, forks, sessions, 0) ? dice.Between(1, 6) : 0,
            Subagent: IsOneOf(number, subagents, sessions, 1) ? dice.Between(1, 5) : 0,
            IsArchivedToo: IsOneOf(number, archived, sessions, 2))).ToList();
        var all = plans.Sum(plan =>
            (plan.Weight + plan.Fork + plan.Subagent) * 100 + (plan.Fork > 0 ? Copied * plan.Weight : 0) + (plan.IsArchivedToo ? 100 * plan.Weight : 0));
        var unit = options.CodexBytes * 100 / all;

        return [.. plans.Select(plan => new CodexPlan(plan.Weight * unit, Times(plan.Fork), Times(plan.Subagent), plan.IsArchivedToo))];

        long? Times(int weight) => weight == 0 ? null : weight * unit;
    }

    static bool IsOneOf(int number, int count, int all, int shift)
    {
        var place = (number + all - shift % all) % all;
        return place * count / all != (place + 1) * count / all || count >= all;
    }
}
