using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Gemini;

/// <summary>
/// Messages of a chat. <c>input</c> is the whole prompt, its cached part included and the tools' part not; thoughts stand beside <c>output</c>.
/// A total that holds the cached part twice says that the version reports it beside the prompt.
/// </summary>
/// <param name="batch">Where records go.</param>
/// <param name="project">The project's key.</param>
sealed class GeminiMessages(LogBatch batch, string project)
{
    /// <summary>Takes from a message what it used; users' messages use nothing.</summary>
    /// <param name="message">The message.</param>
    /// <param name="session">The session it belongs to.</param>
    public void Read(JsonElement message, string session)
    {
        // The fork of this program wrote its own name in its earlier versions.
        if (message.Word("type") is not ("gemini" or "qwen") || message.Object("tokens") is not { ValueKind: JsonValueKind.Object } tokens)
            return;
        if (message.At("timestamp") is { } at)
            Add(tokens, at, message.Word("model"), session, id: message.Word("id"));
        else
            batch.Skipped++;
    }

    /// <summary>Takes what a run without a screen says it used, by model: sums of the run.</summary>
    /// <param name="models"><c>stats.models</c>.</param>
    /// <param name="at">When, in milliseconds since 1970 UTC.</param>
    /// <param name="session">The session, or what stands for it.</param>
    public void ReadSums(JsonElement models, long at, string session)
    {
        foreach (var model in models.EnumerateObject())
        {
            if (model.Value.Object("tokens") is { ValueKind: JsonValueKind.Object } tokens)
                Add(tokens, at, model.Name, session, id: $"stats {model.Name}");
        }
    }

    void Add(JsonElement tokens, long at, string model, string session, string id)
    {
        var counts = new TokenReader(tokens);
        var prompt = counts.Of("prompt", "input");
        var cached = counts.Of("cached");
        var thoughts = counts.Of("thoughts");
        var tool = counts.Of("tool");
        var output = counts.Of("candidates", "output");
        if (counts.AreBad)
        {
            batch.Skipped++;
            return;
        }

        var total = counts.Total("total");
        var isBeside = cached > 0 && total == prompt + cached + output + thoughts + tool;
        var record = new UsageRecord
        {
            At = at,
            Input = (isBeside ? prompt : batch.Without(prompt, cached, total)) + tool,
            CacheRead = cached,
            Output = output + thoughts,
            Reasoning = thoughts,
            Model = batch.Texts.Number(model),
            Session = batch.Texts.Number(session),
            Project = batch.Texts.Number(project),
        };
        record.Key = id.Length > 0 ? LogKey.Of(session, id) : LogKey.OfCounts(record, LogKey.Of(session, model));
        batch.Keep(record, total);
    }
}
