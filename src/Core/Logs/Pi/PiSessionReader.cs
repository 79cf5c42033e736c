using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Pi;

/// <summary>Reads a session: a header, then entries. Answers of several providers can stand in one file; their counts are disjoint. Abandoned branches were answered too.</summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where records go; the session and the folder it names are the header's.</param>
sealed class PiSessionReader(LogFile file, LogBatch batch) : JsonLineReader(batch)
{
    /// <inheritdoc/>
    protected override bool MayMatter(ReadOnlySpan<byte> line) => line.IndexOf("\"usage\""u8) >= 0 || line.IndexOf("\"cwd\""u8) >= 0;

    /// <inheritdoc/>
    protected override void Read(JsonElement line)
    {
        if (line.Word("type") == "session")
        {
            Batch.Session = Batch.Texts.Number(line.Word("id"));
            Batch.ProjectPath = Batch.Texts.Number(line.Word("cwd"));
            return;
        }

        var message = line.Object("message");
        if (line.Word("type") is not ("message" or "") || message.Word("role") != "assistant" || message.Object("usage") is not { ValueKind: JsonValueKind.Object } usage)
            return;
        var counts = new TokenReader(usage);
        var (provider, model) = (message.Word("provider"), message.Word("model"));
        var record = new UsageRecord
        {
            Input = counts.Of("input"),
            Output = counts.Of("output"),
            CacheRead = counts.Of("cacheRead"),
            CacheWrite5m = counts.Of("cacheWrite"),
            RecordedCost = usage.Object("cost").RecordedCost("total"),
            Provider = Batch.Texts.Number(provider),
            Model = Batch.Texts.Number(model),
            Session = Batch.Session != 0 ? Batch.Session : Batch.Texts.Number(NamedSession()),
            Project = Batch.ProjectPath,
        };
        if (counts.AreBad || (line.Has("timestamp") ? line : message).At("timestamp") is not { } at)
        {
            Batch.Skipped++;
            return;
        }

        record.At = at;
        // Ids are short and unique in their session only; with the time and the counts they survive a fork and meet no stranger.
        record.Key = LogKey.OfCounts(record, LogKey.Of(line.Word("id") is { Length: > 0 } id ? id : Batch.Texts[record.Session], provider, model));
        Batch.Keep(record, counts.Total("totalTokens"));
    }

    /// <summary>The session in the file's name: <c>&lt;time&gt;_&lt;session&gt;.jsonl</c>.</summary>
    string NamedSession()
    {
        var name = Path.GetFileNameWithoutExtension(file.Path);
        return name[(name.IndexOf('_') + 1)..];
    }
}
