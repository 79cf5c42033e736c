namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// The work that evaluating a path may cost, so that a hostile answer or definition ends in an error instead of a busy processor.
/// Spent by every evaluation it is handed to and never refilled; not safe for use by several threads at once.
/// </summary>
public sealed class PathBudget
{
    /// <summary>Nodes visited at most when nothing else is said.</summary>
    public const int DefaultLimit = 100_000;

    /// <summary>Levels of nesting walked at the same time at most, four times what System.Text.Json reads by default.</summary>
    public const int MaxDepth = 256;

    // Work that visits no node (comparing text, finding a member) is cheap per byte or entry, so 64 of those count as one node.
    const int EntriesPerNode = 64;

    /// <summary>A budget of <paramref name="limit"/> nodes.</summary>
    public PathBudget(int limit = DefaultLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Limit = limit;
    }

    /// <summary>Nodes that may be visited.</summary>
    public int Limit { get; }

    /// <summary>Nodes visited so far, look-ups and long texts converted to nodes; a node visited twice counts twice.</summary>
    public long Spent { get; private set; }

    /// <summary>Counts nodes.</summary>
    /// <exception cref="JsonPathBudgetException">The limit is exceeded.</exception>
    internal void Visit(int nodes = 1)
    {
        Spent += nodes;
        if (Spent > Limit) throw new JsonPathBudgetException($"the path visits more than {Limit} nodes");
    }

    /// <summary>Counts looking for one node among <paramref name="entries"/> members or elements.</summary>
    /// <exception cref="JsonPathBudgetException">The limit is exceeded.</exception>
    internal void LookUp(int entries) => Visit(1 + entries / EntriesPerNode);

    /// <summary>Counts reading <paramref name="entries"/> bytes or characters of a node already visited.</summary>
    /// <exception cref="JsonPathBudgetException">The limit is exceeded.</exception>
    internal void Scan(int entries) => Visit(entries / EntriesPerNode);

    /// <summary>Refuses a level of nesting that would endanger the stack.</summary>
    /// <exception cref="JsonPathBudgetException">It is deeper than <see cref="MaxDepth"/>.</exception>
    internal static void CheckDepth(int depth)
    {
        if (depth > MaxDepth) throw new JsonPathBudgetException($"the path walks deeper than {MaxDepth} levels");
    }
}
