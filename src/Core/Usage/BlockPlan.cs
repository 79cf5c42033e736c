using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Usage;

/// <summary>
/// The blocks of a ledger. A response opens the next one when it is later than the start of the running one + 5 h, or comes more than 5 h after the
/// response before it; one at exactly start + 5 h is still in the old block. All projects and models count, so that a filter moves no block.
/// </summary>
public sealed class BlockPlan
{
    const long Hour = 3_600_000;
    static readonly long Length = (long)UsageBlock.Length.TotalMilliseconds;

    readonly int[] blockOfEvent;

    BlockPlan(IReadOnlyList<UsageBlock> blocks, int[] blockOfEvent)
    {
        Blocks = blocks;
        this.blockOfEvent = blockOfEvent;
    }

    /// <summary>The blocks: agent by agent in the order their events came, each agent's oldest first.</summary>
    public IReadOnlyList<UsageBlock> Blocks { get; }

    /// <summary>The block of an event, as a place in <see cref="Blocks"/>; -1 for an event of another agent.</summary>
    /// <param name="index">The event's place in the ledger.</param>
    public int this[int index] => blockOfEvent[index];

    /// <summary>The gap before a block; null where none is.</summary>
    /// <param name="block">The block's place in <see cref="Blocks"/>.</param>
    public UsageGap? GapBefore(int block)
    {
        if (block == 0 || Blocks[block - 1] is not { } before || before.Agent != Blocks[block].Agent)
            return null;
        var from = before.LastAt + UsageBlock.Length;
        return from < Blocks[block].FirstAt ? new(before.Agent, from, Blocks[block].FirstAt) : null;
    }

    /// <summary>Finds the blocks of the agents that are asked for; each agent has its own.</summary>
    /// <param name="ledger">All events.</param>
    /// <param name="holds">Whether an agent, as a number of the ledger's texts, is asked for.</param>
    public static BlockPlan Of(UsageLedger ledger, Func<int, bool> holds)
    {
        var byAgent = new Dictionary<int, List<int>>();
        for (var index = 0; index < ledger.Count; index++)
        {
            var agent = ledger.AgentOf(index);
            if (!byAgent.TryGetValue(agent, out var own))
                byAgent.Add(agent, own = []);
            if (own.Count > 0 || holds(agent))
                own.Add(index);
        }

        var blocks = new List<UsageBlock>();
        var blockOfEvent = new int[ledger.Count];
        Array.Fill(blockOfEvent, -1);
        foreach (var (agent, own) in byAgent)
            Find(ledger, agent, own, blocks, blockOfEvent);
        return new(blocks, blockOfEvent);
    }

    static void Find(UsageLedger ledger, int agent, List<int> own, List<UsageBlock> blocks, int[] blockOfEvent)
    {
        var times = new long[own.Count];
        var places = own.ToArray();
        for (var index = 0; index < places.Length; index++)
            times[index] = UsageTime.Clamp(ledger.TimeOf(places[index]));
        Array.Sort(times, places);
        for (var begin = 0; begin < times.Length;)
        {
            var start = times[begin] - (((times[begin] % Hour) + Hour) % Hour);
            var end = begin + 1;
            while (end < times.Length && times[end] <= start + Length && times[end] - times[end - 1] <= Length)
                end++;
            for (var index = begin; index < end; index++)
                blockOfEvent[places[index]] = blocks.Count;
            blocks.Add(new(ledger.Texts[agent], UsageTime.Instant(start), UsageTime.Instant(times[begin]), UsageTime.Instant(times[end - 1])));
            begin = end;
        }
    }
}
