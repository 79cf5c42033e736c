using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class RelayBillingReaderTests
{
    static AnswerResult Read(string hundredths, params (string Name, string Value)[] kept)
    {
        var request = Sample.Report with { Reader = "relay-billing" };
        return Extractor.Read(Sample.Source(request), request, Sample.Answer($$"""{"object": "list", "total_usage": {{hundredths}}}"""),
            new() { Account = Sample.Account(), Source = "wallet", Now = Sample.Now, Kept = kept.ToDictionary(pair => pair.Name, pair => pair.Value) });
    }

    [Fact]
    public void Used_and_left_add_up_to_the_limit()
    {
        var reading = Assert.Single(Read("0.0001", ("granted", "0.3"), ("in_currency", "true")).Readings);

        Assert.Equal((0.000001m, 0.299999m, 0.3m, "USD", false), (reading.Used, reading.Remaining, reading.Limit, reading.Unit, reading.Estimated));
    }

    [Fact]
    public void More_used_than_the_limit_says_that_the_limit_is_what_is_left()
    {
        var reading = Assert.Single(Read("1000", ("granted", "9.99"), ("display", "CNY")).Readings);

        Assert.Equal((10m, 9.99m, 19.99m, "CNY", true), (reading.Used, reading.Remaining, reading.Limit, reading.Unit, reading.Estimated));
        Assert.Equal(LimitSource.Lifetime, reading.LimitSource);
    }

    [Fact]
    public void All_used_is_not_that_defect() => Assert.Equal(0, Assert.Single(Read("1000", ("granted", "10"), ("display", "USD")).Readings).Remaining);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public void Raw_units_of_unknown_worth_are_no_dollars(string unit) =>
        Assert.Equal(State.Unrecognized, Read("100", ("granted", "5000000"), ("display", "TOKENS"), ("unit", unit)).Failure?.State);

    [Theory]
    [InlineData("100", "79228162514264337593543950335", "display", "USD")]
    [InlineData("-7922816251426433759354395033.5", "9999999999999999999999999999", "display", "USD")]
    public void Amounts_at_the_edge_are_exact_or_nothing(string hundredths, string granted, string name, string value)
    {
        var result = Read(hundredths, ("granted", granted), (name, value));

        Assert.All(result.Readings, reading => Assert.Equal(reading.Limit - reading.Used, reading.Remaining));
        Assert.Equal(result.Readings.Count == 0, result.Failure is not null);
    }
}
