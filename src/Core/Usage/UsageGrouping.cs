using System.Runtime.InteropServices;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Usage;

/// <summary>Puts the events of a ledger together. One pass, no allocation for an event; the result does not depend on the events' order.</summary>
public static class UsageGrouping
{
    /// <summary>The answer to a query.</summary>
    /// <param name="ledger">All events.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="prices">Knows prices; asked once for each model that is reported.</param>
    public static UsageSummary Of(UsageLedger ledger, UsageQuery query, IPriceList prices)
    {
        var filter = new LedgerFilter(query.Filter, ledger);
        var blocks = query.Has(UsageKey.Block) || query.ActiveOnly ? BlockPlan.Of(ledger, filter.HoldsAgent) : null;
        var keys = new EventKeys(query, blocks);
        var costs = new EventCosts(ledger.Texts, prices, query.Mode);
        var groups = new Dictionary<GroupKey, int>();
        var sums = new List<UsageSums>();
        var (lastKey, lastGroup) = (default(GroupKey), -1);
        for (var index = 0; index < ledger.Count; index++)
        {
            var agent = ledger.AgentOf(index);
            if (!filter.HoldsAgent(agent))
                continue;
            ledger.Read(index, out var record);
            if (!filter.Holds(record) || !keys.TryGet(agent, record, index, out var key))
                continue;
            if (lastGroup < 0 || key != lastKey)
                (lastKey, lastGroup) = (key, GroupOf(groups, sums, key));
            CollectionsMarshal.AsSpan(sums)[lastGroup].Add(record, costs.Of(record));
        }

        var rows = new RowWriter(ledger, query, query.Has(UsageKey.Block) ? blocks : null, [.. groups.Select(group => (group.Key, sums[group.Value]))]);
        var totals = default(UsageSums);
        foreach (var sum in CollectionsMarshal.AsSpan(sums))
            totals.Add(sum);
        return new()
        {
            Query = query,
            Rows = rows.Rows,
            Totals = totals,
            Unpriced = [.. costs.Unpriced.Select(model => new UnpricedModel(rows.TextOf(model.Model), model.Tokens))],
        };
    }

    static int GroupOf(Dictionary<GroupKey, int> groups, List<UsageSums> sums, in GroupKey key)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out var isKnown);
        if (!isKnown)
        {
            group = sums.Count;
            sums.Add(default);
        }

        return group;
    }
}
