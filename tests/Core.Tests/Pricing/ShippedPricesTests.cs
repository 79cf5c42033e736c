using System.Text.RegularExpressions;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

/// <summary>The prices that come with the program, against what vendors say.</summary>
public sealed partial class ShippedPricesTests
{
    static readonly PriceBook Book = Shelf.Shipped();

    [Fact]
    public void Every_line_is_good_and_the_text_is_as_the_program_writes_it()
    {
        var models = Shelf.List.All.ToList();

        Assert.Equal(Shelf.List.Names.Count(), models.Count);
        Assert.Equal(File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Pricing", "Shipped", "prices.txt")), PriceList.Write(Shelf.List.Header, models));
        Assert.Equal(models.Count, models.Select(model => (model.List, model.Name)).Distinct().Count());
    }

    [Fact]
    public void It_says_whose_work_it_is()
    {
        Assert.Matches(@"^@pydantic/genai-prices \d+\.\d+\.\d+$", Shelf.List.Header.Source);
        Assert.Contains("Pydantic", Shelf.List.Header.Notice, StringComparison.Ordinal);
        Assert.Contains("MIT", Shelf.List.Header.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kept_list_has_names_and_no_other_is_there() =>
        Assert.Equal(Shelf.Overlay.Lists.Order(StringComparer.Ordinal), Shelf.List.Names.Select(name => name.List).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_place_and_word_of_the_overlay_names_a_list_that_is_kept()
    {
        Assert.Subset(Shelf.Overlay.Lists.ToHashSet(), Shelf.Overlay.Bare.Select(place => place.List).Append(Shelf.Overlay.RegionalList).Append(Shelf.Overlay.DatedList).ToHashSet());
        Assert.Subset(Shelf.Overlay.Lists.ToHashSet(), Shelf.Overlay.Words.Select(word => word.List).ToHashSet());
        Assert.Empty(Shelf.Overlay.Words.Select(word => word.Word).Intersect(Shelf.Overlay.Lists));
        Assert.All(Shelf.Overlay.Bare.Where(place => place.Prefix.Length > 0), place => Assert.Contains(Shelf.List.Names, name => name.List == place.List && name.Name.StartsWith(place.Prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_name_with_a_fast_speed_is_priced_under_just_that_name() =>
        Assert.All(Shelf.Overlay.FastNames, name => Assert.Equal(name, Book.Explain(name, "")!.Hits.Single().Hit.Name));

    [Fact]
    public void Every_other_name_stands_for_a_listed_one_and_hides_none()
    {
        Assert.All(Shelf.Overlay.Aliases.SelectMany(alias => alias.Targets), target => Assert.False(Book.Explain(target.Target, "")!.IsAlias));
        Assert.Empty(Shelf.Overlay.Aliases.Select(alias => alias.Name).Intersect(Shelf.List.Names.Select(name => name.Name)));
        Assert.All(Shelf.Overlay.Aliases, alias => Assert.Equal(alias.Targets.OrderBy(target => target.From), alias.Targets));
    }

    [Theory]
    [InlineData("claude-opus-4-6", 6)]
    [InlineData("claude-opus-4-7", 6)]
    [InlineData("claude-opus-4-8", 2)]
    [InlineData("gpt-5", 2)]
    [InlineData("gpt-5.1-codex", 2)]
    [InlineData("gpt-5.2-codex", 2)]
    [InlineData("gpt-5.3-codex", 2)]
    [InlineData("gpt-5.4", 2)]
    [InlineData("gpt-5.4-mini", 2)]
    [InlineData("gpt-5.6-sol", 2)]
    [InlineData("gpt-5.6-terra", 2)]
    [InlineData("gpt-5.6-luna", 2)]
    [InlineData("gpt-6-astra", 2)]
    [InlineData("gpt-5-mini", 1.8)]
    [InlineData("gpt-5.1-codex-mini", 1.8)]
    [InlineData("gpt-5.5", 2.5)]
    [InlineData("gpt-5-codex", 1)]
    [InlineData("gpt-5.1-codex-max", 1)]
    [InlineData("claude-opus-4-6-20260205", 6)]
    [InlineData("claude-opus-4.6", 6)]
    [InlineData("openai/gpt-5.5-2026-04-23", 2.5)]
    [InlineData("claude-sonnet-4-5", 1)]
    public void A_fast_request_is_dearer_by_the_factor_of_its_model(string model, double factor) => Assert.Equal((decimal)factor, At(model, "2026-11-01").FastFactor);

    [Theory]
    [InlineData("claude-sonnet-4-5-20250929", "2026-04-01", 200_000, 3)]
    [InlineData("claude-sonnet-4-5-20250929", "2026-04-01", 200_001, 6)]
    [InlineData("claude-opus-4-6", "2026-03-12", 200_000, 5)]
    [InlineData("claude-opus-4-6", "2026-03-12", 200_001, 10)]
    [InlineData("claude-opus-4-6", "2026-03-13", 200_001, 5)]
    [InlineData("claude-sonnet-4-6", "2026-03-12T23:59:59.999Z", 200_001, 6)]
    [InlineData("claude-sonnet-4-6", "2026-03-13", 900_000, 3)]
    [InlineData("gemini-2.5-pro", "2026-04-01", 200_000, 1.25)]
    [InlineData("gemini-2.5-pro", "2026-04-01", 200_001, 2.5)]
    [InlineData("gpt-5.4", "2026-10-17", 272_000, 2.5)]
    [InlineData("gpt-5.4", "2026-10-17", 272_001, 5)]
    [InlineData("gpt-6-sol", "2026-10-17", 272_000, 2)]
    [InlineData("gpt-6-sol", "2026-10-17", 272_001, 4)]
    [InlineData("grok-4.5", "2026-10-17", 200_000, 2)]
    [InlineData("grok-4.5", "2026-10-17", 200_001, 4)]
    [InlineData("gpt-5.3-codex", "2026-10-17", 900_000, 1.75)]
    public void A_prompt_costs_more_as_a_whole_above_its_threshold(string model, string at, long prompt, double dollars)
    {
        var record = new UsageRecord { At = Shelf.At(at), Input = prompt };

        Assert.Equal((Int128)((decimal)dollars * Usd.PerMillion * prompt), UsageCost.Of(record, Book.Find(model, ""), CostMode.Calculate));
    }

    [Theory]
    [InlineData("gpt-5.6-luna", "2026-07-29T23:59:59.999Z", 1)]
    [InlineData("gpt-5.6-luna", "2026-07-30", 0.2)]
    [InlineData("gpt-5.6-terra", "2026-07-30", 2)]
    [InlineData("gpt-5.6-sol", "2026-08-20", 5)]
    [InlineData("gpt-5.6-sol", "2026-08-21", 4)]
    [InlineData("o3", "2025-06-09", 10)]
    [InlineData("o3", "2025-06-10", 2)]
    [InlineData("gemini-3.7-flash", "2027-01-01", 1.5)]
    [InlineData("kimi-for-coding", "2026-04-19T23:59:59Z", 0.6)]
    [InlineData("kimi-for-coding", "2026-04-20", 0.95)]
    [InlineData("codex-auto-review", "2026-04-22", 2.5)]
    [InlineData("codex-auto-review", "2026-04-23", 5)]
    [InlineData("codex-auto-review", "2026-07-09", 1)]
    [InlineData("codex-auto-review", "2026-07-30", 0.2)]
    [InlineData("deepseek-v4-flash", "2026-08-16T02:00Z", 0.14)]
    [InlineData("deepseek-v4-flash", "2026-08-17T02:00Z", 0.44)]
    [InlineData("deepseek-v4-flash", "2026-08-17T05:00Z", 0.22)]
    public void A_request_costs_what_its_day_and_hour_asked(string model, string at, double dollars) => Assert.Equal((long)((decimal)dollars * Usd.PerMillion), At(model, at).Base.Input);

    [Theory]
    [InlineData("claude-opus-4.6", "", "anthropic claude-opus-4-6")]
    [InlineData("claude-opus-4.7", "github-copilot", "github-copilot claude-opus-4.7")]
    [InlineData("claude-sonnet-4.5", "github-copilot", "anthropic claude-sonnet-4-5")]
    [InlineData("gpt-4.1", "github-copilot", "openai gpt-4.1")]
    [InlineData("claude-fable-5.1", "", "anthropic claude-fable-5-1")]
    [InlineData("gemini-3-pro-high", "", "google gemini-3-pro-preview")]
    [InlineData("k2p6", "kimi-for-coding", "moonshotai kimi-k2.6")]
    [InlineData("kimi-k2-thinking", "moonshotai-cn", "moonshotai kimi-k2-thinking")]
    [InlineData("glm-4.6", "", "openrouter z-ai/glm-4.6")]
    [InlineData("glm-4.7", "", "openrouter z-ai/glm-4.7")]
    [InlineData("glm-4.7", "zhipuai-coding-plan", "zhipuai glm-4.7")]
    [InlineData("GLM-5.2", "zai-coding-plan", "zai glm-5.2")]
    [InlineData("qwen3-coder-plus", "", "openrouter qwen/qwen3-coder-plus")]
    [InlineData("qwen/qwen3-coder-plus", "openrouter", "openrouter qwen/qwen3-coder-plus")]
    [InlineData("mimo-v2.5-pro", "", "openrouter xiaomi/mimo-v2.5-pro")]
    [InlineData("anthropic/claude-sonnet-4.5", "openrouter", "openrouter anthropic/claude-sonnet-4.5")]
    [InlineData("anthropic/claude-sonnet-4.5", "", "anthropic claude-sonnet-4-5")]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "", "aws us.anthropic.claude-sonnet-4-5-20250929")]
    [InlineData("global.anthropic.claude-opus-4-6-v1:0", "amazon-bedrock", "aws global.anthropic.claude-opus-4-6-v1:0")]
    [InlineData("au.anthropic.claude-sonnet-4-6", "", "aws au.anthropic.claude-sonnet-4-6")]
    [InlineData("anthropic.claude-3-5-haiku-20241022-v1:0", "", "aws claude-3-5-haiku-20241022")]
    [InlineData("global.anthropic.claude-3-7-sonnet-20250219-v1:0", "", "anthropic claude-3-7-sonnet")]
    [InlineData("claude-opus-4-6@20260205", "", "google claude-opus-4-6")]
    [InlineData("vertex_ai/claude-opus-4-6@default", "", "google claude-opus-4-6")]
    [InlineData("claude-opus-4-6-thinking", "", "anthropic claude-opus-4-6")]
    [InlineData("claude-sonnet-4-20250514", "", "anthropic claude-sonnet-4")]
    [InlineData("claude-3-5-haiku-20241022", "", "anthropic claude-3-5-haiku")]
    [InlineData("gemini-2.5-flash-lite-preview-06-17", "", "google gemini-2.5-flash-lite-preview")]
    [InlineData("MiniMax-M2.5", "", "minimax minimax-m2.5")]
    [InlineData("composer-2.5", "", "cursor composer-2.5")]
    [InlineData("grok-code-fast-1", "xai", "x-ai grok-code-fast-1")]
    [InlineData("gpt-5.6", "", "openai gpt-5.6")]
    public void A_name_as_logs_have_it_finds_its_line(string model, string provider, string line)
    {
        var hit = Book.Explain(model, provider)!.Hits[^1].Hit;

        Assert.Equal(line, $"{hit.List} {hit.Name}");
    }

    [Theory]
    [InlineData("gpt-5.9")]
    [InlineData("gpt-5.4-codex")]
    [InlineData("gpt-6-terra")]
    [InlineData("gpt-5.3-codex-spark")]
    [InlineData("claude-opus-4-9")]
    [InlineData("claude-opus-4-61")]
    [InlineData("claude-opus-5-6")]
    [InlineData("claude-sonnet-5-5")]
    [InlineData("gemini-2.5-ultra")]
    [InlineData("kimi-k2.55")]
    [InlineData("deepseek-v4-flash-lite")]
    [InlineData("acme-coder-9")]
    [InlineData("<synthetic>")]
    [InlineData("qwen3-coder:30b")]
    public void A_model_that_nobody_lists_is_priced_by_no_other(string model) => Assert.Null(Book.Find(model, ""));

    [Fact]
    public void Every_claude_model_has_a_rate_for_an_hour_and_a_fee_for_searches()
    {
        var claude = Shelf.List.All.Where(model => Claude().IsMatch(model.Name)).ToList();

        Assert.True(claude.Count > 200);
        Assert.All(claude, model =>
        {
            var price = Book.Find(model.Name, model.List)!.All[^1].Price;
            Assert.Equal((price.Base.Input * 2, 10_000_000_000), (price.Base.CacheWrite1h, price.WebSearch));
        });
    }

    [Fact]
    public void Rates_are_in_the_usual_order_of_size() => Assert.All(Shelf.List.All.SelectMany(model => model.Periods, (model, period) => (model, period.Price)), entry =>
    {
        var rates = entry.Price.Base;
        Assert.True(rates.CacheRead is null || rates.CacheRead <= rates.Input, $"{entry.model.List} {entry.model.Name}: reading a cache costs more than input");
        Assert.True(entry.Price.Above is null || entry.Price.Above.Input >= rates.Input, $"{entry.model.List} {entry.model.Name}: above the threshold input is cheaper");
    });

    static ModelPrice At(string model, string at) => Book.Find(model, "")!.At(Shelf.At(at));

    [GeneratedRegex(@"(^|[./])claude-")]
    private static partial Regex Claude();
}
