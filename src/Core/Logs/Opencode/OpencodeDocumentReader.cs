using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Opencode;

/// <summary>Reads a file of the older store: one message, or one session.</summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where records go.</param>
sealed class OpencodeDocumentReader(LogFile file, LogBatch batch) : JsonDocumentReader(batch)
{
    /// <inheritdoc/>
    protected override bool Read(JsonElement document)
    {
        var id = document.Word("id") is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(file.Path);
        if (document.Word("role").Length > 0)
        {
            var session = document.Word("sessionID") is { Length: > 0 } own ? own : Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "";
            if (OpencodeMessages.Usage(Batch, document, id, session) is { } record)
                Batch.Records.Add(record);
            return true;
        }

        if (document.Object("time").At("created") is not { } at)
            return false;
        Batch.Records.Add(OpencodeMessages.Start(Batch, id, at));
        return true;
    }
}
