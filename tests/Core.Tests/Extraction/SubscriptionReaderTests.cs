using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>What readers of editors' plans must hold to, whatever the numbers are.</summary>
public sealed class SubscriptionReaderTests
{
    static AnswerResult Read(string reader, string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = reader });

    [Theory]
    [InlineData("0", "2000", 0)]
    [InlineData("500", "2000", 0.25)]
    [InlineData("1980", "2000", 0.99)]
    [InlineData("2000", "2000", 1)]
    public void Cents_used_and_left_are_all_that_is_included(string spent, string limit, double utilization)
    {
        var included = Assert.Single(Read("cursor-period", $$$"""{"planUsage": {"totalSpend": {{{spent}}}, "limit": {{{limit}}}}}""").Readings);

        Assert.Equal("USD", included.Unit);
        Assert.Equal(20, included.Limit);
        Assert.Equal((decimal)utilization, included.Utilization);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.01", 1)]
    [InlineData("0.5", 50)]
    [InlineData("1.0", 100)]
    public void A_fraction_of_what_is_left_is_a_percent_of_what_is_left(string fraction, int left)
    {
        var daily = Assert.Single(Read("gemini-quota", $$$"""{"buckets": [{"modelId": "m", "remainingFraction": {{{fraction}}}}]}""").Readings);

        Assert.Equal(("percent", left, 100m), (daily.Unit, daily.Remaining, daily.Limit));
    }

    [Fact]
    public void A_window_that_nothing_was_used_of_has_not_begun()
    {
        var result = Read("factory-limits", """{"usesTokenRateLimitsBilling": true, "limits": {"standard": {"monthly": {"usedPercent": 3}, "fiveHour": {"usedPercent": 0}}}}""");

        Assert.Equal([("five-hour", Condition.NotStarted), ("monthly", Condition.Normal)], result.Readings.Select(reading => (reading.Meter, reading.Condition)));
    }

    [Fact]
    public void The_seconds_left_count_from_the_answer_and_go_before_a_time()
    {
        var window = Assert.Single(Read("factory-limits",
            """{"usesTokenRateLimitsBilling": true, "limits": {"standard": {"weekly": {"usedPercent": 3, "windowEnd": "2027-01-01T00:00:00Z", "secondsRemaining": 60}}}}""").Readings);

        Assert.Equal(Sample.Now.AddMinutes(1), window.ResetsAt);
    }

    // Amounts are read to 28 digits: a product or quotient of two need not fit.
    [Theory]
    [InlineData("cursor-period", """{"planUsage": {"remaining": -9999999999999999999999999999, "limit": 1e-28, "totalPercentUsed": 1}}""")]
    [InlineData("cursor-summary", """{"individualUsage": {"plan": {"remaining": 9999999999999999999999999999, "limit": -9999999999999999999999999999}}}""")]
    [InlineData("gemini-quota", """{"buckets": [{"modelId": "m", "remainingFraction": 1e-28, "remainingAmount": "9999999999999999999999999999"}]}""")]
    [InlineData("kiro-usage", """{"usageBreakdownList": [{"resourceType": "CREDIT", "currentUsage": 9999999999999999999999999999, "usageLimit": 1e-28, "bonuses": [{"status": "ACTIVE", "currentUsage": -9999999999999999999999999999, "usageLimit": 9999999999999999999999999999}]}]}""")]
    [InlineData("grok-billing", """{"config": {"creditUsagePercent": 9999999999999999999999999999, "onDemandCap": {"val": 1e-28}, "prepaidBalance": {"val": 1e-28}}}""")]
    [InlineData("factory-limits", """{"usesTokenRateLimitsBilling": true, "limits": {"standard": {"weekly": {"usedPercent": 9999999999999999999999999999, "secondsRemaining": 999999999, "windowEnd": 9e27}}}}""")]
    [InlineData("codeium-status", """{"userStatus": {"planStatus": {"availablePromptCredits": 9999999999999999999999999999, "usedPromptCredits": 9999999999999999999999999999, "overageBalanceMicros": "1e-28"}}}""")]
    public void Numbers_at_the_end_of_what_can_be_held_are_no_fault(string reader, string body) => Assert.True(Read(reader, body).IsAnswer);
}
