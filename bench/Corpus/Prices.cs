namespace Fuelgauge.Bench.Corpus;

/// <summary>US dollars per million tokens of each class.</summary>
sealed record Rates(decimal Input, decimal Output, decimal CacheRead, decimal CacheWrite5m, decimal CacheWrite1h)
{
    public decimal Of(Response response) => (response.Input * Input + response.Output * Output + response.CacheRead * CacheRead
        + response.CacheWrite5m * CacheWrite5m + response.CacheWrite1h * CacheWrite1h) / 1_000_000;
}

/// <summary>List prices of one model.</summary>
/// <param name="Base">Rates of an ordinary request.</param>
/// <param name="FastFactor">By what its fast or priority speed is dearer; 1 without one.</param>
/// <param name="Threshold">The largest prompt at those rates; null where none costs more.</param>
/// <param name="Above">Rates of a whole request with a larger prompt.</param>
sealed record Price(Rates Base, decimal FastFactor, long? Threshold = null, Rates? Above = null)
{
    const decimal WebSearch = 0.01m;

    public decimal Of(Response response) =>
        (response.Prompt > Threshold ? Above! : Base).Of(response) * (response.IsFast ? FastFactor : 1) + response.WebSearches * WebSearch;
}

/// <summary>
/// The models of a corpus. Only ones whose list price did not change in the months a corpus spans, so that one price stands for all of them
/// (read in the vendors' price lists on 2026-11-23).
/// </summary>
static class Prices
{
    public const string Opus = "claude-opus-4-6";
    public const string OlderOpus = "claude-opus-4-5-20251101";
    public const string Sonnet = "claude-sonnet-4-5-20250929";
    public const string Haiku = "claude-haiku-4-5-20251001";
    public const string Unpriced = "acme-coder-9";
    public const string Fallback = "gpt-5";

    public static readonly IReadOnlyDictionary<string, Price> ByModel = new SortedDictionary<string, Price>(StringComparer.Ordinal)
    {
        [Opus] = new(Anthropic(5, 25), 6),
        [OlderOpus] = new(Anthropic(5, 25), 1),
        [Sonnet] = new(Anthropic(3, 15), 1, 200_000, Anthropic(6, 22.5m)),
        [Haiku] = new(Anthropic(1, 5), 1),
        [Fallback] = new(OpenAI(1.25m, 10), 2),
        ["gpt-5.1-codex"] = new(OpenAI(1.25m, 10), 2),
        ["gpt-5.2-codex"] = new(OpenAI(1.75m, 14), 2),
        ["gpt-5.3-codex"] = new(OpenAI(1.75m, 14), 2),
        ["gpt-5.4"] = new(OpenAI(2.5m, 15), 2, 272_000, OpenAI(5, 22.5m)),
    };

    // A cache read costs a tenth of the input, a write for five minutes 1.25 times, for an hour twice as much.
    static Rates Anthropic(decimal input, decimal output) => new(input, output, input / 10, input * 1.25m, input * 2);

    static Rates OpenAI(decimal input, decimal output) => new(input, output, input / 10, 0, 0);
}
