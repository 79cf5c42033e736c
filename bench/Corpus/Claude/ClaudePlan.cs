namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>A session that is to be made.</summary>
/// <param name="Bytes">How large its file becomes.</param>
/// <param name="Subagents">How large those of its sub-agents become.</param>
/// <param name="Asides">How many side questions it has.</param>
/// <param name="Resumed">How many bytes another session adds that begins with a copy of it; null where none does.</param>
sealed record ClaudePlan(long Bytes, IReadOnlyList<long> Subagents, int Asides, long? Resumed)
{
    /// <summary>Spreads files and bytes: a third are sub-agents, a tenth resume another session, one is large.</summary>
    public static List<ClaudePlan> Of(CorpusOptions options, Dice dice)
    {
        var resumed = Math.Max(1, options.ClaudeFiles / 10);
        var asides = Math.Max(1, options.ClaudeFiles / 40);
        var subagents = Math.Max(2, options.ClaudeFiles / 3);
        var sessions = options.ClaudeFiles - resumed - asides - subagents;
        var large = options.HasLargeFile ? Math.Min(15_000_000, options.ClaudeBytes / 8) : 0;

        var weights = Enumerable.Range(0, sessions).Select(number => number == 0 && large > 0 ? 0 : dice.Between(1, 5) * dice.Between(1, 5)).ToList();
        var agents = Enumerable.Range(0, subagents).Select(_ => (Session: dice.Below(sessions), Weight: dice.Between(1, 4))).ToList();
        var copies = Enumerable.Range(0, resumed).Select(number => (Session: 1 + number * (sessions - 1) / resumed, Weight: dice.Between(1, 6))).ToList();
        var questions = Enumerable.Range(0, asides).Select(_ => dice.Below(sessions)).ToList();
        var all = weights.Sum() + agents.Sum(agent => agent.Weight) + copies.Sum(copy => copy.Weight + weights[copy.Session]);
        var unit = (options.ClaudeBytes - large) / all;

        return [.. Enumerable.Range(0, sessions).Select(number => new ClaudePlan(
            weights[number] == 0 ? large : weights[number] * unit,
            [.. agents.Where(agent => agent.Session == number).Select(agent => agent.Weight * unit)],
            questions.Count(session => session == number),
            copies.Where(copy => copy.Session == number).Select(copy => (long?)copy.Weight * unit).FirstOrDefault()))];
    }
}
