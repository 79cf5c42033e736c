namespace Fuelgauge.Core.Logs;

/// <summary>Puts records of one agent's logs into a ledger.</summary>
/// <param name="agent">The agent's word.</param>
/// <param name="ledger">Where the events go.</param>
sealed class EventAdder(string agent, UsageLedger ledger)
{
    readonly Dictionary<LogBatch, int> taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>The agent's word: a number of the ledger's texts.</summary>
    public int Agent { get; } = ledger.Texts.Number(agent);

    /// <summary>Adds one event.</summary>
    /// <param name="batch">The log that its record stands in.</param>
    /// <param name="record">The record's place there.</param>
    public void Add(LogBatch batch, int record) => Add(batch, record, batch, record);

    /// <summary>Adds one event that is told best in one log and belongs to the conversation of another.</summary>
    /// <param name="batch">The log that its record stands in.</param>
    /// <param name="record">The record's place there.</param>
    /// <param name="home">The log of the conversation.</param>
    /// <param name="copy">The place of a copy of the record in it, whose session and project hold.</param>
    public void Add(LogBatch batch, int record, LogBatch home, int copy) => ledger.Add(Take(batch), record, Take(home), copy);

    int Take(LogBatch batch)
    {
        if (!taken.TryGetValue(batch, out var number))
            taken.Add(batch, number = ledger.Take(Agent, batch));
        return number;
    }
}
