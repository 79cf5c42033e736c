using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class ValueReaderTests
{
    [Theory]
    [InlineData("""{"a": 42.569039095}""", "42.569039095")]
    [InlineData("""{"a": "42.569039095"}""", "42.569039095")]
    [InlineData("""{"a": "1,234.50"}""", "1234.5")]
    [InlineData("""{"a": 0E-9}""", "0")]
    [InlineData("""{"a": -0.35}""", "-0.35")]
    public void Numbers_and_text_are_the_same_amount(string body, string amount) =>
        Assert.Equal(decimal.Parse(amount), Sample.One(body, Sample.Balance("$.a")).Remaining);

    [Theory]
    [InlineData("1", "12345", "12345")]
    [InlineData("0.01", "12345", "123.45")]
    [InlineData("0.001", "12345", "12.345")]
    [InlineData("-1", "12345", "-12345")]
    [InlineData("0.01", "1", "0.01")]
    public void Minor_units_are_scaled_exactly_once(string scale, string minor, string amount)
    {
        var definition = Sample.Balance("$.a") with { Remaining = Sample.Path("$.a") with { Scale = decimal.Parse(scale) } };

        Assert.Equal(decimal.Parse(amount), Sample.One($$"""{"a": {{minor}}}""", definition).Remaining);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.01", "1")]
    [InlineData("0.5", "50")]
    [InlineData("1", "100")]
    [InlineData("1.0", "100")]
    public void A_fraction_is_a_percentage_only_where_the_definition_says_so(string fraction, string percent)
    {
        var definition = Sample.Window("$.a") with { Used = Sample.Path("$.a") with { Scale = 100 } };

        Assert.Equal(decimal.Parse(percent), Sample.One($$"""{"a": {{fraction}}}""", definition).Used);
        Assert.Equal(decimal.Parse(fraction), Sample.One($$"""{"a": {{fraction}}}""", Sample.Window("$.a")).Used);
    }

    [Fact]
    public void The_first_path_that_says_something_wins() =>
        Assert.Equal(2, Sample.One("""{"a": null, "b": 2, "c": 3}""", Sample.Balance("$.x", "$.a", "$.b", "$.c")).Remaining);

    [Fact]
    public void A_sum_leaves_out_what_is_missing_and_is_unknown_when_all_is()
    {
        var definition = Sample.Balance("$.left") with { Limit = new() { IsSum = true, Terms = [Sample.Term("$.bought", 0.01m), Sample.Term("$.given")] } };

        Assert.Equal(5, Sample.One("""{"left": 1, "bought": 500, "given": null}""", definition).Limit);
        Assert.Equal(12, Sample.One("""{"left": 1, "bought": 500, "given": 7}""", definition).Limit);
        Assert.Null(Sample.One("""{"left": 1}""", definition).Limit);
    }

    [Fact]
    public void A_term_is_multiplied_by_its_factor_in_the_answer()
    {
        var definition = Sample.Balance() with { Remaining = new() { IsSum = true, Terms = [Sample.Term("$.rows[*].n", 1, "$.rows[*].by")] } };

        Assert.Equal(1850 * 10_000 + 3, Sample.One("""{"rows": [{"n": 1850, "by": 10000}, {"n": 3, "by": "1"}]}""", definition).Remaining);
    }

    [Theory]
    [InlineData(NullMeaning.Unlimited, Condition.Unlimited, null)]
    [InlineData(NullMeaning.Zero, Condition.Normal, "0")]
    public void Null_means_what_the_definition_says(NullMeaning meaning, Condition condition, string? remaining)
    {
        var reading = Sample.One("""{"a": null}""", Sample.Balance() with { Remaining = Sample.Path("$.a") with { Null = meaning } });

        Assert.Equal(condition, reading.Condition);
        Assert.Equal(remaining is null ? null : decimal.Parse(remaining), reading.Remaining);
    }

    [Fact]
    public void A_sentinel_is_a_word_and_no_amount()
    {
        var definition = Sample.Balance() with { Remaining = Sample.Path("$.a") with { Sentinels = new Dictionary<string, NullMeaning> { ["-1"] = NullMeaning.Unlimited } } };

        Assert.Equal(Condition.Unlimited, Sample.One("""{"a": -1}""", definition).Condition);
        Assert.Equal(-2, Sample.One("""{"a": -2}""", definition).Remaining);
    }

    [Theory]
    [InlineData("""{"a": "soon"}""", "\"soon\" at $.a, which is no amount")]
    [InlineData("""{"a": 1e999999999}""", "\"1e999999999\" at $.a, which is no amount")]
    [InlineData("""{"a": {"b": 1}}""", "no amount at $.a")]
    [InlineData("""{"a": true}""", "\"true\" at $.a, which is no amount")]
    public void What_is_no_amount_is_named_with_its_place(string body, string fault) =>
        Assert.Equal($"the answer of wallet/report has {fault}", Sample.Failure(body, Sample.Balance("$.a")));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data": null}""")]
    [InlineData("""{"data": {"availableBalance": null}}""")]
    [InlineData("""{"data": {"availableBalance": ""}}""")]
    public void A_missing_number_is_named_by_its_path_and_never_zero(string body) =>
        Assert.Equal("the answer of wallet/report has no $.data.availableBalance", Sample.Failure(body, Sample.Balance("$.data.availableBalance")));

    [Fact]
    public void A_text_beyond_64_KiB_is_not_read() =>
        Assert.Contains("too long a text", Sample.Failure($$"""{"a": "{{new string('1', 70_000)}}"}""", Sample.Balance("$.a")), StringComparison.Ordinal);

    [Fact]
    public void A_constant_may_hold_names()
    {
        var reading = Sample.One("""{"a": 1}""", Sample.Balance("$.a") with { Label = Sample.Constant("Wallet ({region})") });

        Assert.Equal("CNY", reading.Unit);
        Assert.Equal("Wallet (cn)", reading.Label);
    }

    [Theory]
    [InlineData("500000", "0.5")]
    [InlineData("$.per", "62500")]
    [InlineData("{organization}", "31250")]
    public void An_amount_is_divided_by_a_number_a_path_or_a_name(string by, string expected)
    {
        var divisor = by[0] == '$' ? Sample.Path(by) : Sample.Constant(by);
        var reading = Sample.Balance("$.quota") with { Remaining = new() { Terms = [Sample.Term("$.quota") with { DivideBy = divisor }] }, Unit = Sample.Constant("USD") };
        var account = Sample.Account() with { Settings = new Dictionary<string, string> { ["organization"] = "8" } };

        var result = Sample.Read(Sample.Answer("""{"quota": 250000, "per": "4"}"""), Sample.Report with { Readings = [reading] }, account);

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(result.Readings).Remaining);
        Assert.False(result.Readings[0].Estimated);
    }

    [Theory]
    [InlineData("""{"quota": 1, "per": 0}""")]
    [InlineData("""{"quota": 1}""")]
    [InlineData("""{"quota": 1, "per": "many"}""")]
    [InlineData("""{"quota": 9999999999999999999999999999, "per": 0.0000000001}""")]
    public void What_cannot_be_divided_is_no_amount(string body)
    {
        var reading = Sample.Balance("$.quota") with { Remaining = Sample.Path("$.quota") with { DivideBy = Sample.Path("$.per") } };

        Assert.Equal("the answer of wallet/report has nothing to divide by at $.per", Sample.Failure(body, reading));
    }

    [Theory]
    [InlineData("-3.5", "0")]
    [InlineData("0", "0")]
    [InlineData("3.5", "3.5")]
    public void An_amount_with_a_floor_is_never_below_it(string amount, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            Sample.One($$"""{"cash": {{amount}}}""", Sample.Balance("$.cash") with { Remaining = Sample.Path("$.cash") with { AtLeast = 0 } }).Remaining);

    [Theory]
    [InlineData("tier_19", "Starter")]
    [InlineData("tier_199", "tier_199")]
    public void A_text_that_has_a_name_for_people_is_shown_by_it(string tier, string plan)
    {
        var names = Sample.Path("$.tier") with { Names = new Dictionary<string, string> { ["tier_19"] = "Starter" } };

        var result = Sample.Read(Sample.Answer($$"""{"left": 1, "tier": "{{tier}}"}"""), Sample.Report with { Readings = [Sample.Balance("$.left")], Plan = names });

        Assert.Equal(plan, result.Plan);
    }
}
