using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class QoderQuotaReaderTests
{
    static AnswerResult Read(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "qoder-quota" });

    [Fact]
    public void Percentages_change_nothing()
    {
        const string quota = """{"totalUsagePercentage": %, "userQuota": {"total": 300, "used": 291, "percentage": %}}""";

        Assert.Equal(Read(quota.Replace("%", "0.97")).Readings, Read(quota.Replace("%", "97")).Readings);
    }

    [Theory]
    [InlineData("253402214400000", null)]
    [InlineData("0", null)]
    [InlineData("1796601600000", "2026-12-07T00:00:00Z")]
    public void The_year_9999_is_never(string expiresAt, string? reset) =>
        Assert.Equal(reset is null ? null : DateTimeOffset.Parse(reset), Read($$"""{"expiresAt": {{expiresAt}}, "userQuota": {"total": 300, "used": 291} }""").Readings[0].ResetsAt);

    [Fact]
    public void A_quota_without_amounts_is_named_and_hides_no_other()
    {
        var result = Read("""{"userQuota": {"total": 300, "percentage": 0.5}, "addOnQuota": {"total": 10, "remaining": 4}}""");

        Assert.Equal(["add-on"], result.Readings.Select(reading => reading.Meter));
        Assert.Equal("the answer of wallet/report has no $.userQuota.used", result.Failure!.Message);
    }

    [Theory]
    [InlineData("""{"userQuota": null}""", "no_plan")]
    [InlineData("""{"orgResourcePackage": {"cap": 0}}""", "no_plan")]
    [InlineData("{}", "unrecognized")]
    [InlineData("[]", "unrecognized")]
    public void No_quota_is_no_plan_and_another_shape_is_not_understood(string body, string state) => Assert.Equal(new State(state), Read(body).Failure!.State);
}
