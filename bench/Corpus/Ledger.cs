namespace Fuelgauge.Bench.Corpus;

/// <summary>All that counts, and how many records of what kind stand in the files and must not count.</summary>
sealed class Ledger
{
    public const string Claude = "claude";
    public const string Codex = "codex";

    readonly SortedDictionary<string, SortedDictionary<string, int>> notCounted = new(StringComparer.Ordinal)
    {
        [Claude] = new(StringComparer.Ordinal),
        [Codex] = new(StringComparer.Ordinal),
    };

    /// <summary>The responses, in the order they were made up.</summary>
    public List<Response> Responses { get; } = [];

    /// <summary>Records that must not count, by agent and kind.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> NotCounted => notCounted;

    /// <summary>Does what is not to be found in any file, so that nothing of it stays noted.</summary>
    public void Forget(Action work)
    {
        var before = Responses.Count;
        var kinds = notCounted.ToDictionary(agent => agent.Key, agent => new SortedDictionary<string, int>(agent.Value, StringComparer.Ordinal));
        work();
        Responses.RemoveRange(before, Responses.Count - before);
        foreach (var (agent, noted) in kinds)
            notCounted[agent] = noted;
    }

    /// <summary>Notes records that must not count.</summary>
    public void Skip(string agent, string kind, int records = 1) => notCounted[agent][kind] = notCounted[agent].GetValueOrDefault(kind) + records;
}
