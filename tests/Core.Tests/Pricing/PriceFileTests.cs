using System.Text;
using CsCheck;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Pricing.Published;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class PriceFileTests
{
    static readonly PriceOverlay Overlay = PriceOverlay.Read("lists vendor\nbare vendor\nword other-word vendor"u8);

    [Fact]
    public void The_array_of_genai_prices_becomes_names_with_prices()
    {
        var file = PriceFile.Read(Shelf.Bytes("genai.json"), Overlay);

        Assert.Empty(file.Mistakes);
        Assert.Equal(
            [
                "vendor fine 0.083333 0 - - -",
                "vendor last-model 5 25 0.5 6.25 10 >200000 10 37.5 1 12.5 20 w10 | 2026-03-13 5 25 0.5 6.25 10 w10",
                "vendor model-1 * 5 25 0.5 6.25 10 >200000 10 37.5 1 12.5 20 w10 | 2026-03-13 5 25 0.5 6.25 10 w10",
                "vendor model-2 * 2.5 15 0.25 - - >272000 5 22.5 - - -",
                "vendor model-9:free 0 0 - - -",
                "vendor model-one 5 25 0.5 6.25 10 >200000 10 37.5 1 12.5 20 w10 | 2026-03-13 5 25 0.5 6.25 10 w10",
                "vendor night-model * 0.135 0.55 - - - | 00:30-16:30 0.27 1.1 - - -",
                "vendor night.model[fast=true] 0.135 0.55 - - - | 00:30-16:30 0.27 1.1 - - -",
            ],
            Lines(file));
        Assert.Equal(3, file.LeftOut);
        Assert.Equal(("genai-prices", (DateOnly?)null), (file.Source, file.Date));
    }

    [Fact]
    public void The_array_may_stand_in_a_file_that_says_of_which_day_it_is()
    {
        var text = $$"""{ "source": "somebody's 1.2", "date": "2026-11-23", "notice": "theirs", "providers": {{Encoding.UTF8.GetString(Shelf.Bytes("genai.json"))}} }""";

        var file = Read(text);

        Assert.Equal(("somebody's 1.2", new DateOnly(2026, 11, 23), "theirs", 8), (file.Source, file.Date!.Value, file.Notice, file.Models.Count));
    }

    [Fact]
    public void The_table_of_litellm_becomes_names_with_prices_and_factors()
    {
        var file = PriceFile.Read(Shelf.Bytes("litellm.json"), Overlay);

        Assert.Empty(file.Mistakes);
        Assert.Equal(
            [
                "vendor model-1 5 25 0.5 6.25 10 >200000 10 37.5 1 12.5 20 x6 w10",
                "vendor model-2 2.5 15 - - - x2",
                "vendor model-3 0.05 0.4 - - -",
            ],
            Lines(file));
        Assert.Equal(("LiteLLM", 4), (file.Source, file.LeftOut));
    }

    [Theory]
    [InlineData("", "the file: is no JSON")]
    [InlineData("[", "is no JSON")]
    [InlineData("1", "is neither the array of genai-prices nor LiteLLM's table")]
    [InlineData("null", "is neither the array of genai-prices nor LiteLLM's table")]
    [InlineData("[]", "has no price of any list that is kept (vendor)")]
    [InlineData("{}", "has no price of any list that is kept (vendor)")]
    [InlineData("{\"model-1\": 1}", "model-1: is no object of prices")]
    [InlineData("[1]", "provider 1: needs an id")]
    [InlineData("[{\"id\": 1}]", "provider 1: needs an id")]
    [InlineData("[{\"id\": \"vendor\"}]", "vendor: needs a list of models")]
    [InlineData("[{\"id\": \"vendor\", \"models\": [7]}]", "vendor, model 1: needs an id")]
    [InlineData("{\"providers\": [], \"date\": \"soon\"}", "date: is no day; write for example \"2026-09-23\"")]
    public void What_is_no_list_of_prices_is_refused(string text, string mistake)
    {
        var file = Read(text);

        Assert.Contains(mistake.Split(": ", 2)[^1], Assert.Single(file.Mistakes), StringComparison.Ordinal);
        Assert.Empty(file.Models);
    }

    [Theory]
    [InlineData("\"match\": { \"equals\": \"a\" }", "needs prices")]
    [InlineData("\"prices\": {}", "needs a match of equals, starts_with, ends_with, contains, regex, or, and")]
    [InlineData("\"match\": { \"equals\": \"a\", \"regex\": \"b\" }, \"prices\": {}", "needs a match of")]
    [InlineData("\"match\": { \"or\": 1 }, \"prices\": {}", "needs a match of")]
    [InlineData("\"match\": { \"sounds_like\": \"a\" }, \"prices\": {}", "needs a match of")]
    [InlineData("\"match\": { \"or\": [{ \"or\": [{ \"or\": [{ \"or\": [{ \"equals\": \"a\" }] }] }] }] }, \"prices\": {}", "needs a match of")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": -1, \"output_mtok\": 1 }", "input_mtok: -1 is below zero")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": 1e400, \"output_mtok\": 1 }", "input_mtok: is not a number of at most 28 digits")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": \"1\", \"output_mtok\": 1 }", "input_mtok: is not a number of at most 28 digits")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": 10001, \"output_mtok\": 1 }", "input_mtok: 10001 is more than anything costs")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": { \"base\": 1 }, \"output_mtok\": 1 }", "input_mtok: needs a base and a list of tiers")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": { \"base\": 1, \"tiers\": [{ \"start\": 1.5, \"price\": 1 }] }, \"output_mtok\": 1 }", "input_mtok: a tier needs a start in tokens and a price")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": { \"input_mtok\": { \"base\": 1, \"tiers\": [3] }, \"output_mtok\": 1 }", "input_mtok: a tier needs a start in tokens and a price")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": [ { \"input_mtok\": 1 } ]", "a price in the list needs prices of its own")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": [ 1 ]", "a price in the list needs prices of its own")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": [ { \"prices\": { \"input_mtok\": 1, \"output_mtok\": 1 } }, { \"constraint\": { \"moon\": \"full\" }, \"prices\": { \"input_mtok\": 1, \"output_mtok\": 1 } } ]", "a constraint is neither a start_date")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": [ { \"prices\": { \"input_mtok\": 1, \"output_mtok\": 1 } }, { \"constraint\": { \"start_date\": \"2026-02-30\" }, \"prices\": { \"input_mtok\": 1, \"output_mtok\": 1 } } ]", "a constraint is neither a start_date")]
    [InlineData("\"match\": { \"equals\": \"a\" }, \"prices\": [ { \"constraint\": { \"start_date\": \"2026-02-20\" }, \"prices\": { \"input_mtok\": 1, \"output_mtok\": 1 } } ]", "the first price holds always, and the days of the others rise")]
    public void A_mistake_is_told_with_the_model_it_is_in(string members, string mistake)
    {
        var file = Read($$"""[{ "id": "vendor", "models": [{ "id": "good", "match": { "equals": "good" }, "prices": { "input_mtok": 1, "output_mtok": 2 } }, { "id": "a", {{members}} }] }]""");

        Assert.StartsWith("vendor a: ", Assert.Single(file.Mistakes), StringComparison.Ordinal);
        Assert.Contains(mistake, file.Mistakes[0], StringComparison.Ordinal);
        Assert.Empty(file.Models);
    }

    [Theory]
    [InlineData("\"input_cost_per_token\": -1e-6", "input_cost_per_token: -1e-6 is below zero")]
    [InlineData("\"input_cost_per_token\": \"free\"", "input_cost_per_token: is not a number")]
    [InlineData("\"input_cost_per_token\": 3", "input_cost_per_token: 3 is more than anything costs")]
    [InlineData("\"input_cost_per_token\": 1e-6, \"search_context_cost_per_query\": { \"search_context_size_medium\": -1 }", "search_context_size_medium: -1 is below zero")]
    public void A_mistake_in_litellms_table_is_told_too(string members, string mistake)
    {
        var file = Read($$"""{ "a": { "litellm_provider": "vendor", "output_cost_per_token": 1e-6, {{members}} } }""");

        Assert.StartsWith($"a: {mistake}", Assert.Single(file.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_up_to_a_bound()
    {
        var file = Read($$"""{ {{string.Join(',', Enumerable.Range(0, 70).Select(i => $"\"m{i}\": 1"))}} }""");

        Assert.Equal(51, file.Mistakes.Count);
        Assert.Equal("and 20 more", file.Mistakes[^1]);
    }

    [Fact]
    public void Names_of_others_are_cleaned_where_they_are_told()
    {
        var file = Read("{ \"a\\u001b[31m\\nsk-canary0123456789\": 1 }");

        Assert.DoesNotContain(file.Mistakes[0], letter => char.IsControl(letter));
        Assert.DoesNotContain("canary", file.Mistakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_no_line_can_hold_are_left_out()
    {
        var file = Read("""[{ "id": "vendor", "models": [{ "id": "x", "match": { "or": [{ "equals": "a b" }, { "equals": "é" }, { "equals": "a\nb" }, { "equals": "good" }] }, "prices": { "input_mtok": 1, "output_mtok": 2 } }] }]""");

        Assert.Equal(["vendor good 1 2 - - -"], Lines(file));
        Assert.Equal(3, file.LeftOut);
    }

    [Fact]
    public void A_file_that_is_too_large_or_too_deep_is_refused()
    {
        Assert.Contains("larger than 16 MiB", Assert.Single(PriceFile.Read(new byte[PriceFile.MostBytes + 1], Overlay).Mistakes), StringComparison.Ordinal);
        Assert.Contains("is no JSON", Assert.Single(Read(new string('[', 5_000)).Mistakes), StringComparison.Ordinal);
        Assert.Contains("more than 50000 names", Read($$"""{ {{string.Join(',', Enumerable.Range(0, 50_001).Select(i => $$"""
            "m{{i}}": {"litellm_provider":"vendor","input_cost_per_token":0,"output_cost_per_token":0}
            """))}} }""").Mistakes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake() => Assert.Empty(PriceFile.Read((byte[])[0xEF, 0xBB, 0xBF, .. Shelf.Bytes("litellm.json")], Overlay).Mistakes);

    [Fact]
    public void Whatever_is_in_a_file_it_ends_in_prices_or_mistakes() =>
        Gen.Select(Gen.Bool, Gen.Int[0, int.MaxValue], Gen.Int[0, 40], Gen.OneOf(Gen.Byte.Array[0, 8], Gen.Int[0, 6].Select(kind => Encoding.UTF8.GetBytes(new[] { "null", "-1", "[", "{}", "\"\\ud800\"", "1e999", "," }[kind])))).Sample((isTable, at, cut, put) =>
        {
            var bytes = Shelf.Bytes(isTable ? "litellm.json" : "genai.json");
            at %= bytes.Length;

            var file = PriceFile.Read((byte[])[.. bytes[..at], .. put, .. bytes[Math.Min(bytes.Length, at + cut)..]], Overlay);

            return file.Mistakes.Count > 0 ? file.Models.Count == 0 : PriceList.Open(PriceList.Write(new(file.Source, new DateOnly(2026, 1, 1), file.Notice), file.Models), out _)!.All.Count() == file.Models.Count;
        });

    static PriceFile Read(string text) => PriceFile.Read(Encoding.UTF8.GetBytes(text), Overlay);

    static IEnumerable<string> Lines(PriceFile file) => file.Models.Select(PriceLine.Write).Order(StringComparer.Ordinal);
}
