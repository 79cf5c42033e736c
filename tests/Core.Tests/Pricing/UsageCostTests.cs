using CsCheck;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class UsageCostTests
{
    static readonly ModelPrice Price = new(Shelf.Rates(3, 15, 0.3m, 3.75m, 6)) { Above = Shelf.Rates(6, 22.5m, 0.6m, 7.5m, 12), Threshold = 200_000, FastFactor = 1.8m, WebSearch = 10_000_000_000 };
    static readonly PriceHistory Prices = new([(long.MinValue, Price)]);

    [Fact]
    public void Each_class_of_tokens_has_its_rate_and_a_search_its_fee()
    {
        var record = new UsageRecord { Input = 1, Output = 10, CacheRead = 100, CacheWrite5m = 1_000, CacheWrite1h = 10_000, WebSearches = 2 };

        // 3 + 150 + 30 + 3,750 + 60,000 dollars for a million such records, and two searches at a cent.
        Assert.Equal(63_933_000_000 + 20_000_000_000, Cost(record));
    }

    [Theory]
    [InlineData(200_000, 3)]
    [InlineData(200_001, 6)]
    public void A_prompt_above_the_threshold_costs_the_whole_request_more(long prompt, int dollars)
    {
        var cached = new UsageRecord { Input = 1, CacheRead = prompt - 3, CacheWrite5m = 1, CacheWrite1h = 1, Output = 1 };

        Assert.Equal(dollars == 3 ? prompt * 3_000_000 : prompt * 6_000_000, Cost(new() { Input = prompt }));
        Assert.Equal(dollars == 3 ? 300_000 * (prompt - 3) + 27_750_000 : 600_000 * (prompt - 3) + 48_000_000, Cost(cached));
    }

    [Fact]
    public void The_output_is_no_part_of_the_prompt() => Assert.Equal(200_000 * 3_000_000L + 100_000 * 15_000_000L, Cost(new() { Input = 200_000, Output = 100_000 }));

    [Fact]
    public void A_fast_request_multiplies_the_tokens_and_not_the_searches()
    {
        var record = new UsageRecord { Input = 7, Output = 3, WebSearches = 1, Marks = RecordMarks.Fast };

        Assert.Equal((7 * 3_000_000 + 3 * 15_000_000) * 9 / 5 + 10_000_000_000L, Cost(record));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 9)]
    [InlineData(1_111_111, 1_999_999)]
    public void A_factor_of_tenths_leaves_out_less_than_one_millionth_of_a_millionth_of_a_dollar(long rate, long expected)
    {
        var prices = new PriceHistory([(long.MinValue, new(new(rate, 0, 0, 0, 0)) { FastFactor = 1.8m })]);

        Assert.Equal(expected, UsageCost.Of(new UsageRecord { Input = 1, Marks = RecordMarks.Fast }, prices, CostMode.Calculate));
    }

    [Theory]
    [InlineData(CostMode.Auto, 42L, 42L)]
    [InlineData(CostMode.Auto, null, 3_000_000L)]
    [InlineData(CostMode.Auto, 0L, 0L)]
    [InlineData(CostMode.Calculate, 42L, 3_000_000L)]
    [InlineData(CostMode.Display, 42L, 42L)]
    [InlineData(CostMode.Display, null, null)]
    public void The_mode_says_whose_word_counts(CostMode mode, long? recorded, long? expected) =>
        Assert.Equal((Int128?)expected, UsageCost.Of(new UsageRecord { Input = 1, RecordedCost = recorded ?? UsageRecord.NoCost }, Prices, mode));

    [Theory]
    [InlineData(CostMode.Auto)]
    [InlineData(CostMode.Calculate)]
    [InlineData(CostMode.Display)]
    public void Without_a_price_and_a_recorded_cost_nothing_is_known(CostMode mode) => Assert.Null(UsageCost.Of(new UsageRecord { Input = 1 }, null, mode));

    [Fact]
    public void A_recorded_cost_needs_no_price() => Assert.Equal(42, UsageCost.Of(new UsageRecord { RecordedCost = 42 }, null, CostMode.Auto));

    [Fact]
    public void The_largest_counts_at_the_largest_price_overflow_nothing()
    {
        const long rate = (long)Usd.Most * Usd.PerMillion;
        var prices = new PriceHistory([(long.MinValue, new(new(rate, rate, rate, rate, rate)) { FastFactor = Usd.MostFactor })]);
        var record = new UsageRecord { Input = long.MaxValue, Output = long.MaxValue, Marks = RecordMarks.Fast };

        Assert.Equal((Int128)long.MaxValue * 2 * rate * 100, UsageCost.Of(record, prices, CostMode.Calculate));
    }

    [Fact]
    public void The_sum_of_requests_below_the_threshold_is_the_cost_of_their_sum_at_the_ordinary_rates() =>
        Gen.Select(Gen.Long[0, 200_000], Gen.Long[0, 100_000]).Array[1, 50].Sample(requests =>
        {
            var sum = requests.Aggregate((Int128)0, (total, request) => total + Cost(new() { Input = request.Item1, Output = request.Item2 })!.Value);

            return sum == (Int128)requests.Sum(request => request.Item1) * 3_000_000 + (Int128)requests.Sum(request => request.Item2) * 15_000_000;
        });

    static Int128? Cost(UsageRecord record) => UsageCost.Of(record, Prices, CostMode.Calculate);
}
