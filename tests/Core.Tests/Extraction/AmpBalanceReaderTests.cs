using System.Text.Json;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class AmpBalanceReaderTests
{
    const string Account = "Signed in as dev@example.com (dev)";
    const string Free = "Amp Free: 61% remaining today (resets daily)";
    const string Tier = "Amp Megawatt Tier: agent usage $19.27 of $20 remaining (96%), orb usage 474.7h of 750h a1.small orb hours remaining (63%) - period 2026-11-18 to 2026-12-18";
    const string Credits = "Individual credits: $9.86 remaining";

    static AnswerResult Read(DateTimeOffset at, params string[] lines) =>
        Sample.Read(Sample.Answer($$"""{"ok": true, "result": {"displayText": "{{JsonEncodedText.Encode(string.Join('\n', lines))}}"} }""") with { ObservedAt = at }, Sample.Report with { Reader = "amp-balance" });

    static AnswerResult Read(params string[] lines) => Read(Sample.Now, lines);

    [Theory]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-24T01:00:00Z")]
    [InlineData("2026-11-24T00:59:59Z", "2026-11-24T01:00:00Z")]
    [InlineData("2026-11-24T01:00:00Z", "2026-11-25T01:00:00Z")]
    [InlineData("2026-07-15T23:59:59Z", "2026-07-16T00:00:00Z")]
    [InlineData("2026-10-31T12:00:00Z", "2026-11-01T00:00:00Z")]   // the last day of summer time
    [InlineData("2026-11-01T00:30:00Z", "2026-11-02T01:00:00Z")]
    [InlineData("2026-03-08T02:00:00Z", "2026-03-09T00:00:00Z")]   // clocks go forward at 07:00 UTC
    public void The_free_day_begins_at_eight_in_the_evening_of_New_York(string now, string reset)
    {
        var reading = Assert.Single(Read(DateTimeOffset.Parse(now), Free).Readings);

        Assert.Equal((DateTimeOffset.Parse(reset), true), (reading.ResetsAt, reading.Estimated));
    }

    [Fact]
    public void Neither_order_nor_markdown_nor_lines_nobody_knows_change_what_is_read()
    {
        var expected = Read(Account, Tier, Credits).Readings;

        Assert.Equal(expected, Read(Credits, Tier, Account).Readings);
        Assert.Equal(expected, Read("**" + Account + "**", "", "Balance in the moon: $5 remaining", "  **Amp** " + Tier["Amp ".Length..], "Individual credits: **$9.86** remaining", "https://ampcode.com").Readings);
    }

    [Fact]
    public void Free_use_carries_on_beside_a_paid_tier_and_is_what_ends_without_one()
    {
        Assert.Equal(Role.Gate, Assert.Single(Read(Free).Readings).Role);
        Assert.Equal([Role.Fallback, Role.Gate, Role.Info], Read(Free, Tier).Readings.Select(reading => reading.Role));
    }

    [Fact]
    public void A_wallet_that_is_empty_alarms_only_where_there_is_nothing_else()
    {
        const string none = "Individual credits: $0 remaining";

        Assert.Equal([Role.Fallback], Read(none).Readings.Select(reading => reading.Role));
        Assert.Equal([Role.Gate, Role.Info], Read(Free, none).Readings.Select(reading => reading.Role));
        Assert.Equal([Role.Info, Role.Fallback], Read(none, "Workspace team: $5.33 remaining").Readings.Select(reading => reading.Role));
    }

    [Fact]
    public void A_text_without_a_line_that_is_known_is_quoted_but_never_the_account()
    {
        var failure = Read(Account, "Mail: dev@example.com", "Fuel: 61 parts").Failure;

        Assert.Equal(State.Unrecognized, failure!.State);
        Assert.EndsWith("at $.result.displayText: \"Fuel: 61 parts\"", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("dev", Read(Account).Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ok": true, "result": null}""")]
    [InlineData("""{"ok": true, "result": {"displayText": 61}}""")]
    [InlineData("[]")]
    public void Without_a_text_nothing_is_read(string body) =>
        Assert.Equal(State.Unrecognized, Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "amp-balance" }).Failure!.State);
}
