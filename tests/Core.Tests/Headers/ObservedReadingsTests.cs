using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Headers;

public sealed class ObservedReadingsTests
{
    static readonly DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Within_one_window_the_highest_utilization_stays()
    {
        var earlier = Day(left: 10, resetsIn: 3600);

        var merged = ObservedReadings.Merge([earlier], [Day(left: 20, resetsIn: 3602)], now);

        Assert.Same(earlier, Assert.Single(merged));
    }

    [Fact]
    public void A_new_window_begins_anew() =>
        Assert.Equal(20m, Assert.Single(ObservedReadings.Merge([Day(left: 10, resetsIn: 3600)], [Day(left: 20, resetsIn: 90_000)], now)).Remaining);

    [Fact]
    public void More_use_is_always_news() =>
        Assert.Equal(5m, Assert.Single(ObservedReadings.Merge([Day(left: 10, resetsIn: 3600)], [Day(left: 5, resetsIn: 3600)], now)).Remaining);

    [Fact]
    public void What_is_used_up_stays_so_until_its_reset()
    {
        var usedUp = Day(left: 0, resetsIn: 60);

        Assert.Equal(0m, Assert.Single(ObservedReadings.Merge([usedUp], [Day(left: 20, resetsIn: 90_000)], now)).Remaining);
        Assert.Equal(20m, Assert.Single(ObservedReadings.Merge([usedUp], [Day(left: 20, resetsIn: 90_000)], now.AddSeconds(60))).Remaining);
    }

    [Fact]
    public void An_older_answer_does_not_replace_a_newer_one() =>
        Assert.Equal(10m, Assert.Single(ObservedReadings.Merge([Day(left: 10, resetsIn: 90_000)], [Day(left: 20, resetsIn: 3600) with { ObservedAt = now.AddHours(-1) }], now)).Remaining);

    [Fact]
    public void Meters_of_other_models_are_kept_beside_it() =>
        Assert.Equal(["b", "a"], ObservedReadings.Merge([Day(1, 60) with { Meter = "a" }], [Day(1, 60) with { Meter = "b" }], now).Select(reading => reading.Meter));

    [Fact]
    public void No_more_meters_are_kept_than_an_account_may_have() =>
        Assert.Equal(ObservedReadings.Most, ObservedReadings.Merge(Enumerable.Range(0, 200).Select(number => Day(1, 60) with { Meter = $"m{number}" }), [Day(1, 60)], now).Count);

    [Fact]
    public void A_meter_is_dropped_at_its_reset_or_after_its_window()
    {
        Reading[] kept = [Day(1, 60), Day(1, 60) with { Meter = "unsaid", ResetsAt = null, Length = TimeSpan.FromSeconds(90) }, Day(1, 60) with { Meter = "unknown", ResetsAt = null, Length = null }];

        Assert.Equal(3, ObservedReadings.Current(kept, now.AddSeconds(59)).Count());
        Assert.Equal("unsaid", Assert.Single(ObservedReadings.Current(kept, now.AddSeconds(60))).Meter);
        Assert.Empty(ObservedReadings.Current(kept, now.AddSeconds(90)));
    }

    [Fact]
    public void Headers_never_lift_what_the_provider_says_is_used_up()
    {
        var said = Wallet(0, now.AddMinutes(-5));

        var sources = ObservedReadings.Beside([new() { Source = "wallet", Readings = [said] }], [Wallet(7, now)], now);

        Assert.Same(said, Assert.Single(Assert.Single(sources).Readings));
    }

    [Theory]
    [InlineData(7, 5, -5, 5)]
    [InlineData(7, 5, 5, 7)]
    [InlineData(7, 9, -5, 7)]
    public void A_newer_and_lower_balance_of_headers_counts(int said, int observed, int saidMinutesLater, int shown)
    {
        var sources = ObservedReadings.Beside([new() { Source = "wallet", Readings = [Wallet(said, now.AddMinutes(saidMinutesLater))] }], [Wallet(observed, now)], now);

        Assert.Equal(shown, Assert.Single(sources.SelectMany(source => source.Readings)).Remaining);
    }

    [Theory]
    [InlineData("auth", 0)]
    [InlineData("blocked", 0)]
    [InlineData("throttled", 0)]
    [InlineData("no_data", 1)]
    [InlineData("no_plan", 1)]
    public void Headers_do_not_hide_why_an_account_cannot_be_read(string state, int added)
    {
        SourceResult[] failed = [new() { Source = "wallet", Failure = new(new(state), "") }];

        Assert.Equal(added, ObservedReadings.Beside(failed, [Day(1, 60)], now).Sum(source => source.Readings.Count));
    }

    [Fact]
    public void An_account_without_sources_shows_its_headers() => Assert.Single(Assert.Single(ObservedReadings.Beside([], [Day(1, 60)], now)).Readings);

    static QuotaWindow Day(decimal left, double resetsIn) => new QuotaWindow
    {
        Meter = "daily",
        Label = "Daily",
        Unit = "requests",
        Source = HeaderReadings.Source,
        ObservedAt = now,
        Remaining = left,
        Limit = 100,
        LimitSource = LimitSource.Reported,
        ResetsAt = now.AddSeconds(resetsIn),
        Length = TimeSpan.FromDays(1),
    };

    static Balance Wallet(decimal left, DateTimeOffset at) =>
        new Balance { Meter = "balance", Label = "Balance", Unit = "USD", Source = HeaderReadings.Source, ObservedAt = at, Remaining = left };
}
