using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class CloudflareSpendingLimitReaderTests
{
    const string Days = """
        {"result": {"history": [
          {"aggregated_value": 1, "start_time": 1795305600000, "end_time": 1795392000000},
          {"aggregated_value": "2", "start_time": 1795392000000, "end_time": 1795478400000}]}}
        """;

    static AnswerResult Read(string limit, string history = Days)
    {
        var request = Sample.Report with { Id = "usage-history", Reader = "cloudflare-spending-limit", Join = ["spending-limit"] };
        return Extractor.Read(Sample.Source(request), request, Sample.Answer(history, request: request.Id), new()
        {
            Account = Sample.Account(),
            Source = "wallet",
            Now = Sample.Now,
            Answers = new Dictionary<string, Answer> { ["spending-limit"] = Sample.Answer(limit, request: "spending-limit") },
        });
    }

    static string Limit(string duration, string strategy) =>
        $$$$"""{"result": {"enabled": true, "config": {"amount": 1000, "duration": "{{{{duration}}}}", "strategy": "{{{{strategy}}}}"}}}""";

    [Theory]
    [InlineData("daily", "fixed", "daily", 0.02, "2026-11-24")]
    [InlineData("weekly", "fixed", "weekly", 0.02, "2026-11-30")]
    [InlineData("monthly", "fixed", "monthly", 0.03, "2026-12-01")]
    [InlineData("daily", "sliding", "daily", 0.03, null)]
    [InlineData("monthly", "sliding", "monthly", 0.03, null)]
    public void What_was_used_is_counted_from_where_the_period_begins(string duration, string strategy, string meter, double used, string? resets)
    {
        var reading = Assert.Single(Read(Limit(duration, strategy)).Readings);

        Assert.Equal((meter, (decimal)used, 10m, true), (reading.Meter, reading.Used!.Value, reading.Limit!.Value, reading.Estimated));
        Assert.Equal(resets, reading.ResetsAt?.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("""{"result": {"enabled": false, "config": {"amount": 1000, "duration": "daily"}}}""")]
    [InlineData("""{"result": null}""")]
    public void A_limit_that_is_not_in_force_is_no_window_and_no_error(string limit) => Assert.Equal(State.NoData, Read(limit).Failure!.State);

    [Theory]
    [InlineData("""{"result": {"config": {"amount": 1000, "duration": "daily"}}}""", Days, "$['spending-limit'].result.enabled")]
    [InlineData("""{"result": {"enabled": true, "config": {"cents": 1000, "duration": "daily"}}}""", Days, "$['spending-limit'].result.config.amount")]
    [InlineData("""{"result": {"enabled": true, "config": {"amount": 1000, "duration": "hourly"}}}""", Days, "$['spending-limit'].result.config.duration")]
    [InlineData("""{"result": {"enabled": true, "config": {"amount": 1000, "duration": "daily"}}}""", """{"result": {"days": []}}""", "$['usage-history'].result.history")]
    [InlineData("""{"result": {"enabled": true, "config": {"amount": 1000, "duration": "daily"}}}""", """{"result": {"history": [{"end_time": 1795478400000}]}}""", "aggregated_value")]
    public void What_is_missing_is_named(string limit, string history, string what)
    {
        var failure = Read(limit, history).Failure!;

        Assert.Equal(State.Unrecognized, failure.State);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }
}
