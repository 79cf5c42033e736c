using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class AzureCostReaderTests
{
    static AnswerResult Read(params string[] pages) => Sample.Read(Sample.Answer($"[{string.Join(',', pages)}]"), Sample.Report with { Reader = "azure-costs" });

    static string Page(string columns, string rows)
    {
        var names = string.Join(',', columns.Split(' ').Select(name => $$"""{"name":"{{name}}"}"""));
        return $$$"""{"properties":{"columns":[{{{names}}}],"rows":[{{{rows}}}]}}""";
    }

    [Theory]
    [InlineData("Cost Currency", "[1.5,\"EUR\"]", "EUR")]
    [InlineData("Currency ServiceName PreTaxCost", "[\"EUR\",\"x\",\"1.5\"]", "EUR")]
    [InlineData("UsageDate CostUSD", "[20261123,1.5]", "USD")]
    [InlineData("CostUSD Cost Currency", "[2,1.5,\"EUR\"]", "EUR")]
    [InlineData("cost currency", "[1.5,\"EUR\"]", "EUR")]
    public void Columns_are_found_by_name_in_any_order(string columns, string rows, string unit)
    {
        var reading = Assert.Single(Read(Page(columns, rows)).Readings);

        Assert.Equal(("spend-month", 1.5m, unit), (reading.Meter, reading.Used, reading.Unit));
        Assert.True(reading.Estimated);
    }

    [Fact]
    public void Pages_are_added_up_exactly_even_where_their_columns_change_places()
    {
        var result = Read(Page("Cost Currency", "[0.1,\"EUR\"],[1e-10,\"EUR\"]"), Page("Currency Cost", "[\"EUR\",0.2]"));

        Assert.Equal(0.3000000001m, Assert.Single(result.Readings).Used);
    }

    [Fact]
    public void Currencies_are_never_mixed()
    {
        var result = Read(Page("Cost Currency", "[1,\"EUR\"],[2,\"USD\"],[4,\"EUR\"]"));

        Assert.Equal([("spend-month-eur", 5m), ("spend-month-usd", 2m)], result.Readings.Select(reading => (reading.Meter, reading.Used!.Value)));
    }

    [Theory]
    [InlineData("Amount Currency", "[1,\"EUR\"]", "has no Cost among $[0].properties.columns")]
    [InlineData("Cost Unit", "[1,\"EUR\"]", "has no Currency among $[0].properties.columns")]
    [InlineData("Cost Currency", "[\"much\",\"EUR\"]", "has no amount at $[0].properties.rows[0][0]")]
    [InlineData("Cost Currency", "[1,\"EUR\"],[2]", "has no currency at $[0].properties.rows[1][1]")]
    [InlineData("Cost Currency", "7", "has no amount at $[0].properties.rows[0][0]")]
    [InlineData("Cost Currency", "[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"],[9999999999999999999999999999,\"EUR\"]", "has too large a sum")]
    public void What_is_not_understood_is_named_and_no_part_of_a_sum_is_shown(string columns, string rows, string what)
    {
        var result = Read(Page(columns, rows));

        Assert.Empty(result.Readings);
        Assert.Equal(State.Unrecognized, result.Failure!.State);
        Assert.Contains(what, result.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "has no $[0].properties.columns")]
    [InlineData("""{"properties":{"columns":[]}}""", "has no $[0].properties.rows")]
    [InlineData("null", "has no $[0].properties.columns")]
    public void A_page_of_another_shape_is_told(string page, string what) => Assert.Contains(what, Read(page).Failure!.Message, StringComparison.Ordinal);
}
