using System.Text.Json;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.Logs.Tests;

/// <summary>Every case that has prices, in US dollars, in every grouping and mode; and what reports are grouped by.</summary>
public sealed class CostTests
{
    public static TheoryData<string> Cases => LogCase.Names;

    public static TheoryData<string> PricedCases => [.. LogCase.Names.Select(name => name.Data).Where(name => LogCase.Of(name).HasPrices)];

    [Theory]
    [MemberData(nameof(PricedCases))]
    public void Every_priced_case_costs_what_it_costs(string name)
    {
        var fixture = LogCase.Of(name);
        var ledger = PlainScan.Read(fixture.Host, LogFormats.All);

        foreach (var (mode, cost) in new[] { (CostMode.Auto, "costAuto"), (CostMode.Calculate, "costCalculate"), (CostMode.Display, "costDisplay") })
        {
            Assert.Equal((mode, Dollars(fixture.Expected.GetProperty("totals"), cost)), (mode, Ask(fixture, ledger, mode).Totals.Cost ?? 0));
            AssertGroups(fixture, ledger, mode, cost, "byModel", UsageKey.Model, row => row.Model);
            AssertGroups(fixture, ledger, mode, cost, "byProject", UsageKey.Project, row => row.Project);
            AssertGroups(fixture, ledger, mode, cost, "bySession", UsageKey.Session, row => row.Session);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Days_are_those_of_the_zone(string name)
    {
        var fixture = LogCase.Of(name);
        var ledger = PlainScan.Read(fixture.Host, LogFormats.All);

        foreach (var zone in fixture.Expected.GetProperty("byDay").EnumerateObject())
        {
            var rows = Ask(fixture, ledger, CostMode.Auto, TimeZoneInfo.FindSystemTimeZoneById(zone.Name), UsageKey.Day).Rows;

            Assert.Equal(
                zone.Value.EnumerateObject().Select(day => (day.Name, day.Value.GetProperty("events").GetInt64(), (Int128)day.Value.GetProperty("total").GetInt64(), Dollars(day.Value, "costAuto"))).Order(),
                rows.Select(row => (row.Day!.Value.ToString("yyyy-MM-dd", null), row.Sums.Events, row.Sums.Total, fixture.HasPrices ? row.Sums.Cost ?? 0 : 0)));
        }
    }

    [Theory]
    [MemberData(nameof(PricedCases))]
    public void Models_without_a_price_are_named(string name)
    {
        var fixture = LogCase.Of(name);

        var unpriced = Ask(fixture, PlainScan.Read(fixture.Host, LogFormats.All), CostMode.Calculate).Unpriced;

        Assert.Equal(fixture.Expected.GetProperty("unpricedModels").EnumerateArray().Select(model => model.GetString()), unpriced.Select(model => model.Model));
    }

    [Fact]
    public void Blocks_are_those_of_the_case()
    {
        var fixture = LogCase.Of("claude/blocks");
        var rows = Ask(fixture, PlainScan.Read(fixture.Host, LogFormats.All), CostMode.Auto, TimeZoneInfo.Utc, UsageKey.Block).Rows;
        var expected = fixture.Expected.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(
            expected.Where(block => !block.TryGetProperty("gap", out _))
                .Select(block => (At(block, "start"), At(block, "end"), At(block, "actualEnd"), block.GetProperty("events").GetInt64(), (Int128)block.GetProperty("total").GetInt64())),
            rows.Select(row => (row.Block!.StartsAt, row.Block.EndsAt, row.Block.LastAt, row.Sums.Events, row.Sums.Total)));
        Assert.Equal(
            expected.Where(block => block.TryGetProperty("gap", out _)).Select(gap => (At(gap, "start"), At(gap, "end"))),
            rows.Select(row => row.GapBefore).OfType<UsageGap>().Select(gap => (gap.From, gap.To)));
    }

    static void AssertGroups(LogCase fixture, UsageLedger ledger, CostMode mode, string cost, string grouping, UsageKey key, Func<UsageRow, string?> nameOf)
    {
        if (!fixture.Expected.TryGetProperty(grouping, out var groups))
            return;
        var rows = Ask(fixture, ledger, mode, TimeZoneInfo.Utc, key).Rows;
        Assert.Equal(
            groups.EnumerateObject().Select(group => (mode, grouping, group.Name, Dollars(group.Value, cost))).OrderBy(group => group.Name, StringComparer.Ordinal),
            rows.Select(row => (mode, grouping, Name: nameOf(row) ?? "", row.Sums.Cost ?? 0)).OrderBy(group => group.Name, StringComparer.Ordinal));
    }

    static UsageSummary Ask(LogCase fixture, UsageLedger ledger, CostMode mode, TimeZoneInfo? zone = null, params UsageKey[] keys) =>
        UsageGrouping.Of(ledger, new() { Keys = keys, Zone = zone ?? TimeZoneInfo.Utc, Now = DateTimeOffset.UnixEpoch, Mode = mode }, new CasePrices(fixture));

    static decimal Dollars(JsonElement sums, string name) => sums.TryGetProperty(name, out var cost) ? cost.GetDecimal() : 0;

    static DateTimeOffset At(JsonElement block, string name) => block.GetProperty(name).GetDateTimeOffset();
}
