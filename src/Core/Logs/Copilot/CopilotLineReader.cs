using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Copilot;

/// <summary>Reads a session's events, of which its end matters, and what the exporter wrote: told apart line by line, since the user chooses the exporter's file.</summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where records go.</param>
sealed class CopilotLineReader(LogFile file, LogBatch batch) : JsonLineReader(batch)
{
    readonly CopilotSpans spans = new(batch);

    /// <inheritdoc/>
    protected override bool MayMatter(ReadOnlySpan<byte> line) => line.IndexOf("\"attributes\""u8) >= 0 || line.IndexOf("\"session.s"u8) >= 0;

    /// <inheritdoc/>
    protected override void Read(JsonElement line)
    {
        switch (line.Word("type"))
        {
            case "session.start":
                Batch.Session = Batch.Texts.Number(Session());
                Batch.ProjectPath = Batch.Texts.Number(line.Object("data").Object("context").Word("cwd"));
                break;
            case "session.shutdown":
                ReadShutdown(line);
                break;
            default:
                spans.Read(line);
                break;
        }
    }

    // The session is the folder; a file in older versions.
    string Session() => Path.GetDirectoryName(file.Path) is { Length: > 0 } folder ? Path.GetFileName(folder) : Path.GetFileNameWithoutExtension(file.Path);

    void ReadShutdown(JsonElement line)
    {
        if (line.Object("data").Object("modelMetrics") is not { ValueKind: JsonValueKind.Object } models)
            return;
        var at = line.At("timestamp");
        foreach (var model in models.EnumerateObject())
        {
            var counts = new TokenReader(model.Value.Object("usage"));
            var (output, read, written) = (counts.Of("outputTokens"), counts.Of("cacheReadTokens"), counts.Of("cacheWriteTokens"));
            var record = new UsageRecord
            {
                Input = Batch.Without(counts.Of("inputTokens"), read + written),
                Output = output,
                Reasoning = Math.Min(counts.Of("reasoningTokens"), output),
                CacheRead = read,
                CacheWrite5m = written,
                MicroCredits = model.Value.Object("requests").MicroCredits("cost"),
                Model = Batch.Texts.Number(model.Name),
                Session = Batch.Texts.Number(Session()),
                Group = CopilotGroup.Of(UInt128.Zero, CopilotSource.Shutdown),
            };
            if (counts.AreBad || at is null)
            {
                Batch.Skipped++;
                continue;
            }

            record.At = at.Value;
            record.Key = LogKey.Of(Session(), line.Word("id", "timestamp"), model.Name);
            Batch.Keep(record);
        }
    }
}
