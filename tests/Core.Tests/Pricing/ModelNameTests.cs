using CsCheck;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class ModelNameTests
{
    static readonly string[] Priced =
    [
        "claude-opus-4-6", "claude-sonnet-4-5", "claude-opus-4-1", "claude-haiku-4-5", "claude-fable-5-1", "gpt-5", "gpt-5.2-codex", "gpt-5.4", "o3", "gemini-2.5-pro",
        "gemini-3-pro-preview", "kimi-k2.6", "deepseek-v4-pro", "grok-4.5", "glm-5.2", "minimax-m2", "qwen3-coder-plus", "mimo-v2.5",
    ];

    static readonly Gen<string> Days = Gen.Select(Gen.Int[2020, 2099], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Bool,
        (year, month, day, dashes) => dashes ? $"-{year}-{month:00}-{day:00}" : $"-{year}{month:00}{day:00}");

    [Theory]
    [InlineData("claude-sonnet-4-5-20250929", "claude-sonnet-4-5")]
    [InlineData("gpt-5.4-2026-03-05", "gpt-5.4")]
    [InlineData("claude-sonnet-4-5@20250929", "claude-sonnet-4-5")]
    [InlineData("claude-opus-4-6@default", "claude-opus-4-6")]
    [InlineData("claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5-20250929-v1 claude-sonnet-4-5-20250929 claude-sonnet-4-5")]
    [InlineData("claude-3-5-sonnet-20241022-v2:0", "claude-3-5-sonnet-20241022-v2 claude-3-5-sonnet-20241022 claude-3-5-sonnet")]
    [InlineData("gpt-oss-120b-1:0", "gpt-oss-120b-1")]
    [InlineData("gemini-2.5-pro-preview-05-06", "gemini-2.5-pro-preview* gemini-2.5-pro*")]
    [InlineData("gemini-2.5-flash-preview-09-2025", "gemini-2.5-flash-preview* gemini-2.5-flash*")]
    [InlineData("gemini-2.5-pro-exp-03-25", "gemini-2.5-pro-exp* gemini-2.5-pro*")]
    [InlineData("gemini-1.5-pro-002", "gemini-1.5-pro*")]
    [InlineData("claude-opus-4-6-thinking", "claude-opus-4-6*")]
    [InlineData("claude-sonnet-4-5-20250929-thinking", "claude-sonnet-4-5-20250929* claude-sonnet-4-5*")]
    [InlineData("gpt-5-mini", "")]
    [InlineData("gpt-5.9", "")]
    [InlineData("claude-opus-4-9", "")]
    [InlineData("deepseek-v4", "")]
    [InlineData("qwen3-235b-a22b-2507", "")]
    [InlineData("mistral-medium-2508", "")]
    [InlineData("kimi-k2-0905-preview", "kimi-k2-0905*")]
    [InlineData("claude-opus-4-20259929", "")]
    [InlineData("claude-opus-4-6-2026-13-01", "")]
    [InlineData("model-12-2026-01-01", "model-12")]
    [InlineData("gemma3:27", "")]
    [InlineData("qwen3-coder:30b", "")]
    [InlineData("a@b", "")]
    [InlineData("@20250929", "")]
    [InlineData("-20250929", "")]
    public void Only_what_is_no_version_is_taken_off(string name, string shorter) =>
        Assert.Equal(shorter, string.Join(' ', ModelName.Forms(name).Skip(1).Select(form => form.Text + (form.NeedsOpen ? "*" : ""))));

    [Theory]
    [InlineData("claude-opus-4.6", "claude-opus-4-6")]
    [InlineData("claude-3.5-sonnet", "claude-3-5-sonnet")]
    [InlineData("claude-opus-4-6", null)]
    [InlineData("claude.opus", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    public void Dots_between_digits_are_another_spelling_of_dashes(string name, string? dashed) => Assert.Equal(dashed, ModelName.WithDashes(name));

    [Theory]
    [InlineData("us.anthropic.claude-x", "us", "anthropic", "claude-x")]
    [InlineData("us-gov.anthropic.claude-x", "us-gov", "anthropic", "claude-x")]
    [InlineData("anthropic.claude-3.5", "", "anthropic", "claude-3.5")]
    [InlineData("deepseek.r1", "", "deepseek", "r1")]
    public void A_name_of_a_cloud_has_a_vendor_and_perhaps_a_region(string name, string region, string vendor, string model) =>
        Assert.Equal((region, vendor, model), ModelName.Regional(name));

    [Theory]
    [InlineData("gpt-5.4")]
    [InlineData("claude-opus-4.6")]
    [InlineData("kimi-k2.5")]
    [InlineData("o3")]
    [InlineData(".x")]
    [InlineData("x.")]
    [InlineData("")]
    public void A_version_is_no_vendor(string name) => Assert.Null(ModelName.Regional(name));

    [Fact]
    public void Forms_get_shorter_and_end() => Gen.String[Gen.Char["-@:.0123456789abclatestprvwx"], 0, 60].Sample(name =>
    {
        var forms = ModelName.Forms(name).Select(form => form.Text).ToList();

        return forms[0] == name && forms.Zip(forms.Skip(1)).All(pair => pair.Second.Length < pair.First.Length && pair.First.StartsWith(pair.Second, StringComparison.Ordinal));
    });

    [Fact]
    public void A_day_behind_a_name_changes_no_price() => Gen.Select(Pick(Priced), Days).Sample((name, day) =>
    {
        var book = Shelf.Shipped();

        return Same(book.Find(name, ""), book.Find(name + day, ""));
    });

    [Fact]
    public void A_provider_before_a_name_changes_no_price() => Gen.Select(Pick(Priced), Pick("", "Anthropic/", "openai/", "zai/"), Gen.Bool).Sample((name, prefix, isLoud) =>
    {
        var book = Shelf.Shipped();

        return Same(book.Find(name, ""), book.Find(prefix + (isLoud ? name.ToUpperInvariant() : name), ""));
    });

    [Fact]
    public void A_version_behind_a_name_is_another_model() =>
        Gen.Select(Pick("gpt-5", "gpt-5.2", "claude-opus-4", "claude-opus-5", "gemini-2.5", "kimi-k2", "glm-5", "grok-4", "o3"), Pick(".", "-"), Gen.Int[70, 99]).Sample((name, dot, version) =>
            Shelf.Shipped().Find($"{name}{dot}{version}", "") is null);

    static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    static bool Same(PriceHistory? one, PriceHistory? other) => one is not null && other is not null && Parts(one).SequenceEqual(Parts(other));

    static IEnumerable<object> Parts(PriceHistory history) => history.All.SelectMany(dated => dated.Price.Hours.Prepend<object>((dated.From, dated.Price with { Hours = [] })));
}
