using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class CodexReaderTests
{
    static AnswerResult Read(string body, string reader = "codex-usage") => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = reader });

    static AnswerResult Windows(string primary, string secondary = "null", string more = "") => Read($$"""{"rate_limit": {"primary_window": {{primary}}, "secondary_window": {{secondary}} {{more}} } }""");

    static AnswerResult Line(string limits) => Read($$$"""{"timestamp": "2026-11-23T10:30:00Z", "payload": {"rate_limits": {{{limits}}}}}""", "codex-session");

    static string Window(decimal used, long seconds) => string.Create(CultureInfo.InvariantCulture, $$"""{"used_percent": {{used}}, "limit_window_seconds": {{seconds}}, "reset_at": 1795441899}""");

    static string Used(AnswerResult result) => string.Join(' ', result.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Meter}={reading.Used}")));

    [Theory]
    [InlineData(3 * 3600, "five-hour", "5-hour")]
    [InlineData(299 * 60, "five-hour", "5-hour")]
    [InlineData(8 * 3600, "five-hour", "5-hour")]
    [InlineData(20 * 3600, "daily", "Daily")]
    [InlineData(28 * 3600, "daily", "Daily")]
    [InlineData(5 * 86400, "weekly", "Weekly")]
    [InlineData(10079 * 60, "weekly", "Weekly")]
    [InlineData(9 * 86400, "weekly", "Weekly")]
    [InlineData(10 * 86400, "monthly", "Monthly")]
    [InlineData(45 * 86400, "monthly", "Monthly")]
    [InlineData(12 * 3600, "12-hour", "12h")]
    [InlineData(2 * 86400, "2-day", "48h")]
    [InlineData(1800, "30-minute", "0.5h")]
    public void A_window_is_named_by_its_length_alone(long seconds, string meter, string label)
    {
        var reading = Assert.Single(Windows(Window(1, seconds)).Readings);

        Assert.Equal((meter, label), (reading.Meter, reading.Label));
    }

    [Fact]
    public void Slots_mean_nothing()
    {
        var (day, week) = (Window(46, 18000), Window(15, 604800));

        Assert.Equal("five-hour=46 weekly=15", Used(Windows(day, week)));
        Assert.Equal("weekly=15 five-hour=46", Used(Windows(week, day)));
        Assert.Equal("weekly=15", Used(Windows(week)));
    }

    [Theory]
    [InlineData(""", "limit_reached": true, "allowed": true """)]
    [InlineData(""", "limit_reached": false, "allowed": false """)]
    public void A_limit_that_is_reached_is_that_of_the_fullest_window(string word)
    {
        var result = Windows(Window(97, 18000), Window(99, 604800), word);

        Assert.Equal(["Normal", "Exhausted"], result.Readings.Select(reading => reading.Condition.ToString()));
    }

    [Fact]
    public void A_limit_that_is_reached_without_a_window_is_said_all_the_same() =>
        Assert.Equal(State.Exhausted, Read("""{"rate_limit": {"allowed": false, "limit_reached": true, "primary_window": null}}""").Failure!.State);

    [Theory]
    [InlineData("""{"has_credits": false, "unlimited": false, "balance": "0"}""", "")]
    [InlineData("""{"has_credits": true, "unlimited": false, "balance": null}""", "")]
    [InlineData("""{"has_credits": true, "unlimited": false, "balance": ""}""", "")]
    [InlineData("""{"has_credits": true, "unlimited": false, "balance": 0}""", "0 Info Normal")]
    [InlineData("""{"has_credits": false, "unlimited": false, "balance": "12.5"}""", "12.5 Fallback Normal")]
    [InlineData("""{"has_credits": true, "unlimited": true, "balance": "0"}""", " Fallback Unlimited")]
    [InlineData("null", "")]
    public void Credits_are_there_where_the_account_has_some(string credits, string expected)
    {
        var readings = Read($$"""{"rate_limit": {"primary_window": {{Window(1, 18000)}} }, "credits": {{credits}} }""").Readings.Where(reading => reading.Meter == "credits");

        Assert.Equal(expected, string.Concat(readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Remaining} {reading.Role} {reading.Condition}"))));
    }

    [Theory]
    [InlineData("""{"rate_limit": null, "spend_control": {"individual_limit": {"limit": "100", "used": "30", "remaining": "70", "reset_at": 1796095200}}}""")]
    [InlineData("""{"rate_limit": {"individual_limit": {"limit": 100, "used": 30, "reset_at": 1796095200}}}""")]
    [InlineData("""{"rate_limit": null, "individualLimit": {"limit": "100", "used": "30", "resetAt": 1796095200}}""")]
    public void The_monthly_credits_of_a_seat_are_its_gate_wherever_they_stand(string body)
    {
        var reading = Assert.Single(Read(body).Readings);

        Assert.Equal(("monthly-credits", "credits", 30m, 100m, Role.Gate), (reading.Meter, reading.Unit, reading.Used, reading.Limit, reading.Role));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1796095200), reading.ResetsAt);
    }

    [Fact]
    public void A_pool_of_one_model_never_stands_for_the_account()
    {
        var pool = $$"""[{"limit_name": "Spark", "rate_limit": {"primary_window": {{Window(0, 18000)}} } }]""";

        var alone = Read($$"""{"rate_limit": null, "additional_rate_limits": {{pool}} }""");
        var beside = Read($$"""{"rate_limit": {"primary_window": {{Window(46, 18000)}} }, "additional_rate_limits": {{pool}} }""");

        Assert.Equal(State.NoData, alone.Failure!.State);
        Assert.Empty(alone.Readings);
        Assert.Equal("five-hour=46 five-hour-spark=0", Used(beside));
        Assert.Equal(Role.Info, beside.Readings[1].Role);
    }

    [Theory]
    [InlineData("pro", "Pro 20x")]
    [InlineData("prolite", "Pro 5x")]
    [InlineData("plus", "Plus")]
    [InlineData("quorum", "quorum")]
    public void Plans_have_the_names_they_are_sold_under(string type, string plan) => Assert.Equal(plan, Read($$"""{"plan_type": "{{type}}", "rate_limit": null}""").Plan);

    [Theory]
    [InlineData("""{"rate_limit": {"primary_window": {"percent": 3}}}""", "has no $.rate_limit.primary_window.used_percent")]
    [InlineData("""{"quota": 3}""", "has no $.rate_limit")]
    [InlineData("[]", "has no $.rate_limit")]
    public void Another_shape_is_named(string body, string what) => Assert.EndsWith(what, Read(body).Failure!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_of_a_session_says_the_same_in_minutes()
    {
        var result = Line("""{"limit_id": "codex", "primary": {"used_percent": 24.0, "window_minutes": 300, "resets_at": 1795442400}, "secondary": {"used_percent": 41.0, "window_minutes": 10079, "resets_at": 0}, "plan_type": "plus"}""");

        Assert.Equal("five-hour=24 weekly=41", Used(result));
        Assert.Equal([DateTimeOffset.FromUnixTimeSeconds(1795442400), null], result.Readings.Select(reading => reading.ResetsAt));
        Assert.Equal("Plus", result.Plan);
    }

    [Fact]
    public void Seconds_in_an_old_line_count_from_when_it_was_written() => Assert.Equal(
        Sample.Now.AddSeconds(600), Assert.Single(Line("""{"primary": {"used_percent": 3, "window_minutes": 299, "resets_in_seconds": 600}, "secondary": null}""").Readings).ResetsAt);

    [Theory]
    [InlineData("codex_bengalfox")]
    [InlineData("premium")]
    public void A_line_about_another_pool_is_no_word_on_the_account(string pool)
    {
        var result = Line($$"""{"limit_id": "{{pool}}", "primary": {"used_percent": 99, "window_minutes": 300} }""");

        Assert.Equal(State.NoData, result.Failure!.State);
        Assert.Empty(result.Readings);
    }
}
