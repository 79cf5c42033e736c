using System.Globalization;
using CsCheck;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;
using static Fuelgauge.Core.Tests.Usage.Ledgers;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class UsageGroupingTests
{
    static readonly UsageKey[][] Groupings =
    [
        [], [UsageKey.Day], [UsageKey.Week], [UsageKey.Month], [UsageKey.Agent], [UsageKey.Model], [UsageKey.Project], [UsageKey.Session], [UsageKey.Block],
        [UsageKey.Day, UsageKey.Model], [UsageKey.Week, UsageKey.Month], [UsageKey.Agent, UsageKey.Session, UsageKey.Project], [UsageKey.Block, UsageKey.Model],
        [UsageKey.Day, UsageKey.Week, UsageKey.Month, UsageKey.Agent, UsageKey.Model, UsageKey.Project, UsageKey.Session, UsageKey.Block],
    ];

    [Fact]
    public void Every_grouping_has_the_same_grand_total() => Any.Sample(ledger =>
    {
        var expected = Ask(ledger).Totals;

        foreach (var keys in Groupings)
        {
            var summary = Ask(ledger, keys);
            var added = default(UsageSums);
            foreach (var row in summary.Rows)
                added.Add(row.Sums);
            Assert.Equal(expected, summary.Totals);
            Assert.Equal(expected, added);
        }
    });

    [Fact]
    public void Every_grouping_equals_its_slow_twin() => Any.Sample(ledger =>
    {
        var zone = Zone("America/Los_Angeles");
        foreach (var keys in Groupings.Where(keys => !keys.Contains(UsageKey.Block)))
        {
            var rows = UsageGrouping.Of(ledger, Query(keys) with { Zone = zone }, new Prices()).Rows;

            var twin = PlainGroups(ledger, keys, zone);
            Assert.Equal(twin.Count, rows.Count);
            foreach (var row in rows)
                Assert.Equal(twin[Key(row)], (row.Sums.Events, row.Sums.Total, row.Sums.Cost, row.Sums.UnpricedTokens));
        }
    });

    [Fact]
    public void The_order_of_events_changes_nothing() => Gen.Select(Any, Gen.Int).Sample((ledger, seed) =>
    {
        foreach (var keys in Groupings)
        {
            foreach (var measure in Enum.GetValues<UsageMeasure>())
            {
                var query = Query(keys) with { Order = new(measure) };
                var expected = UsageGrouping.Of(ledger, query, new Prices());

                var shuffled = Shuffled(ledger, seed);
                Assert.Equal(expected.Rows, UsageGrouping.Of(shuffled, query, new Prices()).Rows);
                Assert.Equal(expected.Unpriced, UsageGrouping.Of(shuffled, query, new Prices()).Unpriced);
            }
        }
    }, iter: 30);

    [Fact]
    public void A_row_has_the_keys_that_were_asked_for_and_no_other()
    {
        var ledger = Of(new Entry("2026-02-12T08:00:00Z"));

        var row = Assert.Single(Ask(ledger, UsageKey.Week, UsageKey.Month, UsageKey.Model).Rows);

        Assert.Equal(new DateOnly(2026, 2, 9), row.Week);
        Assert.Equal(new DateOnly(2026, 2, 1), row.Month);
        Assert.Equal("sonnet", row.Model);
        Assert.Null(row.Day);
        Assert.Null(row.Agent);
        Assert.Null(row.Project);
        Assert.Null(row.Session);
        Assert.Null(row.Block);
    }

    [Fact]
    public void A_row_whose_tokens_are_all_unpriced_has_no_cost()
    {
        var ledger = Of(new Entry("2026-02-11T08:00:00Z", Model: "mystery"), new Entry("2026-02-12T08:00:00Z", Model: "mystery"), new Entry("2026-02-12T09:00:00Z", Input: 1_000_000, Output: 0));

        var summary = Ask(ledger, UsageKey.Day);

        Assert.Equal((null, (Int128)10), (summary.Rows[0].Sums.Cost, summary.Rows[0].Sums.UnpricedTokens));
        Assert.Equal((3m, (Int128)10), (summary.Rows[1].Sums.Cost, summary.Rows[1].Sums.UnpricedTokens));
        Assert.True(summary.Rows[1].Sums.IsPartlyPriced);
        Assert.Equal([new UnpricedModel("mystery", 20)], summary.Unpriced);
    }

    [Fact]
    public void Nothing_costs_nothing() => Assert.Equal(0, Ask(new UsageLedger(), UsageKey.Day).Totals.Cost);

    [Theory]
    [InlineData(CostMode.Auto, 0.5)]
    [InlineData(CostMode.Calculate, 0.00015)]
    [InlineData(CostMode.Display, 0.5)]
    public void The_mode_says_whose_word_a_cost_is(CostMode mode, double expected)
    {
        var ledger = Of(new Entry("2026-02-12T08:00:00Z") { RecordedCost = 500_000_000_000 });

        Assert.Equal((decimal)expected, UsageGrouping.Of(ledger, Query() with { Mode = mode }, new Prices()).Totals.Cost);
    }

    [Fact]
    public void A_price_is_asked_for_once_a_model_and_only_for_what_is_reported()
    {
        var ledger = Of(Enumerable.Range(0, 100).Select(minute => new Entry($"2026-02-12T08:{minute % 60:00}:00Z", Model: minute % 2 == 0 ? "sonnet" : "haiku")));
        var (all, one, none) = (new Prices(), new Prices(), new Prices());

        UsageGrouping.Of(ledger, Query(UsageKey.Day), all);
        UsageGrouping.Of(ledger, Query(UsageKey.Day) with { Filter = new() { Models = [new("haiku")] } }, one);
        UsageGrouping.Of(ledger, Query(UsageKey.Day) with { Period = new() { LastDay = new(2026, 2, 11) } }, none);

        Assert.Equal((2, 1, 0), (all.Asked, one.Asked, none.Asked));
    }

    [Fact]
    public void Counts_that_no_log_can_have_are_summed_all_the_same()
    {
        var ledger = Of(Enumerable.Repeat(new Entry("2026-02-12T08:00:00Z", Model: "mystery", Input: long.MaxValue, Output: long.MaxValue), 3));
        Add(ledger, new Entry("", Model: "mystery"), long.MinValue);
        Add(ledger, new Entry("", Model: "mystery"), long.MaxValue);

        foreach (var keys in Groupings)
            Assert.Equal(((Int128)long.MaxValue * 6) + 20, Ask(ledger, keys).Totals.Total);
    }

    [Fact]
    public void Money_is_exact_to_a_millionth_of_a_millionth_and_never_overflows()
    {
        Assert.Equal(0.000000000001m, UsageMoneyOf(1));
        Assert.Equal(9_999_999_999_999_999.999999999999m, UsageMoneyOf((Int128)9_999_999_999_999_999_999_999_999_999m));
        Assert.Equal(10_000_000_000_000_000m, UsageMoneyOf((Int128)1e28m + 1));
        Assert.Equal(1e26m, UsageMoneyOf(Int128.MaxValue));

        static decimal? UsageMoneyOf(Int128 cost) => new UsageSums { Events = 1, PricedEvents = 1, KnownCost = cost }.Cost;
    }

    [Fact]
    public void Names_are_cleaned_and_long_ids_stay_apart()
    {
        var ledger = Of(
            new Entry("2026-02-12T08:00:00Z", Session: "ses_6f1b2c3d4e5fAbCdEfGhIjKl01"),
            new Entry("2026-02-12T08:01:00Z", Session: "ses_6f1b2c3d4e5fAbCdEfGhIjKl02"),
            new Entry("2026-02-12T08:02:00Z", Session: "\e[31mred\u202e of ann@example.com\r\n"));

        Assert.Equal(
            ["ses_6f1b2c3d4e5fAbCdEfGhIjKl01", "ses_6f1b2c3d4e5fAbCdEfGhIjKl02", "[31mred of ***"],
            Ask(ledger, UsageKey.Session).Rows.Select(row => row.Session));
    }

    [Fact]
    public void A_projects_folder_is_what_the_log_says_or_a_key_that_is_a_path()
    {
        var ledger = Of(new Entry("2026-02-12T08:00:00Z", Project: "-home-ann-alpha"), new Entry("2026-02-12T08:00:00Z", Project: "/home/ann/beta"), new Entry("2026-02-12T08:00:00Z", Project: "c0ffee"));
        ledger.ProjectPaths.Add(ledger.Texts.Number("-home-ann-alpha"), ledger.Texts.Number("/home/ann/alpha"));

        Assert.Equal(
            [("-home-ann-alpha", "/home/ann/alpha"), ("/home/ann/beta", "/home/ann/beta"), ("c0ffee", null)],
            Ask(ledger, UsageKey.Project).Rows.Select(row => (row.Project, row.ProjectPath)));
    }

    static UsageLedger Shuffled(UsageLedger ledger, int seed)
    {
        var shuffled = new UsageLedger();
        var events = ledger.Events.ToArray();
        new Random(seed).Shuffle(events);
        foreach (var usage in events)
        {
            shuffled.Add(shuffled.Texts.Number(ledger.Texts[usage.Agent]), usage.Record with
            {
                Model = shuffled.Texts.Number(ledger.Texts[usage.Record.Model]),
                Session = shuffled.Texts.Number(ledger.Texts[usage.Record.Session]),
                Project = shuffled.Texts.Number(ledger.Texts[usage.Record.Project]),
            });
        }

        return shuffled;
    }

    static string Key(UsageRow row) => string.Join('|', Text(row.Day), Text(row.Week), Text(row.Month), row.Agent, row.Model, row.Project, row.Session);

    static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    static Dictionary<string, (long, Int128, decimal?, Int128)> PlainGroups(UsageLedger ledger, UsageKey[] keys, TimeZoneInfo zone)
    {
        var prices = new Prices();
        return ledger.Events.GroupBy(usage => PlainKey(ledger, usage, keys, zone)).ToDictionary(group => group.Key, group =>
        {
            var costs = group.Select(usage => (usage.Record.Total, Cost: UsageCost.Of(usage.Record, prices.Find(ledger.Texts[usage.Record.Model], ""), CostMode.Auto))).ToList();
            var known = costs.Where(cost => cost.Cost is not null).Select(cost => (decimal)cost.Cost!.Value).ToList();
            return ((long)costs.Count, (Int128)costs.Sum(cost => cost.Total), known.Count == 0 ? null : (decimal?)known.Sum() / 1_000_000_000_000, (Int128)costs.Where(cost => cost.Cost is null).Sum(cost => cost.Total));
        });
    }

    static string PlainKey(UsageLedger ledger, UsageEvent usage, UsageKey[] keys, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(usage.Record.At), zone).DateTime);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return string.Join('|', keys.Contains(UsageKey.Day) ? Text(day) : "", keys.Contains(UsageKey.Week) ? Text(monday) : "",
            keys.Contains(UsageKey.Month) ? Text(new(day.Year, day.Month, 1)) : "", Name(UsageKey.Agent, usage.Agent), Name(UsageKey.Model, usage.Record.Model),
            Name(UsageKey.Project, usage.Record.Project), Name(UsageKey.Session, usage.Record.Session));

        string Name(UsageKey key, int number) => keys.Contains(key) ? ledger.Texts[number] : "";
    }
}
