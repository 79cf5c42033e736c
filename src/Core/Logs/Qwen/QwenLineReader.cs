using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Qwen;

/// <summary>
/// Reads a chat of lines. The names are Gemini's and the meaning mostly OpenAI's: the cached part is inside the prompt, and thoughts are inside the
/// candidates where the total has no room for them.
/// </summary>
/// <param name="file">The log.</param>
/// <param name="project">The project's key: the folder's name.</param>
/// <param name="batch">Where records go.</param>
sealed class QwenLineReader(LogFile file, string project, LogBatch batch) : JsonLineReader(batch)
{
    /// <inheritdoc/>
    protected override bool MayMatter(ReadOnlySpan<byte> line) => line.IndexOf("\"usageMetadata\""u8) >= 0;

    /// <inheritdoc/>
    protected override void Read(JsonElement line)
    {
        if (line.Word("type") != "assistant" || line.Object("usageMetadata") is not { ValueKind: JsonValueKind.Object } usage)
            return;
        var counts = new TokenReader(usage);
        var prompt = counts.Of("promptTokenCount");
        var candidates = counts.Of("candidatesTokenCount");
        var thoughts = counts.Of("thoughtsTokenCount");
        var cached = counts.Of("cachedContentTokenCount");
        if (counts.AreBad || line.At("timestamp") is not { } at)
        {
            Batch.Skipped++;
            return;
        }

        var total = counts.Total("totalTokenCount");
        var areBeside = thoughts > 0 && total == prompt + candidates + thoughts;
        var output = areBeside ? candidates + thoughts : candidates;
        var session = line.Word("sessionId") is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(file.Path);
        var model = line.Word("model");
        var record = new UsageRecord
        {
            At = at,
            Input = Batch.Without(prompt, cached, total),
            CacheRead = cached,
            Output = output,
            Reasoning = Math.Min(thoughts, output),
            Model = Batch.Texts.Number(model),
            Session = Batch.Texts.Number(session),
            Project = Batch.Texts.Number(project),
        };
        // A resumed chat repeats lines with their id; an id that stands on another body is no copy.
        record.Key = LogKey.OfCounts(record, LogKey.Of(line.Word("uuid") is { Length: > 0 } id ? id : session, model));
        if (Batch.ProjectPath == 0)
            Batch.ProjectPath = Batch.Texts.Number(line.Word("cwd"));
        Batch.Keep(record, total);
    }
}
