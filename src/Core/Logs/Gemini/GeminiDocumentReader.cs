using System.Text.Json;
using Fuelgauge.Core.Extraction.Readers;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Gemini;

/// <summary>Reads a chat that is one document, or the saved output of a run without a screen.</summary>
/// <param name="file">The log.</param>
/// <param name="project">The project's key.</param>
/// <param name="batch">Where records go.</param>
sealed class GeminiDocumentReader(LogFile file, string project, LogBatch batch) : JsonDocumentReader(batch)
{
    /// <inheritdoc/>
    protected override bool Read(JsonElement document)
    {
        var messages = new GeminiMessages(Batch, project);
        var session = document.Word("sessionId", "session_id") is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(file.Path);
        Batch.Session = Batch.Texts.Number(session);
        if (document.Member("messages").ValueKind == JsonValueKind.Array)
        {
            foreach (var message in document.All("messages"))
                messages.Read(message, session);
            return true;
        }

        if (document.Object("stats").Object("models") is not { ValueKind: JsonValueKind.Object } models)
            return false;
        messages.ReadSums(models, document.At("timestamp") ?? file.ModifiedAt.ToUnixTimeMilliseconds(), session);
        return true;
    }
}
