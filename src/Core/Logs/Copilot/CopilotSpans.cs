using System.Text.Json;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Extraction.Readers;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Copilot;

/// <summary>
/// Reads spans and log records of the exporter, one at a time. Which of them repeat others is known when all are in: each says its trace, and in a record beside
/// it that is never counted its response. Records without attributes are metrics.
/// </summary>
/// <param name="batch">Where records go.</param>
sealed class CopilotSpans(LogBatch batch)
{
    const string Usage = "gen_ai.usage.";
    static readonly string[] Sessions = ["gen_ai.conversation.id", "copilot_chat.session_id", "copilot_chat.chat_session_id", "session.id"];

    /// <summary>Takes from a line what it used.</summary>
    public void Read(JsonElement line)
    {
        if (line.Object("attributes") is not { ValueKind: JsonValueKind.Object } attributes || SourceOf(line, attributes) is not { } source)
            return;
        var counts = new TokenReader(attributes);
        var read = counts.Of($"{Usage}cache_read.input_tokens");
        var written = counts.Of($"{Usage}cache_write.input_tokens", $"{Usage}cache_creation.input_tokens");
        var trace = Id(line, "traceId");
        var session = attributes.Word(Sessions);
        var model = attributes.Word("gen_ai.response.model", "gen_ai.request.model");
        var record = new UsageRecord
        {
            Input = batch.Without(counts.Of($"{Usage}input_tokens"), read + written),
            Output = counts.Of($"{Usage}output_tokens"),
            CacheRead = read,
            CacheWrite5m = written,
            Group = CopilotGroup.Of(trace.Length > 0 ? LogKey.Of(trace) : UInt128.Zero, source),
        };
        record.Reasoning = Math.Min(counts.Of($"{Usage}reasoning.output_tokens", $"{Usage}reasoning_tokens"), record.Output);
        if (record.Total == 0 && !counts.AreBad)
            return;
        if (counts.AreBad || At(line) is not { } at)
        {
            batch.Skipped++;
            return;
        }

        record.At = at;
        record.Model = batch.Texts.Number(model);
        // Another record of the trace may know the session.
        record.Session = batch.Texts.Number(session.Length > 0 ? session : trace);
        var response = attributes.Word("gen_ai.response.id");
        var own = source == CopilotSource.AgentTurn ? attributes.Word("turn.index", "copilot_chat.turn.index") : Id(line, "spanId");
        record.Key = trace.Length > 0 && own.Length > 0 ? LogKey.Of($"{source}", trace, own) : LogKey.OfCounts(record, LogKey.Of($"{source}", session, response));
        batch.Keep(record);
        if (response.Length > 0)
            batch.Records.Add(new() { Key = record.Key, Group = CopilotGroup.Of(LogKey.Of("response", response), source), At = at, Marks = RecordMarks.Hint });
    }

    static CopilotSource? SourceOf(JsonElement line, JsonElement attributes)
    {
        var operation = attributes.Word("gen_ai.operation.name");
        var said = attributes.Word("event.name");
        var body = line.Word("body", "_body");
        if (IsSpan(line))
        {
            var name = line.Word("name");
            return operation == "chat" || name.StartsWith("chat ", StringComparison.Ordinal) ? CopilotSource.ChatSpan
                : operation == "invoke_agent" || name.StartsWith("invoke_agent ", StringComparison.Ordinal) ? CopilotSource.AgentSpan
                : null;
        }

        return said == "gen_ai.client.inference.operation.details" || body.StartsWith("GenAI inference:", StringComparison.Ordinal) ? CopilotSource.InferenceLog
            : said == "copilot_chat.agent.turn" || body.StartsWith("copilot_chat.agent.turn", StringComparison.Ordinal) ? CopilotSource.AgentTurn
            : null;
    }

    static bool IsSpan(JsonElement line) =>
        line.Word("type") is { Length: > 0 } type ? type == "span" : line.Has("name") && (line.Has("spanId") || line.Has("startTime") || line.Has("endTime") || line.Has("kind"));

    static string Id(JsonElement line, string name) => line.Word(name) is { Length: > 0 } id ? id : line.Object("spanContext").Word(name);

    /// <summary>When it ended, else when it began or was seen: <c>[seconds, nanoseconds]</c>, or a number of seconds, ms, µs or ns by its size, or RFC 3339.</summary>
    static long? At(JsonElement line)
    {
        var time = line.Member("endTime", "startTime", "hrTime", "timestamp", "time", "hrTimeObserved");
        if (time.ValueKind == JsonValueKind.Array)
        {
            var parts = time.EnumerateArray().Take(2).Select(AnswerScope.Scalar).ToList();
            return parts.Count == 2 && Amounts.TryParse(parts[0], out var seconds) && Amounts.TryParse(parts[1], out var nanoseconds)
                && seconds is > 0 and < 100_000_000_000 && nanoseconds is >= 0 and < 1_000_000_000
                    ? (long)((seconds * 1000) + decimal.Floor(nanoseconds / 1_000_000))
                    : null;
        }

        const decimal leastNanoseconds = 100_000_000_000_000_000;
        return AnswerScope.Scalar(time) is not { } text ? null
            : Amounts.TryParse(text, out var number) && number >= leastNanoseconds ? LogValues.At($"{decimal.Floor(number / 1000)}")
            : LogValues.At(text);
    }
}
