using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Usage;
using static Fuelgauge.Core.Tests.Usage.Ledgers;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class UsageOrderTests
{
    static readonly UsageLedger Ledger = Of(
        new Entry("2026-02-10T08:00:00Z", Model: "haiku", Session: "b", Input: 900),
        new Entry("2026-02-11T08:00:00Z", Model: "mystery", Session: "c", Input: 5000),
        new Entry("2026-02-12T08:00:00Z", Model: "sonnet", Session: "a", Input: 700));

    [Fact]
    public void Days_run_on_and_the_newest_is_last() => Assert.Equal([10, 11, 12], Ask(Ledger, UsageKey.Day).Rows.Select(row => row.Day!.Value.Day));

    [Fact]
    public void Sessions_run_on_by_their_last_event() => Assert.Equal(["b", "c", "a"], Ask(Ledger, UsageKey.Session).Rows.Select(row => row.Session));

    [Fact]
    public void Models_begin_with_the_dearest_and_those_of_unknown_cost_are_last() =>
        Assert.Equal(["sonnet", "haiku", "mystery"], Ask(Ledger, UsageKey.Model).Rows.Select(row => row.Model));

    [Theory]
    [InlineData(UsageMeasure.Tokens, null, "mystery haiku sonnet")]
    [InlineData(UsageMeasure.Tokens, false, "sonnet haiku mystery")]
    [InlineData(UsageMeasure.Cost, false, "mystery haiku sonnet")]
    [InlineData(UsageMeasure.Time, null, "haiku mystery sonnet")]
    [InlineData(UsageMeasure.Time, true, "sonnet mystery haiku")]
    [InlineData(null, false, "mystery haiku sonnet")]
    public void Measure_and_direction_can_be_chosen(UsageMeasure? measure, bool? isDescending, string expected)
    {
        var summary = UsageGrouping.Of(Ledger, Query(UsageKey.Model) with { Order = new(measure, isDescending) }, new Prices());

        Assert.Equal(expected, string.Join(' ', summary.Rows.Select(row => row.Model)));
    }

    [Fact]
    public void Rows_of_one_day_follow_their_names()
    {
        var ledger = Of(new Entry("2026-02-12T09:00:00Z", Model: "b"), new Entry("2026-02-12T08:00:00Z", Model: "c"), new Entry("2026-02-12T10:00:00Z", Model: "a"));

        Assert.Equal(["a", "b", "c"], Ask(ledger, UsageKey.Day, UsageKey.Model).Rows.Select(row => row.Model));
    }
}
