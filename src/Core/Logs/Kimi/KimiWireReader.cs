using System.Text;
using System.Text.Json;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Core.Logs.Kimi;

/// <summary>
/// Reads a wire log of either client, told apart line by line. Kimi CLI writes <c>StatusUpdate</c> with times in seconds and names no model; Kimi Code writes
/// <c>step.end</c> with times in milliseconds and names the model in <c>config.update</c> before.
/// </summary>
sealed class KimiWireReader : JsonLineReader
{
    const int MostConfigBytes = 1 << 18;
    const string UnnamedModel = "kimi-for-coding";

    readonly LogFile file;
    readonly string session;
    readonly string project;
    string model;
    string? defaultModel;

    /// <summary>Goes on where an earlier reading ended.</summary>
    /// <param name="file">The log.</param>
    /// <param name="batch">Where records go.</param>
    /// <param name="state">The model named so far, in UTF-8.</param>
    public KimiWireReader(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) : base(batch)
    {
        this.file = file;
        model = Encoding.UTF8.GetString(state);
        var folders = file.Path.Split('/')[..^1];
        var agents = Array.FindIndex(folders, folder => folder is "agents" or "subagents");
        session = (agents > 0 ? folders[agents - 1] : folders.LastOrDefault()) ?? "";
        project = folders.Length > 1 ? folders[0] : "";
    }

    /// <inheritdoc/>
    public override byte[] State => Encoding.UTF8.GetBytes(model);

    /// <inheritdoc/>
    protected override bool MayMatter(ReadOnlySpan<byte> line) =>
        line.IndexOf("\"usage\""u8) >= 0 || line.IndexOf("\"token_usage\""u8) >= 0 || line.IndexOf("\"modelAlias\""u8) >= 0;

    /// <inheritdoc/>
    protected override void Read(JsonElement line)
    {
        switch (line.Word("type"))
        {
            case "config.update":
                if (NameOf(line.Word("modelAlias")) is { Length: > 0 } named)
                    model = named;
                break;
            case "step.end":
                ReadStep(line, line.At("time"));
                break;
            case "context.append_loop_event" when line.Object("event") is var step && step.Word("type") == "step.end":
                ReadStep(step, line.At("time"));
                break;
            case "usage.record" when line.Word("usageScope") is "" or "turn":
                // The scope "session" is a running sum.
                Add(line.Object("usage"), line.At("time"), NameOf(line.Word("model")), marks: RecordMarks.Doubtful);
                break;
            default:
                if (line.Object("message") is var message && message.Word("type") == "StatusUpdate")
                    ReadStatus(message.Object("payload"), line.At("timestamp"));
                break;
        }
    }

    void ReadStatus(JsonElement payload, long? at) => Add(payload.Object("token_usage"), at, "", message: payload.Word("message_id"));

    void ReadStep(JsonElement step, long? at) => Add(step.Object("usage"), at, model, step: step.Word("uuid"));

    void Add(JsonElement usage, long? at, string named, string message = "", string step = "", RecordMarks marks = RecordMarks.None)
    {
        if (usage.ValueKind != JsonValueKind.Object)
            return;
        var counts = new TokenReader(usage);
        var record = Counted(usage, counts);
        if (counts.AreBad || at is null)
        {
            Batch.Skipped++;
            return;
        }

        record.At = at.Value;
        record.Model = Batch.Texts.Number(named.Length > 0 ? named : DefaultModel());
        record.Marks = named.Length > 0 ? marks : marks | RecordMarks.AssumedModel;
        record.Session = Batch.Texts.Number(session);
        record.Project = Batch.Texts.Number(project);
        // A step's id is only as good as its client makes it; with the time and the counts it tells copies from others.
        record.Key = message.Length > 0 ? LogKey.Of(message) : LogKey.OfCounts(record, LogKey.Of(step.Length > 0 ? step : session));
        Batch.Keep(record, counts.Total("total", "total_tokens"));
    }

    /// <summary>The counts in one of three shapes: disjoint ones of either client, Anthropic's (disjoint too), and OpenAI's, whose cached part is inside.</summary>
    UsageRecord Counted(JsonElement usage, TokenReader counts)
    {
        if (!counts.Has("input_tokens"))
        {
            return new()
            {
                Input = counts.Of("inputOther", "input_other"),
                Output = counts.Of("output"),
                CacheRead = counts.Of("inputCacheRead", "input_cache_read"),
                CacheWrite5m = counts.Of("inputCacheCreation", "input_cache_creation"),
            };
        }

        var isInside = usage.Object("input_tokens_details").Has("cached_tokens");
        var input = counts.Of("input_tokens");
        var cached = isInside ? counts.In("input_tokens_details", "cached_tokens") : counts.Of("cache_read_input_tokens");
        return new()
        {
            Input = isInside ? Batch.Without(input, cached) : input,
            Output = counts.Of("output_tokens"),
            CacheRead = cached,
            CacheWrite5m = counts.Of("cache_creation_input_tokens"),
        };
    }

    string DefaultModel() => defaultModel ??= file.Beside("../config.toml", MostConfigBytes) is { } config && KimiConfig.DefaultModel(config) is { } said ? NameOf(said) : UnnamedModel;

    /// <summary>A model without the provider before it: <c>kimi-code/kimi-k2.6</c>.</summary>
    static string NameOf(string alias) => alias[(alias.LastIndexOf('/') + 1)..];
}
