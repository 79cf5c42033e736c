using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class GoogleQuotaReaderTests
{
    static AnswerResult Read(string usage, string limits)
    {
        var request = Sample.Report with { Id = "limit", Reader = "google-quota", Join = ["usage"] };
        return Extractor.Read(Sample.Source(request), request, Sample.Answer(Page(limits), request: "limit"), new()
        {
            Account = Sample.Account(),
            Source = "wallet",
            Now = Sample.Now,
            Answers = new Dictionary<string, Answer> { ["usage"] = Sample.Answer(Page(usage), request: "usage") },
        });
    }

    static string Page(string series) => $$"""[{"timeSeries":[{{series}}]}]""";

    static string Series(string metric, string value, string place = "here", string? limitName = null) => $$$"""
        {"metric":{"labels":{"quota_metric":"aiplatform.googleapis.com/{{{metric}}}"{{{(limitName is null ? "" : $",\"limit_name\":\"{limitName}\"")}}}}},
         "resource":{"labels":{"location":"{{{place}}}"}},"points":[{"value":{{{value}}}},{"value":{"int64Value":"99"}}]}
        """;

    static string Int(long value) => $$"""{"int64Value":"{{value}}"}""";

    [Fact]
    public void Usage_and_limit_belong_together_by_metric_and_place_and_the_newest_point_counts()
    {
        var result = Read(
            string.Join(',', Series("cpus", Int(18)), Series("cpus", Int(5), "there"), Series("disks", """{"doubleValue":2.5}""")),
            string.Join(',', Series("cpus", Int(60)), Series("cpus", Int(10), "there"), Series("disks", Int(10), "there")));

        Assert.Equal(
            [("cpus there", 5m, 10m), ("cpus here", 18m, 60m), ("disks here", 2.5m, null)],
            result.Readings.Select(reading => (reading.Scope!, reading.Used!.Value, reading.Limit)));
        Assert.All(result.Readings, reading => Assert.Equal((Role.Info, (DateTimeOffset?)null), (reading.Role, reading.ResetsAt)));
    }

    [Theory]
    [InlineData("PerRegion", "PerRegion", 60)]
    [InlineData(null, "PerRegion", 60)]
    [InlineData("PerRegion", null, 60)]
    [InlineData("PerRegion", "PerProject", null)]
    public void The_name_of_the_limit_decides_where_both_have_one(string? used, string? limit, int? expected) =>
        Assert.Equal(expected, (int?)Assert.Single(Read(Series("cpus", Int(1), limitName: used), Series("cpus", Int(60), limitName: limit)).Readings).Limit);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_limit_that_is_no_number_of_anything_gives_no_share(long limit) =>
        Assert.Null(Assert.Single(Read(Series("cpus", Int(1)), Series("cpus", Int(limit))).Readings).Limit);

    [Fact]
    public void The_eight_most_used_are_shown_in_their_order()
    {
        var result = Read(string.Join(',', Enumerable.Range(1, 20).Select(used => Series($"m{used}", Int(used)))), string.Join(',', Enumerable.Range(1, 20).Select(used => Series($"m{used}", Int(100)))));

        Assert.Equal([20m, 19, 18, 17, 16, 15, 14, 13], result.Readings.Select(reading => reading.Used!.Value));
    }

    [Fact]
    public void No_series_is_unknown_and_not_zero() => Assert.Equal(State.NoData, Read("", Series("cpus", Int(60))).Failure!.State);

    [Theory]
    [InlineData("""{"metric":{"labels":{"name":"cpus"}},"points":[{"value":{"int64Value":"1"}}]}""", "$.usage[0].timeSeries[0].metric.labels.quota_metric")]
    [InlineData("""{"metric":{"labels":{"quota_metric":"cpus"}},"points":[]}""", "$.usage[0].timeSeries[0].points[0].value.int64Value")]
    [InlineData("7", "$.usage[0].timeSeries[0].metric.labels.quota_metric")]
    public void A_series_of_another_shape_is_told(string series, string path) => Assert.Contains($"has no {path}", Read(series, "").Failure!.Message, StringComparison.Ordinal);
}
