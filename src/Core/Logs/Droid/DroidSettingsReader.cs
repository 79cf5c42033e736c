using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Droid;

/// <summary>
/// Reads the sums of a session as one amount, on the day its provider was chosen. A session that has a provider and no token is a file that is being
/// written: sums do not fall back to nothing.
/// </summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where the record goes.</param>
sealed class DroidSettingsReader(LogFile file, LogBatch batch) : JsonDocumentReader(batch)
{
    const int MostHeadBytes = 1 << 16;
    const int MostLineBytes = 1 << 22;

    string Lines => $"{file.Path[..^DroidFormat.Ending.Length]}.jsonl";

    /// <inheritdoc/>
    protected override bool Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return false;
        var counts = new TokenReader(document.Object("tokenUsage"));
        var thinking = counts.Of("thinkingTokens");
        var provider = document.Word("providerLock");
        var session = Path.GetFileName(file.Path)[..^DroidFormat.Ending.Length];
        var record = new UsageRecord
        {
            Key = LogKey.Of(session),
            At = document.At("providerLockTimestamp") ?? file.ModifiedAt.ToUnixTimeMilliseconds(),
            Input = counts.Of("inputTokens"),
            Output = counts.Of("outputTokens") + thinking,
            Reasoning = thinking,
            CacheRead = counts.Of("cacheReadTokens"),
            CacheWrite5m = counts.Of("cacheCreationTokens"),
            Provider = Batch.Texts.Number(provider),
            Session = Batch.Texts.Number(session),
        };
        Batch.Session = record.Session;
        if (counts.AreBad)
            return false;
        if (record.Total == 0)
            return provider.Length == 0;
        record.Model = Batch.Texts.Number(document.Word("model") is { Length: > 0 } model ? DroidModels.Named(model) : DroidModels.InLines(file.Beside(Lines, MostLineBytes)));
        record.Project = Batch.Texts.Number(Folder());
        Batch.Keep(record, counts.Total("totalTokens"));
        return true;
    }

    /// <summary>The folder that the session's first line names; empty when it does not.</summary>
    string Folder()
    {
        var folder = "";
        var head = file.Beside(Lines, MostHeadBytes).AsSpan();
        var end = head.IndexOf((byte)'\n');
        LogJson.TryRead(end < 0 ? head : head[..end], line => folder = line.Word("cwd"));
        return folder;
    }
}
