namespace Fuelgauge.Core.Tests.Extraction;

public sealed class MistralUsageReaderTests
{
    static decimal? Cost(string rows, string prices = """{"billing_metric": "m", "billing_group": "input", "price": "0.0000017"}""")
    {
        var body = $$$"""{"completion": {"models": {"large::m": {"input": [{{{rows}}}] } } }, "vibe_usage": 0, "prices": [{{{prices}}}], "currency": "EUR"}""";
        var reading = Assert.Single(Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "mistral-usage" }).Readings);
        Assert.Equal(("spend-month-large", "large", "EUR"), (reading.Meter, reading.Scope, reading.Unit));
        return reading.Used;
    }

    [Fact]
    public void Billable_amounts_are_multiplied_exactly() =>
        Assert.Equal(2.04m, Cost("""{"billing_metric": "m", "billing_group": "input", "value": 9900000, "value_paid": 1200000}"""));

    [Theory]
    [InlineData("""{"billing_metric": "m", "billing_group": "output", "value_paid": 1}""")]
    [InlineData("""{"billing_metric": "other", "billing_group": "input", "value_paid": 1}""")]
    [InlineData("""{"billing_metric": "m", "billing_group": "input"}""")]
    public void An_amount_without_price_or_number_makes_the_cost_unknown(string row) =>
        Assert.Null(Cost($$"""{"billing_metric": "m", "billing_group": "input", "value_paid": 5}, {{row}}"""));

    [Fact]
    public void What_is_free_needs_no_price() => Assert.Equal(0, Cost("""{"billing_metric": "m", "billing_group": "output", "value": 7, "value_paid": 0}"""));

    [Theory]
    [InlineData("""{"prices": []}""", "$.currency")]
    [InlineData("""{"currency": "EUR"}""", "$.prices")]
    public void Another_shape_is_named(string body, string path) => Assert.Contains(path,
        Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "mistral-usage" }).Failure!.Message, StringComparison.Ordinal);
}
