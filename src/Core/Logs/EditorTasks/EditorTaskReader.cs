using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.EditorTasks;

/// <summary>
/// Reads a task. A message that a request has begun holds JSON as text, filled with counts when the answer is in. The cache stands beside the input, but where
/// the message names its protocol the input may be the whole prompt: it is when it has room for the cache, which one answered mostly from it has not otherwise.
/// </summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where records go.</param>
sealed class EditorTaskReader(LogFile file, LogBatch batch) : JsonDocumentReader(batch)
{
    readonly TaskModels models = new(file);

    /// <inheritdoc/>
    protected override bool Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var message in document.EnumerateArray().Where(message => message.Word("type") == "say" && message.Word("say") == "api_req_started"))
        {
            // An empty text is a request without an answer.
            if (message.Word("text") is { Length: > 0 } text && !LogJson.TryRead(Encoding.UTF8.GetBytes(text), request => Add(message, request)))
                Batch.Skipped++;
        }

        return true;
    }

    void Add(JsonElement message, JsonElement request)
    {
        var counts = new TokenReader(request);
        var (input, read, written) = (counts.Of("tokensIn"), counts.Of("cacheReads"), counts.Of("cacheWrites"));
        var isInside = request.Word("apiProtocol").Length > 0 && input >= read + written;
        var record = new UsageRecord
        {
            Input = isInside ? input - read - written : input,
            Output = counts.Of("tokensOut"),
            CacheRead = read,
            CacheWrite5m = written,
            RecordedCost = request.RecordedCost("cost"),
        };
        if (record is { Total: 0, RecordedCost: UsageRecord.NoCost } && !counts.AreBad)
            return;
        if (counts.AreBad || message.At("ts") is not { } at)
        {
            Batch.Skipped++;
            return;
        }

        var task = Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "";
        var (model, provider, isAssumed) = models.Of(message, at);
        record.At = at;
        record.Model = Batch.Texts.Number(model);
        record.Provider = Batch.Texts.Number(provider);
        record.Marks = isAssumed ? RecordMarks.AssumedModel : RecordMarks.None;
        record.Session = Batch.Texts.Number(task);
        record.Key = LogKey.Of(task, $"{at}");
        Batch.Keep(record);
    }
}
