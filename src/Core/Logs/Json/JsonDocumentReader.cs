using System.Text.Json;

namespace Fuelgauge.Core.Logs.Json;

/// <summary>Reads a log that is one JSON document. What it says is the agent's own.</summary>
/// <param name="batch">Where records go.</param>
abstract class JsonDocumentReader(LogBatch batch) : IDocumentReader
{
    /// <summary>Where records go.</summary>
    protected LogBatch Batch => batch;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<byte> document)
    {
        var isUnderstood = false;
        if (LogJson.TryRead(document, root => isUnderstood = Read(root)) && isUnderstood)
            return;
        // Half of it would pass for all of it.
        batch.Records.Clear();
        batch.Skipped++;
    }

    /// <summary>Takes from the document what it says.</summary>
    /// <returns>False when it is not what this agent writes, or only half of it.</returns>
    protected abstract bool Read(JsonElement document);
}
