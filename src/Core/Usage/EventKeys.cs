using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Usage;

/// <summary>The keys of events, and whether they lie in the time that is asked for.</summary>
sealed class EventKeys
{
    readonly UsageQuery query;
    readonly BlockPlan? blocks;
    readonly LocalDays days;
    readonly bool needsDay;
    readonly bool byDay;
    readonly bool byWeek;
    readonly bool byMonth;
    readonly bool byAgent;
    readonly bool byModel;
    readonly bool byProject;
    readonly bool bySession;
    readonly bool byBlock;

    /// <summary>For the events of one ledger.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="blocks">The ledger's blocks; null where they are not asked for.</param>
    public EventKeys(UsageQuery query, BlockPlan? blocks)
    {
        this.query = query;
        this.blocks = blocks;
        days = new(query.Zone);
        byDay = query.Has(UsageKey.Day);
        byWeek = query.Has(UsageKey.Week);
        byMonth = query.Has(UsageKey.Month);
        byAgent = query.Has(UsageKey.Agent);
        byModel = query.Has(UsageKey.Model);
        byProject = query.Has(UsageKey.Project);
        bySession = query.Has(UsageKey.Session);
        byBlock = query.Has(UsageKey.Block);
        needsDay = byDay || byWeek || byMonth || query.Period.FirstDay is not null || query.Period.LastDay is not null;
    }

    /// <summary>The keys of an event; false for one that is not asked for.</summary>
    /// <param name="agent">Whose it is: a number of the ledger's texts.</param>
    /// <param name="record">What it says.</param>
    /// <param name="index">Its place in the ledger.</param>
    /// <param name="key">Its keys.</param>
    public bool TryGet(int agent, in UsageRecord record, int index, out GroupKey key)
    {
        key = default;
        var day = needsDay ? days.Of(record.At) : 0;
        if (!query.Period.Holds(record.At, day))
            return false;
        var block = blocks?[index] ?? 0;
        if (block < 0 || (query.ActiveOnly && blocks is not null && !blocks.Blocks[block].IsActive(query.Now)))
            return false;
        key = new(
            byDay ? day : 0,
            byWeek ? GroupKey.WeekOf(day) : 0,
            byMonth ? GroupKey.MonthOf(day) : 0,
            byAgent ? agent : 0,
            byModel ? record.Model : 0,
            byProject ? record.Project : 0,
            bySession ? record.Session : 0,
            byBlock ? block : 0);
        return true;
    }
}
