using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Usage;

/// <summary>Turns groups into rows: in their order, with texts in the place of numbers.</summary>
sealed class RowWriter
{
    readonly UsageLedger ledger;
    readonly UsageQuery query;
    readonly BlockPlan? blocks;
    readonly HashSet<int> shownBlocks;
    readonly UsageMeasure measure;
    readonly bool isDescending;
    readonly Dictionary<int, string> cleaned = [];

    /// <summary>Writes the rows.</summary>
    /// <param name="ledger">Whose texts the numbers are of.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="blocks">The ledger's blocks; null where rows are no blocks.</param>
    /// <param name="groups">The groups, in whatever order; the writer's own to sort.</param>
    public RowWriter(UsageLedger ledger, UsageQuery query, BlockPlan? blocks, (GroupKey Key, UsageSums Sums)[] groups)
    {
        this.ledger = ledger;
        this.query = query;
        this.blocks = blocks;
        (measure, isDescending) = query.Order.For(query.Keys);
        shownBlocks = blocks is null ? [] : [.. groups.Select(group => group.Key.Block)];
        Array.Sort(groups, Compare);
        Rows = [.. groups.Select(group => Row(group.Key, group.Sums))];
    }

    /// <summary>The rows, in their order.</summary>
    public IReadOnlyList<UsageRow> Rows { get; }

    /// <summary>A text of the ledger, cleaned; null for 0.</summary>
    public string? TextOf(int number)
    {
        if (number == 0)
            return null;
        if (!cleaned.TryGetValue(number, out var text))
            cleaned.Add(number, text = ForeignText.CleanName(ledger.Texts[number]));
        return text;
    }

    UsageRow Row(in GroupKey key, in UsageSums sums)
    {
        var block = blocks?.Blocks[key.Block];
        return new()
        {
            Day = query.Has(UsageKey.Day) ? DateOnly.FromDayNumber(key.Day) : null,
            Week = query.Has(UsageKey.Week) ? DateOnly.FromDayNumber(key.Week) : null,
            Month = query.Has(UsageKey.Month) ? GroupKey.FirstOf(key.Month) : null,
            Agent = TextOf(key.Agent),
            Model = TextOf(key.Model),
            Project = TextOf(key.Project),
            ProjectPath = TextOf(ProjectPaths.Of(ledger, key.Project)),
            Session = TextOf(key.Session),
            Block = block,
            GapBefore = blocks is not null && shownBlocks.Contains(key.Block - 1) ? blocks.GapBefore(key.Block) : null,
            Pace = block is null ? null : UsagePace.Of(block, sums, query.Now),
            Sums = sums,
        };
    }

    int Compare((GroupKey Key, UsageSums Sums) left, (GroupKey Key, UsageSums Sums) right)
    {
        var order = measure switch
        {
            UsageMeasure.Cost => CompareCosts(left.Sums, right.Sums),
            UsageMeasure.Tokens => left.Sums.Total.CompareTo(right.Sums.Total),
            _ => CompareTimes(left, right),
        };
        if (order == 0 && measure == UsageMeasure.Cost)
            order = left.Sums.Total.CompareTo(right.Sums.Total);
        return order == 0 ? CompareKeys(left.Key, right.Key) : isDescending ? -order : order;
    }

    static int CompareCosts(in UsageSums left, in UsageSums right) =>
        left.Cost is null || right.Cost is null ? (left.Cost is not null).CompareTo(right.Cost is not null) : left.KnownCost.CompareTo(right.KnownCost);

    int CompareTimes(in (GroupKey Key, UsageSums Sums) left, in (GroupKey Key, UsageSums Sums) right)
    {
        var order = (left.Key.Month, left.Key.Week, left.Key.Day).CompareTo((right.Key.Month, right.Key.Week, right.Key.Day));
        if (order == 0 && blocks is not null)
            order = blocks.Blocks[left.Key.Block].StartsAt.CompareTo(blocks.Blocks[right.Key.Block].StartsAt);
        var isTime = blocks is not null || query.Has(UsageKey.Day) || query.Has(UsageKey.Week) || query.Has(UsageKey.Month);
        return order == 0 && !isTime ? left.Sums.LastMilliseconds.CompareTo(right.Sums.LastMilliseconds) : order;
    }

    int CompareKeys(in GroupKey left, in GroupKey right)
    {
        var order = (left.Month, left.Week, left.Day).CompareTo((right.Month, right.Week, right.Day));
        if (order == 0 && blocks is not null)
            order = blocks.Blocks[left.Block].StartsAt.CompareTo(blocks.Blocks[right.Block].StartsAt);
        if (order == 0 && blocks is not null)
            order = string.CompareOrdinal(blocks.Blocks[left.Block].Agent, blocks.Blocks[right.Block].Agent);
        if (order == 0)
            order = CompareTexts(left.Agent, right.Agent);
        if (order == 0)
            order = CompareTexts(left.Project, right.Project);
        if (order == 0)
            order = CompareTexts(left.Model, right.Model);
        return order == 0 ? CompareTexts(left.Session, right.Session) : order;
    }

    int CompareTexts(int left, int right) => string.CompareOrdinal(ledger.Texts[left], ledger.Texts[right]);
}
