namespace Fuelgauge.Core.Logs;

/// <summary>Copies records of logs into a ledger, their texts renumbered.</summary>
/// <param name="agent">The agent's word.</param>
/// <param name="ledger">Where the events go.</param>
public sealed class EventCopier(string agent, UsageLedger ledger)
{
    readonly int agentNumber = ledger.Texts.Number(agent);
    readonly Dictionary<LogBatch, int[]> numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds one event.</summary>
    /// <param name="log">The log that the record stands in.</param>
    /// <param name="record">The record.</param>
    public void Add(ScannedLog log, in UsageRecord record) => Add(log, record, log, record);

    /// <summary>Adds one event that is told best in one log and belongs to the conversation of another.</summary>
    /// <param name="log">The log that the record stands in.</param>
    /// <param name="record">The record.</param>
    /// <param name="home">The log of the conversation.</param>
    /// <param name="copy">A copy of the record in it, whose session and project hold.</param>
    public void Add(ScannedLog log, UsageRecord record, ScannedLog home, in UsageRecord copy)
    {
        var (map, homeMap) = (MapOf(log.Batch), MapOf(home.Batch));
        record.Model = map[record.Model];
        record.Provider = map[record.Provider];
        record.Session = homeMap[copy.Session];
        record.Project = homeMap[copy.Project];
        ledger.Events.Add(new(agentNumber, record));
    }

    /// <summary>The ledger's number of a text of a log.</summary>
    public int NumberOf(ScannedLog log, int text) => MapOf(log.Batch)[text];

    int[] MapOf(LogBatch batch)
    {
        if (numbers.TryGetValue(batch, out var map))
            return map;
        map = new int[batch.Texts.Count];
        for (var number = 1; number < map.Length; number++)
            map[number] = ledger.Texts.Number(batch.Texts[number]);
        numbers.Add(batch, map);
        return map;
    }
}
