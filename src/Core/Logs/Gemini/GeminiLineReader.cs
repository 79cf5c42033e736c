using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Gemini;

/// <summary>Reads a chat of lines: a header that names the session, then a line for every message, again when it is rewritten.</summary>
/// <param name="file">The log.</param>
/// <param name="project">The project's key.</param>
/// <param name="batch">Where records go; the session it names is the header's.</param>
sealed class GeminiLineReader(LogFile file, string project, LogBatch batch) : JsonLineReader(batch)
{
    readonly GeminiMessages messages = new(batch, project);

    /// <inheritdoc/>
    protected override bool MayMatter(ReadOnlySpan<byte> line) => line.IndexOf("\"tokens\""u8) >= 0 || line.IndexOf("\"sessionId\""u8) >= 0;

    /// <inheritdoc/>
    protected override void Read(JsonElement line)
    {
        if (line.Word("sessionId") is { Length: > 0 } said)
            Batch.Session = Batch.Texts.Number(said);
        messages.Read(line, Batch.Session != 0 ? Batch.Texts[Batch.Session] : Path.GetFileNameWithoutExtension(file.Path));
    }
}
