using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Opencode;

/// <summary>Messages and sessions, in whichever store they are. The cache stands beside the input, reasoning beside the output.</summary>
static class OpencodeMessages
{
    /// <summary>What a message used; null when it is no answer, used nothing yet, or cannot be read (that is counted).</summary>
    /// <param name="batch">Where the record will go.</param>
    /// <param name="message">The message.</param>
    /// <param name="id">Its id.</param>
    /// <param name="session">The session it stands in.</param>
    public static UsageRecord? Usage(LogBatch batch, JsonElement message, string id, string session)
    {
        if (message.Word("role") != "assistant" || message.Object("tokens") is not { ValueKind: JsonValueKind.Object } tokens)
            return null;
        var counts = new TokenReader(tokens);
        var reasoning = counts.Of("reasoning");
        var record = new UsageRecord
        {
            Input = counts.Of("input"),
            Output = counts.Of("output") + reasoning,
            Reasoning = reasoning,
            CacheRead = counts.In("cache", "read"),
            CacheWrite5m = counts.In("cache", "write"),
            RecordedCost = message.RecordedCost("cost"),
            Key = LogKey.Of(id),
        };
        if (counts.AreBad || message.Object("time").At("created") is not { } at)
        {
            batch.Skipped++;
            return null;
        }

        record.At = at;
        var (provider, model) = (message.Word("providerID"), message.Word("modelID"));
        record.Group = LogKey.OfCounts(record, LogKey.Of(provider, model));
        record.Provider = batch.Texts.Number(provider);
        record.Model = batch.Texts.Number(model);
        record.Session = batch.Texts.Number(session);
        record.Project = batch.Texts.Number(message.Object("path").Word("cwd", "root"));
        return batch.Passes(record, counts.Total("total")) ? record : null;
    }

    /// <summary>Says when a session began.</summary>
    /// <param name="batch">Where the record will go.</param>
    /// <param name="session">The session.</param>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public static UsageRecord Start(LogBatch batch, string session, long at) =>
        new() { Key = LogKey.Of("session", session), At = at, Session = batch.Texts.Number(session), Marks = RecordMarks.Hint };
}
