using CsCheck;
using Fuelgauge.Core.Usage;
using static Fuelgauge.Core.Tests.Usage.Ledgers;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class UsageBlockTests
{
    [Fact]
    public void A_block_begins_at_the_full_utc_hour_whatever_the_zone()
    {
        var ledger = Of(new Entry("2026-02-12T06:59:00Z"));

        var block = UsageGrouping.Of(ledger, Query(UsageKey.Block) with { Zone = Zone("Asia/Kolkata") }, new Prices()).Rows[0].Block!;

        Assert.Equal((Instant("2026-02-12T06:00:00Z"), Instant("2026-02-12T11:00:00Z")), (block.StartsAt, block.EndsAt));
    }

    [Theory]
    [InlineData("2026-02-12T05:00:00Z", 1)]
    [InlineData("2026-02-12T05:00:00.001Z", 2)]
    public void An_event_at_exactly_the_end_is_still_in_the_old_block(string last, int blocks) =>
        Assert.Equal(blocks, Ask(Of(new Entry("2026-02-12T00:30:00Z"), new Entry("2026-02-12T02:00:00Z"), new Entry(last)), UsageKey.Block).Rows.Count);

    [Theory]
    [InlineData("2026-02-12T05:30:00Z", null)]
    [InlineData("2026-02-12T05:31:00Z", "2026-02-12T05:30:00Z")]
    public void A_pause_of_more_than_five_hours_is_a_gap(string next, string? from)
    {
        var rows = Ask(Of(new Entry("2026-02-12T00:30:00Z"), new Entry(next)), UsageKey.Block).Rows;

        Assert.Equal(2, rows.Count);
        Assert.Equal(from is null ? null : new UsageGap("claude", Instant(from), Instant(next)), rows[1].GapBefore);
        Assert.Null(rows[0].GapBefore);
    }

    [Fact]
    public void A_gap_beside_a_block_that_is_not_shown_is_not_shown()
    {
        var ledger = Of(new Entry("2026-02-11T00:30:00Z", Model: "haiku"), new Entry("2026-02-12T00:30:00Z"));

        var rows = UsageGrouping.Of(ledger, Query(UsageKey.Block) with { Filter = new() { Models = [new("sonnet")] } }, new Prices()).Rows;

        Assert.Null(Assert.Single(rows).GapBefore);
    }

    [Fact]
    public void A_filter_moves_no_block()
    {
        var ledger = Of(new Entry("2026-02-12T00:30:00Z", Model: "haiku", Project: "beta"), new Entry("2026-02-12T03:30:00Z"), new Entry("2026-02-12T05:30:00Z"));

        var rows = UsageGrouping.Of(ledger, Query(UsageKey.Block) with { Filter = new() { Models = [new("sonnet")] } }, new Prices()).Rows;

        Assert.Equal([Instant("2026-02-12T00:00:00Z"), Instant("2026-02-12T05:00:00Z")], rows.Select(row => row.Block!.StartsAt));
    }

    [Fact]
    public void Each_agent_has_its_own_blocks()
    {
        var ledger = Of(new Entry("2026-02-12T00:30:00Z"), new Entry("2026-02-12T04:30:00Z", Agent: "codex"), new Entry("2026-02-12T06:30:00Z", Agent: "codex"));

        Assert.Equal(
            [("claude", Instant("2026-02-12T00:00:00Z")), ("codex", Instant("2026-02-12T04:00:00Z"))],
            Ask(ledger, UsageKey.Block).Rows.Select(row => (row.Block!.Agent, row.Block.StartsAt)));
        Assert.Equal(
            ["codex"],
            UsageGrouping.Of(ledger, Query(UsageKey.Block) with { Filter = new() { Agents = ["codex"] } }, new Prices()).Rows.Select(row => row.Block!.Agent));
    }

    [Theory]
    [InlineData("2026-02-12T04:59:59Z", true)]
    [InlineData("2026-02-12T05:00:00Z", false)]
    public void A_block_is_active_before_its_end(string now, bool active) =>
        Assert.Equal(active, new UsageBlock("claude", Instant("2026-02-12T00:00:00Z"), Instant("2026-02-12T00:30:00Z"), Instant("2026-02-12T01:00:00Z")).IsActive(Instant(now)));

    [Fact]
    public void Pace_and_projection_are_of_the_active_block_alone()
    {
        var ledger = Of(
            new Entry("2026-02-11T20:00:00Z", Output: 1_000_000),
            new Entry("2026-02-12T06:30:00Z", Output: 100_000),
            new Entry("2026-02-12T08:00:00Z", Output: 20_000));

        var rows = Ask(ledger, UsageKey.Block).Rows;

        // 120,000 tokens in two hours, and two and a half to go: 1,000 a minute. At 15 USD a million that is 0.90 USD an hour.
        Assert.Null(rows[0].Pace);
        Assert.Equal(new UsagePace(1000, 0.9m, 270_000, 4.05m), rows[1].Pace);
    }

    [Fact]
    public void Pace_has_no_money_while_a_model_has_no_price()
    {
        var ledger = Of(new Entry("2026-02-12T07:30:00Z"), new Entry("2026-02-12T08:00:00Z", Model: "mystery"));

        var pace = Ask(ledger, UsageKey.Block).Rows[0].Pace!;

        Assert.Equal((null, null), (pace.CostPerHour, pace.ProjectedCost));
        Assert.True(pace.TokensPerMinute > 0);
    }

    [Fact]
    public void The_first_minute_of_a_block_has_no_pace() => Assert.Null(Ask(Of(new Entry("2026-02-12T08:29:30Z")), UsageKey.Block).Rows[0].Pace);

    [Fact]
    public void Only_the_active_block_can_be_asked_for()
    {
        var ledger = Of(new Entry("2026-02-11T20:00:00Z"), new Entry("2026-02-12T07:00:00Z"));

        Assert.Equal(
            Instant("2026-02-12T07:00:00Z"),
            Assert.Single(UsageGrouping.Of(ledger, Query(UsageKey.Block) with { ActiveOnly = true }, new Prices()).Rows).Block!.StartsAt);
        Assert.Empty(UsageGrouping.Of(ledger, Query(UsageKey.Block) with { ActiveOnly = true, Now = Instant("2026-02-12T12:00:00Z") }, new Prices()).Rows);
    }

    [Fact]
    public void Blocks_hold_each_event_once_and_never_overlap() => Any.Sample(ledger =>
    {
        var plan = BlockPlan.Of(ledger, _ => true);

        for (var index = 0; index < ledger.Count; index++)
        {
            var block = plan.Blocks[plan[index]];
            var at = DateTimeOffset.FromUnixTimeMilliseconds(ledger[index].Record.At);
            Assert.Equal(ledger.Texts[ledger[index].Agent], block.Agent);
            Assert.InRange(at, block.StartsAt, block.EndsAt);
        }

        foreach (var (before, after) in plan.Blocks.Zip(plan.Blocks.Skip(1)).Where(pair => pair.First.Agent == pair.Second.Agent))
            Assert.True(before.LastAt < after.FirstAt && (after.FirstAt > before.EndsAt || after.FirstAt - before.LastAt > UsageBlock.Length));
    });
}
