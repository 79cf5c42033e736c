using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Tests.Configuration.Settings;

public sealed class PricesReaderTests
{
    [Fact]
    public void Every_key_of_a_price_is_read()
    {
        var price = SettingsReaderTests.Read("""
            [prices."gpt-5.2-codex"]
            input = 1.75
            output = 14
            cache_read = 0.175
            cache_write_5m = 2.1875
            cache_write_1h = 0
            fast_factor = 1.8
            web_search = 10
            threshold = 272_000
            above = { input = 3.5, output = 21, cache_read = 0.35, cache_write_5m = 4.375, cache_write_1h = 7 }
            """).Prices["GPT-5.2-codex"];

        Assert.Equal("/etc/fuelgauge/config.toml:1", price.Origin);
        Assert.Equal(
            new ListedPrice(new(1_750_000, 14_000_000, 175_000, 2_187_500, 0))
            {
                FastFactor = 1.8m,
                WebSearch = 10_000_000_000,
                Threshold = 272_000,
                Above = new(3_500_000, 21_000_000, 350_000, 4_375_000, 7_000_000),
            },
            price.Price);
    }

    [Fact]
    public void The_example_in_the_docs_is_good()
    {
        var page = File.ReadAllText(Definitions.Repository.PathOf("docs", "prices.md"));
        var toml = page.Split("```toml\n")[1].Split("```")[0];

        var prices = SettingsReaderTests.Read(toml).Prices;

        Assert.Equal(["gpt-5.2-codex", "my-gateway-model"], prices.Keys);
        Assert.Equal(6_000_000, prices["my-gateway-model"].Price.Above!.Input);
    }

    [Fact]
    public void What_is_not_written_stays_open()
    {
        var prices = SettingsReaderTests.Read("[prices.house]\ninput = 0.000001\n[prices.other.above]\noutput = 2").Prices;

        Assert.Equal(new ListedPrice(new(1, null)), prices["house"].Price);
        Assert.Equal(new ListedPrice(new(null, null)) { Above = new(null, 2_000_000) }, prices["other"].Price);
        Assert.Empty(SettingsReaderTests.Read("").Prices);
    }

    [Theory]
    [InlineData("input = \"1.75\"", 2, "input: the text \"1.75\" is of the wrong type; write for example input = 200")]
    [InlineData("input = -1", 2, "input: the number -1 is below zero; write for example input = 1.75")]
    [InlineData("output = 10001", 2, "output: the number 10001 is more than 10,000, and the unit is US dollars for a million tokens; write for example output = 14")]
    [InlineData("web_search = 10001", 2, "web_search: the number 10001 is more than 10,000, and the unit is US dollars for a thousand searches")]
    [InlineData("cache_read = 0.0000001", 2, "cache_read: the number 0.0000001 has more than 6 decimals; write for example cache_read = 0.175")]
    [InlineData("cache_read = inf", 2, "is not a number of at most 28 digits")]
    [InlineData("fast_factor = 0", 2, "fast_factor: the number 0 is no factor above 0 and up to 100 with at most 6 decimals; write for example fast_factor = 2")]
    [InlineData("fast_factor = 101", 2, "is no factor above 0 and up to 100")]
    [InlineData("threshold = 0", 2, "threshold: the number 0 is not a whole number from 1 to 1000000000")]
    [InlineData("threshold = 1.5", 2, "is not a whole number")]
    [InlineData("above = 3", 2, "above: the number 3 is of the wrong type; write for example above = { input = 3.5, output = 21 }")]
    [InlineData("above = { input = -1 }", 2, "input: the number -1 is below zero")]
    [InlineData("above = { threshold = 1 }", 2, "unknown key threshold in prices.gpt-5.above")]
    [InlineData("cache_write = 1", 2, "unknown key cache_write in prices.gpt-5; did you mean cache_write_1h?")]
    public void A_wrong_price_is_refused_with_its_line_and_a_good_one(string line, int number, string message)
    {
        var error = Assert.Single(SettingsReaderTests.Errors($"[prices.gpt-5]\n{line}"));

        Assert.Equal(number, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prices = 1", "prices: the number 1 is of the wrong type; write for example prices = { \"gpt-5.2-codex\" = { input = 1.75, output = 14 } }")]
    [InlineData("[prices]\ngpt-5 = 1.75", "gpt-5: the number 1.75 is of the wrong type; write for example gpt-5 = { input = 1.75, output = 14 }")]
    [InlineData("[prices.gpt-5.2-codex]\ninput = 1", "a model's name with a dot in it stands in quotes; write [prices.\"gpt-5.2-codex\"]")]
    [InlineData("[prices.gpt-5]\ninput = 1\n[prices.GPT-5]\ninput = 2", "GPT-5 is there twice, in capital and small letters")]
    [InlineData("[prices.\"\"]\ninput = 1", "a name of 0 characters is no model's; write for example [prices.\"gpt-5.2-codex\"]")]
    public void A_wrong_table_of_prices_is_refused(string toml, string message) =>
        Assert.StartsWith(message, Assert.Single(SettingsReaderTests.Errors(toml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_mistake_in_a_price_is_told() =>
        Assert.Equal([2, 3, 4, 5], SettingsReaderTests.Errors("[prices.a]\ninput = -1\noutput = \"x\"\nfast_factor = -2\nabove = { input = -1 }").Select(error => error.Line));

    [Fact]
    public void A_price_is_shown_as_it_was_written()
    {
        var settings = SettingsReaderTests.Read("[prices.house]\ninput = 1.750000\nthreshold = 10\nabove = { output = 2 }\nfast_factor = 2\nweb_search = 10");

        var shown = Assert.Single(ConfigShow.Of(settings, []), setting => setting.Key == "prices.\"house\"");
        Assert.Equal("\"input 1.75, threshold 10, above output 2, fast_factor 2, web_search 10\"", shown.Value);
        Assert.Equal("/etc/fuelgauge/config.toml:1", shown.Source);
    }
}
