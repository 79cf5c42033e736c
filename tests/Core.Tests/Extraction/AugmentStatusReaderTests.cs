using System.Text.Json;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class AugmentStatusReaderTests
{
    const string Cycle = "9 days remaining in this billing cycle (ends 12/2/2026)";

    static AnswerResult Read(params string[] lines) => Sample.Read(
        Sample.Answer($$"""{"exit_code": 0, "text": "{{JsonEncodedText.Encode(string.Join('\n', lines))}}"}"""), Sample.Report with { Reader = "augment-status" });

    [Fact]
    public void The_current_text_tells_what_remains_of_the_month()
    {
        var result = Read("319,054 credits remaining                     Max Plan", "450,000 credits / month", Cycle);

        var reading = Assert.Single(result.Readings);
        Assert.Equal(("Max", null, 319_054m, 450_000m), (result.Plan, reading.Used, reading.Remaining, reading.Limit));
        Assert.Equal((new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero), true), (reading.ResetsAt, reading.Estimated));
    }

    [Fact]
    public void The_older_text_counts_what_was_bought_besides()
    {
        var result = Read("Max Plan 450,000 credits / month", "11,657 remaining · 953,170 / 964,827 credits used", Cycle);

        var reading = Assert.Single(result.Readings);
        Assert.Equal(("Max", 953_170m, 11_657m, 964_827m), (result.Plan, reading.Used, reading.Remaining, reading.Limit));
    }

    [Fact]
    public void Days_that_remain_are_no_credits() => Assert.Equal(State.Unrecognized, Read(Cycle).Failure!.State);

    [Fact]
    public void Nothing_printed_is_not_understood() => Assert.Equal("the answer of wallet/report has no line with credits", Read("").Failure!.Message);

    [Fact]
    public void An_end_that_is_no_date_is_unknown()
    {
        var reading = Assert.Single(Read("5 credits remaining", "0 days remaining in this billing cycle (ends 13/32/2026)").Readings);

        Assert.Equal((5m, null, null, false), (reading.Remaining!.Value, reading.Limit, reading.ResetsAt, reading.Estimated));
    }
}
