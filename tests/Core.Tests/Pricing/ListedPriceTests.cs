using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class ListedPriceTests
{
    static readonly PriceDefaults None = new();
    static readonly PriceDefaults Doubled = new(HourFactor: 2);

    [Fact]
    public void Without_a_rate_for_the_cache_a_token_costs_what_input_costs() =>
        Assert.Equal(new TokenRates(5, 25, 5, 5, 5), Complete(new(5, 25), None).Base);

    [Fact]
    public void A_write_for_an_hour_costs_what_one_for_five_minutes_does_unless_the_vendor_says_otherwise()
    {
        Assert.Equal(new TokenRates(5, 25, 1, 6, 6), Complete(new(5, 25, 1, 6), None).Base);
        Assert.Equal(new TokenRates(5, 25, 1, 6, 10), Complete(new(5, 25, 1, 6), Doubled).Base);
        Assert.Equal(new TokenRates(5, 25, 1, 6, 7), Complete(new(5, 25, 1, 6, 7), Doubled).Base);
    }

    [Theory]
    [InlineData(null, 25L)]
    [InlineData(5L, null)]
    public void Nothing_stands_in_for_input_and_output(long? input, long? output) => Assert.Null(new ListedPrice(new(input, output)).Complete(None));

    [Fact]
    public void Rates_above_a_threshold_take_what_they_lack_from_the_ordinary_ones()
    {
        var price = new ListedPrice(new(5, 25, 1, 6, 10)) { Threshold = 200, Above = new(10, null) };

        Assert.Equal(new TokenRates(10, 25, 1, 6, 20), price.Complete(Doubled)!.Above);
        Assert.Equal(new TokenRates(10, 25, 1, 6, 6), price.Complete(None)!.Above);
    }

    [Fact]
    public void Rates_above_count_only_with_a_threshold()
    {
        Assert.Null((new ListedPrice(new(5, 25)) { Above = new(10, 50) }).Complete(None)!.Above);
        Assert.Null((new ListedPrice(new(5, 25)) { Threshold = 200 }).Complete(None)!.Threshold);
    }

    [Fact]
    public void What_a_price_does_not_say_another_says()
    {
        var shipped = new ListedPrice(new(5, 25, 1, 6, 10)) { Threshold = 200, Above = new(10, 50, 2), FastFactor = 2, WebSearch = 7 };
        var own = new ListedPrice(new(4, null)) { Above = new(8, null), FastFactor = 3 };

        Assert.Equal(new ListedPrice(new(4, 25, 1, 6, 10)) { Threshold = 200, Above = new(8, 50, 2), FastFactor = 3, WebSearch = 7 }, own.Over(shipped));
        Assert.Equal(shipped, new ListedPrice(new(null, null)).Over(shipped));
    }

    static ModelPrice Complete(ListedRates rates, PriceDefaults defaults) => new ListedPrice(rates).Complete(defaults)!;
}
