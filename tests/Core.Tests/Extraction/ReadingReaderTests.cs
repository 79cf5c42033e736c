using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class ReadingReaderTests
{
    static readonly ReadingDefinition PerCurrency = Sample.Balance("@.total") with { Each = JsonPath.Parse("$.balances[*]"), Unit = Sample.Path("@.currency") };

    [Theory]
    [InlineData("""{"balances": [{"total": "1", "currency": "USD"}]}""", "USD")]
    [InlineData("""{"balances": [{"total": "1", "currency": "cny"}]}""", "CNY")]
    [InlineData("""{"balances": [{"total": "1", "currency": "CNY"}, {"total": "2", "currency": "USD"}]}""", "CNY USD")]
    public void Each_element_is_a_reading_in_its_own_currency(string body, string units) =>
        Assert.Equal(units, string.Join(' ', Sample.Read(body, PerCurrency).Readings.Select(reading => reading.Unit)));

    [Fact]
    public void A_list_that_is_gone_or_empty_is_said_unless_it_is_optional()
    {
        Assert.Equal("the answer of wallet/report has no $.balances[*]", Sample.Failure("""{"balances": []}""", PerCurrency));
        Assert.Null(Sample.Read("""{"balances": []}""", PerCurrency with { IsOptional = true }).Failure);
    }

    [Fact]
    public void A_unit_that_is_missing_is_never_assumed() =>
        Assert.Equal("the answer of wallet/report has no @.currency", Sample.Failure("""{"balances": [{"total": 1}]}""", PerCurrency));

    [Theory]
    [InlineData("""{"left": 7, "used": 3, "bought": 10}""", false, null)]
    [InlineData("""{"rest": 7, "used": 3, "bought": 10}""", false, "the answer of wallet/report has no $.left")]
    [InlineData("""{"rest": 7, "used": 3, "bought": 10}""", true, "the answer of wallet/report has no $.left")]
    [InlineData("""{"left": null, "used": 3}""", false, "the answer of wallet/report has no $.left")]
    [InlineData("{}", true, null)]
    public void What_a_wallet_holds_is_never_computed_from_what_was_bought_and_used(string body, bool isOptional, string? failure)
    {
        var wallet = Sample.Balance("$.left") with { Used = Sample.Path("$.used"), Limit = Sample.Path("$.bought"), LimitSource = LimitSource.Lifetime, IsOptional = isOptional };

        var result = Sample.Read(body, wallet);

        Assert.Equal(failure, result.Failure?.Message);
        Assert.All(result.Readings, reading => Assert.Equal(7, reading.Remaining));
    }

    [Fact]
    public void Only_elements_that_fit_the_condition_are_read()
    {
        var result = Sample.Read("""{"balances": [{"total": 1, "currency": "CNY", "on": false}, {"total": 2, "currency": "USD", "on": true}]}""",
            PerCurrency with { When = FilterDefinition.Parse("@.on == true") });

        Assert.Equal(2, Assert.Single(result.Readings).Remaining);
        Assert.Null(result.Failure);
    }

    [Theory]
    [InlineData("@.at >= '{month:us}'", 2)]                   // numbers are compared with numbers
    [InlineData("@.day >= '{month}' && @.at > 0", 2)]          // and text with text
    [InlineData("@.at == '{month:s}'", 0)]
    public void A_condition_may_name_an_instant(string when, int count)
    {
        const string body = """
            {"balances": [{"total": 1, "currency": "USD", "at": 1793400000000000, "day": "2026-10-31"},
              {"total": 2, "currency": "USD", "at": 1793491200000000, "day": "2026-11-01"}, {"total": 3, "currency": "USD", "at": 1795428000123456, "day": "2026-11-23"}]}
            """;

        Assert.Equal(count, Sample.Read(body, PerCurrency with { When = FilterDefinition.Parse(when) }).Readings.Count);
    }

    [Theory]
    [InlineData(18_000, "five-hour")]
    [InlineData(86_400, "daily")]
    [InlineData(604_800, "weekly")]
    [InlineData(2_592_000, "monthly")]
    public void Windows_are_told_apart_by_length_and_not_by_place(int seconds, string meter)
    {
        var definition = Sample.Window("@.used") with { Each = JsonPath.Parse("$[*]"), Length = Sample.Path("@.seconds") };

        var result = Sample.Read($$"""[{"used": 1, "seconds": 3600}, {"used": 2, "seconds": "{{seconds}}"}, {"used": 3, "seconds": 7200}]""", definition);

        Assert.Equal(meter, result.Readings.Single(reading => reading.Used == 2).Meter);
        Assert.Equal(TimeSpan.FromSeconds(seconds), result.Readings.Single(reading => reading.Used == 2).Length);
    }

    [Fact]
    public void A_constant_length_is_a_duration() =>
        Assert.Equal("five-hour", Sample.One("""{"used": 1}""", Sample.Window("$.used") with { Length = Sample.Constant("5h") }).Meter);

    [Fact]
    public void A_scoped_meter_carries_its_scope_in_id_and_label_and_is_only_information()
    {
        var reading = Sample.One("""{"used": 1, "model": "Opus 4"}""", Sample.Window("$.used") with { Length = Sample.Constant("7d"), Scope = Sample.Path("$.model") });

        Assert.Equal(("weekly-opus-4", "Weekly (Opus 4)", "Opus 4", Role.Info), (reading.Meter, reading.Label, reading.Scope, reading.Role));
    }

    [Fact]
    public void The_definition_has_the_last_word_on_the_role() => Assert.Equal(Role.Gate,
        Sample.One("""{"used": 1}""", Sample.Window("$.used") with { Scope = Sample.Constant("video"), Role = Role.Gate }).Role);

    [Fact]
    public void A_rate_is_only_information() => Assert.Equal(Role.Info, Sample.One("""{"used": 1}""", Sample.Window("$.used") with { Kind = MeterKind.Rate }).Role);

    [Theory]
    [InlineData("blocked", Condition.Blocked)]
    [InlineData("used_up", Condition.Exhausted)]
    [InlineData("no_cap", Condition.Unlimited)]
    [InlineData("idle", Condition.NotStarted)]
    [InlineData("busy", Condition.Normal)]
    public void Conditions_are_said_beside_the_numbers(string state, Condition condition)
    {
        var reading = Sample.One($$"""{"used": 1, "state": "{{state}}"}""", Sample.Window("$.used") with
        {
            BlockedWhen = FilterDefinition.Parse("$.state == 'blocked'"),
            ExhaustedWhen = FilterDefinition.Parse("$.state == 'used_up'"),
            UnlimitedWhen = FilterDefinition.Parse("$.state == 'no_cap'"),
            NotStartedWhen = FilterDefinition.Parse("$.state == 'idle'"),
        });

        Assert.Equal(condition, reading.Condition);
    }

    [Fact]
    public void A_reading_says_where_it_comes_from()
    {
        var request = Sample.Report with { IsVerified = false, Readings = [Sample.Balance("$.a", "$.b")] };

        var reading = Assert.Single(Sample.Read(Sample.Answer("""{"b": 1}"""), request).Readings);

        Assert.Equal("wallet/report $.b", reading.Origin);
        Assert.False(reading.Verified);
        Assert.Equal(("api", Sample.Now), (reading.Source, reading.ObservedAt));
    }

    [Fact]
    public void Names_of_the_answer_are_cleaned() => Assert.Equal("weekly of ***",
        Sample.One($$"""{"used": 1, "name": "weekly\nof {{Sample.Key}}"}""", Sample.Window("$.used") with { Label = Sample.Path("$.name") }).Label);

    [Theory]
    [InlineData("5h", "five-hour")]
    [InlineData("7d", "weekly")]
    [InlineData("24h", "daily")]
    [InlineData("30d", "monthly")]
    [InlineData("1mo", "monthly")]
    public void A_length_may_be_written_as_a_duration(string length, string meter)
    {
        var definition = Sample.Window("$.used") with { Length = Sample.Path("$.period"), IsLengthText = true };

        Assert.Equal(meter, Sample.One($$"""{"used": 1, "period": "{{length}}"}""", definition).Meter);
    }

    [Fact]
    public void A_length_that_is_no_duration_is_said() => Assert.Equal("the answer of wallet/report has no duration that is understood at $.period",
        Sample.Failure("""{"used": 1, "period": "always"}""", Sample.Window("$.used") with { Length = Sample.Path("$.period"), IsLengthText = true }));

    [Fact]
    public void A_grant_has_its_end_and_an_assumption_says_so()
    {
        var definition = Sample.Balance("$.left") with { ExpiresAt = new(Sample.Path("$.until"), TimeForm.Rfc3339, TimeSpan.Zero), IsEstimated = true };

        var reading = Sample.One("""{"left": 1, "until": "2026-12-31T00:00:00Z"}""", definition);

        Assert.Equal((new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), true), (reading.ExpiresAt!.Value, reading.Estimated));
        Assert.Null(Sample.One("""{"left": 1, "until": null}""", definition).ExpiresAt);
    }

    [Theory]
    [InlineData(TimeForm.NextDay, "2026-11-24T06:00:00Z")]
    [InlineData(TimeForm.NextMonday, "2026-11-30T06:00:00Z")]
    [InlineData(TimeForm.NextMonth, "2026-12-01T06:00:00Z")]
    public void A_day_ends_where_the_zone_says(TimeForm form, string expected)
    {
        var reading = Sample.One("""{"used": 1}""", Sample.Window("$.used") with { ResetsAt = new(null, form, TimeSpan.Zero, "America/Chicago") });

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), reading.ResetsAt);
    }

    [Fact]
    public void A_zone_that_the_machine_does_not_know_leaves_the_reset_unknown() =>
        Assert.Null(Sample.One("""{"used": 1}""", Sample.Window("$.used") with { ResetsAt = new(null, TimeForm.NextDay, TimeSpan.Zero, "Mars/Olympus") }).ResetsAt);
}
