namespace Fuelgauge.Bench.Corpus.Claude;

/// <summary>What a response of Claude used, and how its <c>usage</c> object is written.</summary>
sealed record ClaudeUsage
{
    public required int Input { get; init; }
    public required int Output { get; init; }
    public int Read { get; init; }
    public int Write5m { get; init; }
    public int Write1h { get; init; }
    public bool IsFast { get; init; }
    public int WebSearches { get; init; }

    /// <summary>How much the object says about the cache.</summary>
    public CacheForm Cache { get; init; }

    /// <summary>The answer of a second model, told within this one; null for none.</summary>
    public ClaudeUsage? Advisor { get; init; }

    public int Prompt => Input + Read + Write5m + Write1h;

    public int Total => Prompt + Output;

    /// <summary>All of them as one.</summary>
    public static ClaudeUsage Sum(IReadOnlyCollection<ClaudeUsage> usages) => new()
    {
        Input = usages.Sum(usage => usage.Input),
        Output = usages.Sum(usage => usage.Output),
        Read = usages.Sum(usage => usage.Read),
        Write5m = usages.Sum(usage => usage.Write5m),
        Write1h = usages.Sum(usage => usage.Write1h),
    };

    /// <summary>The object, for <see cref="LogText.Json"/>.</summary>
    /// <param name="output">Output tokens so far: a partial line says fewer than there are in the end.</param>
    public string ToJson(int output) =>
        $$"""{'input_tokens':{{Input}},{{CacheJson}},'output_tokens':{{output}},'service_tier':'standard'{{Searches}}{{Iterations}}{{Speed}}}""";

    /// <summary>The response that counts.</summary>
    public Response ToResponse(ClaudeVoice voice, string model, long at, decimal? recordedCost = null) => new()
    {
        Agent = Ledger.Claude,
        Model = model,
        Project = voice.Folder,
        Session = voice.Session,
        At = at,
        Input = Input,
        Output = Output,
        CacheRead = Read,
        CacheWrite5m = Write5m,
        CacheWrite1h = Write1h,
        IsFast = IsFast,
        WebSearches = WebSearches,
        RecordedCost = recordedCost,
    };

    string CacheJson => Cache switch
    {
        CacheForm.Null => "'cache_creation_input_tokens':null,'cache_read_input_tokens':null,'cache_creation':null",
        CacheForm.Sum => Sums,
        CacheForm.PartlySplit => Split(Write5m / 2),
        _ => Split(Write5m),
    };

    string Sums => $"'cache_creation_input_tokens':{Write5m + Write1h},'cache_read_input_tokens':{Read}";

    string Searches => WebSearches == 0 ? "" : $$""",'server_tool_use':{'web_search_requests':{{WebSearches}},'web_fetch_requests':1}""";

    string Iterations => Advisor is null ? "" : $$""",'iterations':[{'type':'message',{{Counts}}},{'type':'advisor_message','model':'{{Prices.Opus}}',{{Advisor.Counts}}}]""";

    string Speed => IsFast ? ",'speed':'fast'" : "";

    string Counts => $"'input_tokens':{Input},'output_tokens':{Output},{Sums}";

    string Split(int write5m) => $$"""{{Sums}},'cache_creation':{'ephemeral_5m_input_tokens':{{write5m}},'ephemeral_1h_input_tokens':{{Write1h}}}""";
}

/// <summary>How a <c>usage</c> object tells of the cache.</summary>
enum CacheForm
{
    /// <summary>Writes by lifetime.</summary>
    Split,

    /// <summary>Only the sum of the writes: all of them for five minutes.</summary>
    Sum,

    /// <summary>A split that is smaller than the sum: the rest is for five minutes.</summary>
    PartlySplit,

    /// <summary>Null for every count.</summary>
    Null,
}
