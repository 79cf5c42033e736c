using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class GlmCodingPlanReaderTests
{
    const string FiveHours = """{"type": "CREDIT_LIMIT", "unit": 3, "number": 5, "usage": 2000, "currentValue": 50, "nextResetTime": 1795968000001}""";
    const string Week = """{"type": "CREDIT_LIMIT", "unit": 6, "number": 7, "usage": 10000, "currentValue": 300, "nextResetTime": 1795968000000}""";
    const string Tools = """{"type": "TIME_LIMIT", "unit": 5, "number": 1, "usage": 100, "currentValue": 2, "nextResetTime": 1795968000000}""";

    static AnswerResult Read(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "glm-coding-plan" });

    static AnswerResult Rows(params IEnumerable<string> rows) => Read($$$"""{"code": 200, "success": true, "data": {"level": "pro", "limits": [{{{string.Join(",", rows)}}}]}}""");

    static string Used(AnswerResult result) => string.Join(' ', result.Readings.OrderBy(reading => reading.Meter).Select(reading => $"{reading.Meter}={reading.Used}"));

    [Fact]
    public void Windows_are_told_by_unit_in_any_order_and_near_one_reset()
    {
        string[][] orders = [[FiveHours, Week, Tools], [Tools, Week, FiveHours], [Week, Tools, FiveHours]];

        foreach (var order in orders) Assert.Equal("five-hour=50 monthly-tools=2 weekly=300", Used(Rows(order)));
    }

    [Fact]
    public void Usage_is_the_limit_and_current_value_what_was_used()
    {
        var reading = Rows(FiveHours).Readings[0];

        Assert.Equal((50m, 2000m, "credits"), (reading.Used, reading.Limit, reading.Unit));
    }

    [Fact]
    public void Credits_go_before_tokens_of_the_same_window() => Assert.Equal("five-hour=50 weekly=300", Used(Rows(
        """{"type": "TOKENS_LIMIT", "unit": 3, "number": 5, "percentage": 77}""", FiveHours, Week)));

    [Fact]
    public void Rows_without_unit_are_told_by_their_reset()
    {
        const string later = """{"name": "TOKENS_LIMIT", "percentage": 2, "nextResetTime": 1795968000000}""";
        const string earlier = """{"name": "TOKENS_LIMIT", "percentage": 1, "nextResetTime": 1795440000000}""";
        const string none = """{"name": "TOKENS_LIMIT", "percentage": 0, "nextResetTime": null}""";

        Assert.Equal("five-hour=1 weekly=2", Used(Rows(later, earlier)));
        Assert.Equal("five-hour=0 weekly=2", Used(Rows(later, none)));
        Assert.Equal("five-hour=1", Used(Rows(earlier)));
    }

    [Fact]
    public void A_five_hour_window_without_reset_and_use_has_not_begun()
    {
        var reading = Rows("""{"type": "TOKENS_LIMIT", "unit": 3, "number": 5, "percentage": 0, "nextResetTime": 0}""").Readings[0];

        Assert.Equal(Condition.NotStarted, reading.Condition);
        Assert.Null(reading.ResetsAt);
    }

    [Fact]
    public void A_row_of_an_unknown_type_is_seen_and_no_error()
    {
        var result = Rows(FiveHours, """{"type": "VIDEO_LIMIT", "unit": 4, "percentage": 40}""");

        Assert.Null(result.Failure);
        Assert.Equal(("daily-video-limit", 40m, Role.Info), (result.Readings[1].Meter, result.Readings[1].Used, result.Readings[1].Role));
    }

    [Fact]
    public void A_row_without_any_number_is_said_beside_the_others()
    {
        var result = Rows("""{"type": "CREDIT_LIMIT", "unit": 6, "number": 1}""", FiveHours);

        Assert.Equal("five-hour=50", Used(result));
        Assert.Equal("the answer of wallet/report has no $.data.limits[0].percentage", result.Failure!.Message);
    }

    [Theory]
    [InlineData("""{"success": true}""", "no_data")]
    [InlineData("""{"success": true, "data": {}}""", "no_data")]
    [InlineData("""{"success": true, "data": {"limits": []}}""", "no_data")]
    [InlineData("""{"success": true, "data": {"limits": null}}""", "no_data")]
    [InlineData("""{"success": true, "data": {"quotas": [1]}}""", "unrecognized")]
    [InlineData("""{"success": false, "msg": "busy"}""", "provider_error")]
    [InlineData("""{"code": 777, "data": {}}""", "provider_error")]
    [InlineData("[]", "no_data")]
    public void An_answer_without_rows_is_never_zero_percent(string body, string state)
    {
        var result = Read(body);

        Assert.Empty(result.Readings);
        Assert.Equal(state, result.Failure!.State.Name);
    }
}
