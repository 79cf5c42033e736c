using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class SyntheticQuotasReaderTests
{
    static AnswerResult Read(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "synthetic-quotas" });

    [Fact]
    public void The_other_spelling_and_one_object_deeper_is_the_same()
    {
        var camel = Read("""{"rollingFiveHourLimit": {"max": 100, "remaining": 40.5, "nextTickAt": "2026-11-23T12:14:00Z"}, "weeklyTokenLimit": {"maxCredits": "$36.00", "remainingCredits": "$27.00"}}""");
        var snake = Read("""{"data": {"rolling_five_hour_limit": {"max": 100, "remaining": 40.5}, "weekly_token_limit": {"max_credits": "$36.00", "remaining_credits": "$27.00"}}}""");

        Assert.Equal(2, camel.Readings.Count);
        Assert.Equal(camel.Readings, snake.Readings);
    }

    [Fact]
    public void The_next_tick_is_no_reset() => Assert.All(
        Read("""{"rollingFiveHourLimit": {"max": 100, "remaining": 40.5, "nextTickAt": "2026-11-23T12:14:00Z"}, "weeklyTokenLimit": {"percentRemaining": 75, "nextRegenAt": "2026-11-23T14:00:00Z"}}""").Readings,
        reading => Assert.Null(reading.ResetsAt));

    [Fact]
    public void The_old_counter_says_nothing_beside_a_new_limit() => Assert.Equal(["weekly"],
        Read("""{"subscription": {"limit": 500, "requests": 0}, "weeklyTokenLimit": {"percentRemaining": 75}}""").Readings.Select(reading => reading.Meter));

    [Theory]
    [InlineData("""{"rollingFiveHourLimit": {"max": 100}}""", "$.rollingFiveHourLimit.remaining")]
    [InlineData("""{"weeklyTokenLimit": {"maxCredits": "36 apples", "remainingCredits": "$1"}}""", "$.weeklyTokenLimit.percentRemaining")]
    public void A_limit_that_does_not_say_what_is_left_is_named(string body, string path) =>
        Assert.Equal($"the answer of wallet/report has no {path}", Read(body).Failure!.Message);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"subscription": null}""")]
    [InlineData("""{"rollingFiveHourLimit": {"max": 0, "remaining": 0}}""")]
    public void Limits_of_nothing_are_no_plan(string body) => Assert.Equal(State.NoPlan, Read(body).Failure!.State);

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"limits": {}}""")]
    public void Another_shape_is_not_understood(string body) => Assert.Equal(State.Unrecognized, Read(body).Failure!.State);
}
