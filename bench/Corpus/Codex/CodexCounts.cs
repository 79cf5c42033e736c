namespace Fuelgauge.Bench.Corpus.Codex;

/// <summary>Counts as Codex writes them: cached tokens are inside the input, reasoning is inside the output.</summary>
readonly record struct CodexCounts(long Input, long Cached, long Output, long Reasoning)
{
    public static CodexCounts operator +(CodexCounts left, CodexCounts right) =>
        new(left.Input + right.Input, left.Cached + right.Cached, left.Output + right.Output, left.Reasoning + right.Reasoning);

    /// <summary>The object, for <see cref="LogText.Json"/>.</summary>
    public string Json =>
        $$"""{'input_tokens':{{Input}},'cached_input_tokens':{{Cached}},'output_tokens':{{Output}},'reasoning_output_tokens':{{Reasoning}},{{Sum}}}""";

    /// <summary>The object without what old clients left out.</summary>
    public string ShortJson => $$"""{'input_tokens':{{Input}},'cached_input_tokens':{{Cached}},'output_tokens':{{Output}}}""";

    string Sum => $"'total_tokens':{Input + Output}";
}
