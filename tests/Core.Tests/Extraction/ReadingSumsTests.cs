using CsCheck;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary><c>combine = "sum"</c>.</summary>
public sealed class ReadingSumsTests
{
    static readonly ReadingDefinition Costs = new()
    {
        Kind = MeterKind.Spend,
        Each = JsonPath.Parse("$.data[*].results[*]"),
        IsSum = true,
        Used = Sample.Path("@.amount"),
        Unit = Sample.Path("@.currency"),
    };

    [Fact]
    public void Elements_of_one_unit_are_one_reading_to_the_last_digit()
    {
        var reading = Sample.One("""{"data": [{"results": [{"amount": "0.1", "currency": "usd"}, {"amount": 0.2, "currency": "USD"}]}, {"results": [{"amount": "1e-9", "currency": "usd"}]}]}""", Costs);

        Assert.Equal(("spend-month", "USD", 0.300000001m), (reading.Meter, reading.Unit, reading.Used));
    }

    [Fact]
    public void Money_of_two_currencies_is_never_mixed()
    {
        var result = Sample.Read("""{"data": [{"results": [{"amount": 1, "currency": "USD"}, {"amount": 7, "currency": "CNY"}, {"amount": 2, "currency": "USD"}]}]}""", Costs);

        Assert.Equal([("USD", 3m), ("CNY", 7m)], result.Readings.Select(reading => (reading.Unit, reading.Used!.Value)));
    }

    [Theory]
    [InlineData("""{"data": []}""")]
    [InlineData("""{"data": null}""")]
    [InlineData("""{"data": [{"results": []}, {"results": []}]}""")]
    public void An_empty_list_is_nothing_or_zero_where_the_definition_names_its_unit(string body)
    {
        Assert.Empty(Sample.Read(body, Costs).Readings);
        Assert.Null(Sample.Read(body, Costs).Failure);
        Assert.Equal(("USD", 0m), (Sample.One(body, Costs with { EmptyUnit = "USD" }).Unit, Sample.One(body, Costs with { EmptyUnit = "USD" }).Used));
    }

    [Theory]
    [InlineData("""{"rows": []}""")]
    [InlineData("""{"data": [{"items": []}]}""")]
    [InlineData("""{"data": "none"}""")]
    public void A_list_that_was_renamed_is_never_zero(string body) =>
        Assert.Equal("the answer of wallet/report has no $.data[*].results[*]", Sample.Failure(body, Costs with { EmptyUnit = "USD" }));

    [Fact]
    public void The_sum_of_some_is_not_the_sum()
    {
        var result = Sample.Read("""{"data": [{"results": [{"amount": 1, "currency": "USD"}, {"amnt": 2, "currency": "USD"}]}]}""", Costs);

        Assert.Empty(result.Readings);
        Assert.Equal("the answer of wallet/report has no @.amount", result.Failure?.Message);
    }

    [Fact]
    public void A_limit_that_one_element_lacks_is_unknown_for_all()
    {
        var definition = Costs with { Limit = Sample.Path("@.cap"), Kind = MeterKind.Window };

        var reading = Sample.One("""{"data": [{"results": [{"amount": 1, "cap": 5, "currency": "USD"}, {"amount": 1, "currency": "USD"}]}]}""", definition);

        Assert.Equal((2m, null, null), (reading.Used, reading.Limit, reading.LimitSource));
    }

    [Fact]
    public void A_sum_ends_when_its_first_part_does()
    {
        var definition = Costs with { Kind = MeterKind.Balance, Used = null, Remaining = Sample.Path("@.amount"), ExpiresAt = new(Sample.Path("@.until"), TimeForm.Seconds, TimeSpan.Zero) };

        var reading = Sample.One("""{"data": [{"results": [{"amount": 1, "currency": "USD", "until": 1800000000}, {"amount": 1, "currency": "USD", "until": 1790000000}, {"amount": 1, "currency": "USD"}]}]}""", definition);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790000000), reading.ExpiresAt);
    }

    [Theory]
    [InlineData("""{"amount": 0, "currency": "USD", "until": 1770000000}, {"amount": 5, "currency": "USD", "until": 1790000000}""")]
    [InlineData("""{"amount": 5, "currency": "USD", "until": 1790000000}, {"amount": 0, "currency": "USD", "until": 1770000000}""")]
    public void A_grant_that_is_used_up_has_no_say_in_when_something_is_lost(string grants)
    {
        var definition = Costs with { Kind = MeterKind.Balance, Used = null, Remaining = Sample.Path("@.amount"), ExpiresAt = new(Sample.Path("@.until"), TimeForm.Seconds, TimeSpan.Zero) };

        var reading = Sample.One($$"""{"data": [{"results": [{{grants}}]}]}""", definition);

        Assert.Equal((5m, DateTimeOffset.FromUnixTimeSeconds(1790000000)), (reading.Remaining!.Value, reading.ExpiresAt));
    }

    [Fact]
    public void Three_hundred_elements_are_one_meter_and_not_too_many()
    {
        var body = $$"""{"data": [{"results": [{{string.Join(',', Enumerable.Repeat("""{"amount": "0.01", "currency": "USD"}""", 300))}}]}]}""";

        Assert.Equal(3.00m, Sample.One(body, Costs).Used);
    }

    [Fact]
    public void Sums_equal_a_plain_loop() =>
        Gen.Select(Gen.Int[-1_000_000_000, 1_000_000_000], Gen.Int[0, 12], Gen.Int[0, 2]).Array[1, 60].Sample(parts =>
        {
            string[] units = ["USD", "CNY", "EUR"];
            var amounts = parts.Select(part => (Amount: new decimal(Math.Abs(part.Item1), 0, 0, part.Item1 < 0, (byte)part.Item2), Unit: units[part.Item3])).ToList();
            var expected = new Dictionary<string, decimal>();
            foreach (var (amount, unit) in amounts)
                expected[unit] = expected.GetValueOrDefault(unit) + amount;
            var body = $$"""{"data": [{"results": [{{string.Join(',', amounts.Select(part => FormattableString.Invariant($$"""{"amount": "{{part.Amount}}", "currency": "{{part.Unit}}"}""")))}}]}]}""";

            Assert.Equal(expected, Sample.Read(body, Costs).Readings.ToDictionary(reading => reading.Unit, reading => reading.Used!.Value));
        });
}
