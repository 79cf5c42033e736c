using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class KimiCodeUsageReaderTests
{
    const string Week = """ "usage": {"limit": "100", "remaining": "34", "resetTime": "2026-11-27T07:13:41.897674123Z"} """;
    const string Pools = """ "usages": {"limit_5h": {"used_ratio": 0.0338}, "limit_7d": {"used_ratio": 0.7}} """;
    const string Stuck = """ "usages": {"limit_5h": {"used_ratio": 0}, "limit_7d": {"used_ratio": 0.0}} """;

    static AnswerResult Read(params IEnumerable<string> members) => Sample.Read(Sample.Answer($"{{{string.Join(",", members)}}}"), Sample.Report with { Reader = "kimi-code-usage" });

    static string Shares(AnswerResult result) => string.Join(' ', result.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Meter}={reading.Utilization:0.####}")));

    static string Limit(string window, string detail) => $$""" "limits": [{"window": {{window}}, "detail": {{detail}} }] """;

    [Fact]
    public void A_pool_is_a_fraction_of_what_was_used_and_finer_than_a_count() => Assert.Equal("five-hour=0.0338 weekly=0.7", Shares(Read(Week, Pools)));

    [Fact]
    public void Pools_that_are_stuck_at_zero_give_way_to_counts_that_move() => Assert.Equal("five-hour=0 weekly=0.66", Shares(Read(Week, Stuck)));

    [Theory]
    [InlineData("""{"duration": 300, "timeUnit": "TIME_UNIT_MINUTE"}""", "five-hour")]
    [InlineData("""{"duration": "5", "timeUnit": "TIME_UNIT_HOUR"}""", "five-hour")]
    [InlineData("""{"duration": 1, "timeUnit": "TIME_UNIT_DAY"}""", "daily")]
    [InlineData("""{"duration": 1, "timeUnit": "TIME_UNIT_EON"}""", "window")]
    public void A_window_is_named_by_its_length(string window, string meter) => Assert.Equal($"{meter}=0.2", Shares(Read(Limit(window, """{"limit": 200, "used": 40}"""))));

    [Fact]
    public void A_limit_of_zero_is_no_allowance()
    {
        var result = Read(""" "usage": {"limit": "0", "used": "0", "remaining": "0"} """);

        Assert.Empty(result.Readings);
        Assert.Equal(State.NoData, result.Failure!.State);
    }

    [Fact]
    public void Money_is_in_hundred_millionths_and_its_monthly_limit_in_cents()
    {
        var result = Read(Week, """
            "boosterWallet": {"balance": {"amount": "20000000000", "amountLeft": "1"}, "monthlyChargeLimitEnabled": false,
              "monthlyChargeLimit": {"currency": "CNY", "priceInCents": "20000"}, "monthlyUsed": {"currency": "CNY", "priceInCents": 1550}}
            """);

        Assert.Equal((0.00000001m, 200m, "CNY", Role.Fallback), (result.Readings[1].Remaining, result.Readings[1].Limit, result.Readings[1].Unit, result.Readings[1].Role));
        Assert.Equal((15.5m, null), (result.Readings[2].Used, result.Readings[2].Limit));
    }

    [Fact]
    public void A_wallet_without_currency_is_taken_for_dollars_and_says_so()
    {
        var wallet = Read(Week, """ "boosterWallet": {"balance": {"amountLeft": "0"}} """).Readings[1];

        Assert.Equal(("USD", true, Role.Info), (wallet.Unit, wallet.Estimated, wallet.Role));
    }

    [Theory]
    [InlineData("LEVEL_INTERMEDIATE", "Intermediate")]
    [InlineData("LEVEL_VERY_HIGH", "Very high")]
    [InlineData("gold", "Gold")]
    public void The_plan_is_the_level_for_people(string level, string plan) => Assert.Equal(plan, Read(Week, $$""" "user": {"membership": {"level": "{{level}}"} } """).Plan);

    [Theory]
    [InlineData(""" "usages": [{"used_ratio": 1}] """, "no_data")]
    [InlineData(""" "user": {} """, "no_data")]
    [InlineData(""" "usage": {"limit": 100} """, "unrecognized")]
    [InlineData(""" "usages": {"limit_5h": {"ratio": 1}} """, "unrecognized")]
    public void An_answer_without_windows_is_never_zero_percent(string member, string state)
    {
        var result = Read(member);

        Assert.Empty(result.Readings);
        Assert.Equal(state, result.Failure!.State.Name);
    }
}
