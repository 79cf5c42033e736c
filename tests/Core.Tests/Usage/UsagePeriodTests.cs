using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Usage;
using static Fuelgauge.Core.Tests.Usage.Ledgers;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class UsagePeriodTests
{
    static readonly UsageLedger Ledger = Of(
        new Entry("2026-02-10T07:59:59.999Z", Session: "before"),
        new Entry("2026-02-10T08:00:00Z", Session: "first"),
        new Entry("2026-02-12T07:59:59.999Z", Session: "last"),
        new Entry("2026-02-12T08:00:00Z", Session: "after"));

    [Fact]
    public void Both_days_are_included_whole_in_the_zone()
    {
        var period = new UsagePeriod { FirstDay = new(2026, 2, 10), LastDay = new(2026, 2, 11) };

        Assert.Equal(["first", "last"], Sessions(period));
    }

    [Fact]
    public void Instants_are_exact_and_the_end_is_not_included()
    {
        var period = new UsagePeriod { From = Instant("2026-02-10T08:00:00Z"), Until = Instant("2026-02-12T08:00:00Z") };

        Assert.Equal(["first", "last"], Sessions(period));
    }

    [Fact]
    public void A_bound_may_be_missing()
    {
        Assert.Equal(["before", "first", "last"], Sessions(new() { LastDay = new(2026, 2, 11) }));
        Assert.Equal(["last", "after"], Sessions(new() { From = Instant("2026-02-11T00:00:00Z") }));
    }

    static IEnumerable<string?> Sessions(UsagePeriod period) =>
        UsageGrouping.Of(Ledger, Query(UsageKey.Session) with { Period = period, Zone = Zone("America/Los_Angeles") }, new Prices()).Rows.Select(row => row.Session);
}
