using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class MinimaxPlanReaderTests
{
    static AnswerResult Read(string body, string url = "{host}/v1/token_plan/remains") =>
        Sample.Read(Sample.Answer(body), Sample.Report with { Url = url, Reader = "minimax-plan" });

    static Reading Interval(string members, string url = "{host}/v1/token_plan/remains") =>
        Assert.Single(Read($$"""{"model_remains": [{"model_name": "general", "start_time": 1795428000000, "end_time": 1795446000000, {{members}}}]}""", url).Readings);

    [Theory]
    [InlineData(1473, 98, 27)]
    [InlineData(27, 98, 27)]
    [InlineData(151, 90, 151)]
    [InlineData(0, 100, 0)]
    [InlineData(1500, 0, 1500)]
    [InlineData(0, 0, 1500)]
    public void The_percent_left_decides_what_a_count_means(int count, int percentLeft, int used)
    {
        var reading = Interval($"\"current_interval_total_count\": 1500, \"current_interval_usage_count\": {count}, \"current_interval_remaining_percent\": {percentLeft}");

        Assert.Equal(((decimal)used, 1500m - used, 1500m, "requests"), (reading.Used, reading.Remaining, reading.Limit, reading.Unit));
    }

    [Fact]
    public void A_count_that_agrees_with_no_percent_is_not_shown()
    {
        var reading = Interval("\"current_interval_total_count\": 1500, \"current_interval_usage_count\": 700, \"current_interval_remaining_percent\": 96");

        Assert.Equal((4m, 96m, 100m, "percent"), (reading.Used, reading.Remaining, reading.Limit, reading.Unit));
    }

    [Theory]
    [InlineData("{host}/v1/api/openplatform/coding_plan/remains", false)]
    [InlineData("{host}/v1/token_plan/remains", true)]
    public void Without_a_percent_a_count_is_what_is_left_and_on_the_new_path_an_estimate(string url, bool isEstimated)
    {
        var reading = Interval("\"current_interval_total_count\": \"1500\", \"current_interval_usage_count\": \"1473\"", url);

        Assert.Equal((27m, 1473m, isEstimated), (reading.Used, reading.Remaining, reading.Estimated));
    }

    [Fact]
    public void Status_2_is_used_up_whatever_the_percent_says()
    {
        var reading = Interval("\"current_interval_status\": \"2\", \"current_interval_remaining_percent\": 37");

        Assert.Equal((100m, 0m, Condition.Exhausted), (reading.Used, reading.Remaining, reading.Condition));
    }

    [Fact]
    public void Status_3_is_no_cap_and_never_zero_left()
    {
        var reading = Interval("\"current_interval_status\": 3, \"current_interval_remaining_percent\": 0, \"current_interval_total_count\": 9");

        Assert.Equal((Condition.Unlimited, null, null), (reading.Condition, reading.Remaining, reading.Limit));
    }

    [Fact]
    public void Everything_may_be_wrapped_in_data_with_plan_and_points()
    {
        var result = Read("""
            {"data": {"current_subscribe_title": "Max", "points_balance": "120", "model_remains":
              [{"model_name": "general", "start_time": 1795428000000, "end_time": 1795446000000, "current_interval_remaining_percent": "96"}]}}
            """);

        Assert.Equal("Max", result.Plan);
        Assert.Equal("five-hour points", string.Join(' ', result.Readings.Select(reading => reading.Meter)));
    }

    [Theory]
    [InlineData("video,general,MiniMax-M2", "general")]
    [InlineData("speech-hd,MiniMax-M*", "MiniMax-M*")]
    [InlineData("video,image-01", "image-01")]
    public void The_main_row_is_the_gate_and_comes_first(string models, string main)
    {
        var rows = models.Split(',').Select(name => $$"""{"model_name": "{{name}}", "current_weekly_remaining_percent": {{(name == main ? 11 : 50)}}}""");

        var readings = Read($$"""{"model_remains": [{{string.Join(",", rows)}}]}""").Readings;

        Assert.Equal(("weekly", 11m, Role.Gate, null), (readings[0].Meter, readings[0].Remaining, readings[0].Role, readings[0].Scope));
        Assert.All(readings.Skip(1), reading => Assert.Equal(Role.Info, reading.Role));
    }

    [Fact]
    public void Without_an_end_the_reset_is_counted_from_now() => Assert.Equal(Sample.Now.AddHours(1),
        Assert.Single(Read("""{"model_remains": [{"model_name": "general", "remains_time": 3600000, "current_interval_remaining_percent": 96}]}""").Readings).ResetsAt);

    [Theory]
    [InlineData("""{"base_resp": {"status_code": "1008", "status_msg": "no money"}}""", "provider_error")]
    [InlineData("""{"base_resp": {"status_code": 0}}""", "unrecognized")]
    [InlineData("""{"model_remains": []}""", "no_data")]
    [InlineData("""{"model_remains": [{"model_name": "general", "current_interval_total_count": 0, "current_interval_usage_count": 0}]}""", "unrecognized")]
    [InlineData("""{"model_remains": [1, null, "x"]}""", "unrecognized")]
    public void An_answer_without_numbers_is_never_zero_percent(string body, string state)
    {
        var result = Read(body);

        Assert.Empty(result.Readings);
        Assert.Equal(state, result.Failure!.State.Name);
    }
}
