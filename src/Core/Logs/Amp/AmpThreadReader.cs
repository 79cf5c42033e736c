using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Amp;

/// <summary>
/// Reads a thread. Its ledger has an entry for every response, with its credits, but without the cache: that stands in the message that the entry ends with.
/// A thread without a ledger has its messages alone.
/// </summary>
/// <param name="file">The log.</param>
/// <param name="batch">Where records go.</param>
sealed class AmpThreadReader(LogFile file, LogBatch batch) : JsonDocumentReader(batch)
{
    /// <inheritdoc/>
    protected override bool Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !(document.Has("messages") || document.Has("usageLedger")))
            return false;
        var thread = document.Word("id") is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(file.Path);
        Batch.Session = Batch.Texts.Number(thread);
        var answers = document.All("messages").Where(message => message.Word("role") == "assistant" && message.Object("usage").ValueKind == JsonValueKind.Object).ToList();
        var entries = document.Object("usageLedger").All("events").ToList();
        if (entries.Count > 0)
            ReadLedger(entries, answers, thread);
        else
            ReadMessages(answers, document.At("created"), thread);
        return true;
    }

    void ReadLedger(List<JsonElement> entries, List<JsonElement> answers, string thread)
    {
        var messages = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var answer in answers.Where(answer => answer.Has("messageId")))
            messages[answer.Word("messageId")] = answer.Object("usage");
        var cached = Cached(entries, messages);
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            messages.TryGetValue(entry.Word("toMessageId"), out var usage);
            var counts = new TokenReader(entry.Object("tokens"));
            var cache = new TokenReader(cached.Contains(index) ? usage : default);
            var record = new UsageRecord
            {
                Input = counts.Of("input"),
                Output = counts.Of("output"),
                CacheRead = cache.Of("cacheReadInputTokens"),
                CacheWrite5m = cache.Of("cacheCreationInputTokens"),
                MicroCredits = entry.MicroCredits("credits"),
            };
            var model = entry.Word("model") is { Length: > 0 } said ? said : usage.Word("model");
            Add(record, counts.AreBad || cache.AreBad ? null : entry.At("timestamp"), model, thread, entry.Word("id"), total: null);
        }
    }

    void ReadMessages(List<JsonElement> answers, long? createdAt, string thread)
    {
        foreach (var answer in answers)
        {
            var usage = answer.Object("usage");
            var counts = new TokenReader(usage);
            var record = new UsageRecord
            {
                Input = counts.Of("inputTokens"),
                Output = counts.Of("outputTokens"),
                CacheRead = counts.Of("cacheReadInputTokens"),
                CacheWrite5m = counts.Of("cacheCreationInputTokens"),
                MicroCredits = usage.MicroCredits("credits"),
            };
            var holder = usage.Has("timestamp") ? usage : answer;
            var at = holder.Has("timestamp") ? holder.At("timestamp") : createdAt;
            var model = usage.Word("model") is { Length: > 0 } said ? said : answer.Word("model");
            var total = counts.Total("totalInputTokens") is { } prompt ? prompt + record.Output : default(long?);
            Add(record, counts.AreBad ? null : at, model, thread, answer.Word("messageId"), total);
        }
    }

    void Add(UsageRecord record, long? at, string model, string thread, string id, long? total)
    {
        if (at is null)
        {
            Batch.Skipped++;
            return;
        }

        record.At = at.Value;
        record.Model = Batch.Texts.Number(model);
        record.Session = Batch.Texts.Number(thread);
        record.Key = id.Length > 0 ? LogKey.Of(thread, id) : LogKey.OfCounts(record, LogKey.Of(thread, model));
        Batch.Keep(record, total);
    }

    /// <summary>Which entries take a message's cache, by index: it was used once, so of several that name the message the one whose counts are the message's own, else the first.</summary>
    static HashSet<int> Cached(List<JsonElement> entries, Dictionary<string, JsonElement> messages)
    {
        var chosen = new Dictionary<string, (int Index, bool IsOwn)>(StringComparer.Ordinal);
        for (var index = 0; index < entries.Count; index++)
        {
            var id = entries[index].Word("toMessageId");
            if (!messages.TryGetValue(id, out var usage))
                continue;
            var tokens = entries[index].Object("tokens");
            var isOwn = tokens.Word("input") == usage.Word("inputTokens") && tokens.Word("output") == usage.Word("outputTokens");
            if (!chosen.TryGetValue(id, out var before) || (isOwn && !before.IsOwn))
                chosen[id] = (index, isOwn);
        }

        return [.. chosen.Values.Select(entry => entry.Index)];
    }
}
