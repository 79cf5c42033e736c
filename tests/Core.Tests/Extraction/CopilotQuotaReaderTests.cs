using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class CopilotQuotaReaderTests
{
    static AnswerResult Read(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "copilot-quota" });

    static Reading Premium(string snapshot) => Read($$"""{"quota_reset_date": "2026-12-01", "quota_snapshots": {"premium_interactions": {{snapshot}} } }""").Readings[0];

    static string Numbers(Reading reading) => string.Create(CultureInfo.InvariantCulture, $"{reading.Used} of {reading.Limit} {reading.Unit}{(reading.Estimated ? " estimated" : "")}");

    [Theory]
    [InlineData("""{"entitlement": 300, "remaining": 111, "percent_remaining": 37.0}""", "189 of 300 requests")]
    [InlineData("""{"entitlement": 300, "quota_remaining": 110.5, "percent_remaining": 37.0}""", "189.5 of 300 requests")]
    [InlineData("""{"entitlement": "300", "remaining": "300"}""", "0 of 300 requests")]
    [InlineData("""{"entitlement": 300, "percent_remaining": 37.5}""", "187.5 of 300 requests estimated")]
    [InlineData("""{"percent_remaining": 37.5}""", "62.5 of 100 percent")]
    [InlineData("""{"entitlement": 300, "remaining": -15, "percent_remaining": -5.0}""", "315 of 300 requests")]
    [InlineData("""{"entitlement": 300, "remaining": 0, "percent_remaining": -5.0}""", "315 of 300 requests estimated")]
    public void What_is_left_is_told_and_what_was_used_follows(string snapshot, string expected) => Assert.Equal(expected, Numbers(Premium(snapshot)));

    [Theory]
    [InlineData("""{"entitlement": 0, "remaining": 0, "percent_remaining": 100, "unlimited": true}""")]
    [InlineData("""{"entitlement": -1, "remaining": -1, "percent_remaining": 100}""")]
    public void No_cap_has_no_share(string snapshot)
    {
        var reading = Premium(snapshot);

        Assert.Equal((Condition.Unlimited, null, null), (reading.Condition, reading.Limit, reading.Utilization));
    }

    [Fact]
    public void Credits_beside_a_quota_without_cap_are_used_of_no_known_limit()
    {
        var reading = Premium("""{"entitlement": 0, "remaining": 0, "percent_remaining": 100, "unlimited": true, "credits_used": 31}""");

        Assert.Equal(("31 of  credits", Condition.Normal, null), (Numbers(reading), reading.Condition, reading.Utilization));
    }

    [Fact]
    public void What_is_not_in_the_plan_is_not_there() =>
        Assert.Empty(Read("""{"quota_snapshots": {"premium_interactions": {"entitlement": 0, "remaining": 0, "percent_remaining": 0, "unlimited": false}}}""").Readings);

    [Theory]
    [InlineData("0", "2026-12-01")]
    [InlineData("1796601600", "2026-12-07")]
    public void A_snapshot_may_have_a_reset_of_its_own(string at, string day) => Assert.Equal(
        DateTimeOffset.Parse($"{day}T00:00:00Z", CultureInfo.InvariantCulture),
        Premium($$"""{"entitlement": 300, "remaining": 1, "percent_remaining": 1, "quota_reset_at": {{at}} }""").ResetsAt);

    [Theory]
    [InlineData("""{"copilot_plan": "individual"}""", "no_data")]
    [InlineData("""{"quota_snapshots": {}}""", "no_data")]
    [InlineData("""{"quota_snapshots": {"premium_interactions": {"entitlement": 300}}}""", "unrecognized")]
    [InlineData("""{"limited_user_quotas": {"chat": "many"}}""", "unrecognized")]
    [InlineData("""{"message": "hello"}""", "unrecognized")]
    [InlineData("[]", "unrecognized")]
    public void An_answer_without_quota_is_never_zero_percent(string body, string state)
    {
        var result = Read(body);

        Assert.Empty(result.Readings);
        Assert.Equal(state, result.Failure!.State.Name);
    }
}
