using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.EditorTasks;

/// <summary>Which model answered: newer messages say it themselves; of others the files beside them do.</summary>
/// <param name="file">The log of the task.</param>
sealed class TaskModels(LogFile file)
{
    const int MostBytes = 1 << 20;

    List<(long At, string Model, string Provider)>? used;
    string? mentioned;

    /// <summary>The model and the provider of a request, empty where nothing says them, and whether they are only what the task began with.</summary>
    /// <param name="message">The request's message.</param>
    /// <param name="at">When it was sent, in milliseconds since 1970 UTC.</param>
    public (string Model, string Provider, bool IsAssumed) Of(JsonElement message, long at)
    {
        if (message.Object("modelInfo") is var own && own.Word("modelId") is { Length: > 0 } model)
            return (model, own.Word("providerId"), false);
        used ??= Used();
        // The choice of a model is noted in the moment its first request is sent, which may be a little after the request itself.
        if (used.Count > 0 && used.FindLastIndex(use => use.At <= at) is var index)
            return (used[Math.Max(index, 0)].Model, used[Math.Max(index, 0)].Provider, false);
        mentioned ??= Mentioned();
        return (mentioned, "", mentioned.Length > 0);
    }

    List<(long At, string Model, string Provider)> Used()
    {
        var uses = new List<(long, string, string)>();
        LogJson.TryRead(Beside("task_metadata.json"), metadata =>
        {
            foreach (var use in metadata.All("model_usage"))
            {
                if (use.At("ts") is { } at && use.Word("model_id") is { Length: > 0 } model)
                    uses.Add((at, model, use.Word("model_provider_id")));
            }
        });
        return [.. uses.OrderBy(use => use.Item1)];
    }

    /// <summary>The model in what the first request told the model about itself: <c>&lt;model&gt;…&lt;/model&gt;</c>.</summary>
    string Mentioned()
    {
        var history = Beside("api_conversation_history.json");
        var start = history.IndexOf("<model>"u8);
        var text = start < 0 ? [] : history[(start + "<model>"u8.Length)..];
        var end = text.IndexOf("</model>"u8);
        return end is > 0 and < 200 ? Encoding.UTF8.GetString(text[..end]) : "";
    }

    ReadOnlySpan<byte> Beside(string name) => file.Beside($"{Path.GetDirectoryName(file.Path)}/{name}", MostBytes);
}
