using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.History;

public sealed class ChangeDetectorTests
{
    static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("60 0 61 61 61")]              // one odd zero
    [InlineData("60 160 60 60")]               // one odd high
    [InlineData("100 99 98 50 10 0 0 0")]      // spending
    [InlineData("100 119 119 119")]            // below a fifth of the balance
    [InlineData("0 0 0")]
    [InlineData("10")]
    public void No_top_up_is_seen_in(string balances) => Assert.Empty(Events(MeterKind.Balance, balances));

    [Theory]
    [InlineData("60 0 0 61 61", "0>61")]       // a zero that stayed
    [InlineData("100 120 120", "100>120")]     // exactly a fifth
    [InlineData("2 52 51", "2>52")]
    [InlineData("100 95 115 115", "95>115")]   // a fifth of what was left
    [InlineData("10 60 110 110", "10>60 60>110")]
    [InlineData("-5 20 20", "-5>20")]
    [InlineData("0 0.01 0.01", "0>0.01")]
    public void A_top_up_is_seen_in(string balances, string events) => Assert.Equal(events, string.Join(' ', Events(MeterKind.Balance, balances)));

    [Theory]
    [InlineData("100 109 109", "")]
    [InlineData("100 110 110", "100>110")]
    public void With_a_limit_a_tenth_of_it_is_enough(string balances, string events) =>
        Assert.Equal(events, string.Join(' ', Events(MeterKind.Balance, balances, limit: 100m)));

    [Fact]
    public void A_window_odd_at_one_reading_has_not_been_reset() => Assert.Empty(Events(MeterKind.Window, "40 100 39 39 39", limit: 100m));

    [Fact]
    public void An_early_reset_is_believed_when_it_is_read_twice() => Assert.Equal(["40>100"], Events(MeterKind.Window, "41 40 100 98 97", limit: 100m));

    [Fact]
    public void A_reset_at_its_time_is_seen_however_little_was_used()
    {
        var readings = Window((0, 99m, 60), (55, 98m, 60), (60, 100m, 360), (65, 99.5m, 360), (70, 99m, 360));

        Assert.Equal(["98>100"], Events(MeterKind.Window, readings));
    }

    [Fact]
    public void A_reset_time_that_jitters_is_no_reset()
    {
        var readings = Window((0, 98m, 60), (56, 97m, 61), (57, 97.5m, 60), (58, 97.6m, 64), (59, 97.7m, 65), (60, 97.8m, 62));

        Assert.Empty(Events(MeterKind.Window, readings));
    }

    [Fact]
    public void Heavy_use_right_after_a_reset_does_not_hide_it()
    {
        var readings = Window((0, 80m, 60), (58, 79m, 60), (62, 100m, 360), (67, 60m, 360), (72, 50m, 360));

        Assert.Equal(["79>100"], Events(MeterKind.Window, readings));
    }

    [Theory]
    [InlineData("10 110 10 110 10 110 110", "10>110")]             // two servers, one of them behind
    [InlineData("10 110 110 10 110 10 110 110", "10>110")]
    public void A_server_that_lags_behind_neither_hides_a_top_up_nor_doubles_it(string balances, string events) =>
        Assert.Equal(events, string.Join(' ', Events(MeterKind.Balance, balances)));

    [Fact]
    public void A_reset_is_seen_though_more_was_used_after_it_than_before()
    {
        var readings = Window((0, 96m, 60), (58, 95m, 60), (120, 88m, 360), (125, 80m, 360));

        Assert.Equal(["95>88"], Events(MeterKind.Window, readings, FiveHours));
    }

    [Fact]
    public void A_window_of_which_nothing_is_used_refills_at_the_time_that_stood_still()
    {
        var readings = Window((0, 100m, 60), (30, 100m, 60), (61, 100m, 360), (90, 100m, 360));

        Assert.Equal(["100>100"], Events(MeterKind.Window, readings, FiveHours));
    }

    [Fact]
    public void A_reset_time_that_moves_along_with_the_clock_is_no_reset()
    {
        var readings = Window((0, 100m, 300), (5, 100m, 305), (700, 100m, 1000), (705, 100m, 1005), (1400, 100m, 1700), (1405, 100m, 1705));

        Assert.Empty(Events(MeterKind.Window, readings, FiveHours));
    }

    [Fact]
    public void An_answer_from_the_window_before_is_no_reset_when_the_present_one_returns()
    {
        var readings = Window((400, 91m, 600), (405, 20m, 300), (410, 90m, 600), (415, 89m, 600), (420, 88m, 600));

        Assert.Empty(Events(MeterKind.Window, readings, FiveHours));
    }

    [Fact]
    public void A_raised_limit_is_no_reset()
    {
        var readings = new[] { 1000m, 1000m, 5000m, 5000m, 5000m }
            .Select((limit, index) => new RecordedReading(Noon.AddMinutes(5 * index), 700, limit - 700, limit, null, State.Ok)).ToArray();

        Assert.Empty(Events(MeterKind.Window, readings));
    }

    [Fact]
    public void A_window_that_slides_loses_use_without_a_reset()
    {
        Assert.Empty(Events(MeterKind.Window, "20 35 50 50 65 80 80", limit: 100m));
    }

    [Theory]
    [InlineData(31, "True")]    // the month is over
    [InlineData(20, "")]        // money was given back, and later spent again
    public void Money_spent_in_a_period_begins_anew_when_the_period_is_over_and_not_before(int day, string events)
    {
        var end = Noon.AddDays(30);
        RecordedReading[] readings =
        [
            Spent(28, 90m, end), Spent(29, 95m, end), Spent(30, 96m, end), Spent(31, 2m, day > 30 ? Noon.AddDays(61) : end), Spent(32, 3m, day > 30 ? Noon.AddDays(61) : end),
        ];
        var moved = readings.Select(reading => day > 30 ? reading : reading with { At = reading.At.AddDays(-10) }).ToArray();

        Assert.Equal(events, string.Join(' ', Found(MeterKind.Spend, moved).Select(change => change is { Kind: "reset", IsEarly: false, Before: null })));

        static RecordedReading Spent(int day, decimal used, DateTimeOffset end) => new(Noon.AddDays(day), used, null, null, end, State.NoLimitKnown);
    }

    [Fact]
    public void Rates_have_no_events() => Assert.Empty(Events(MeterKind.Rate, "1 100 100 100", limit: 100m));

    static readonly TimeSpan FiveHours = TimeSpan.FromHours(5);

    static RecordedReading[] Window(params (int Minute, decimal Left, int ResetMinute)[] readings) =>
        [.. readings.Select(row => new RecordedReading(Noon.AddMinutes(row.Minute), 100 - row.Left, row.Left, 100m, Noon.AddMinutes(row.ResetMinute), State.Ok))];

    static List<string> Events(MeterKind kind, string balances, decimal? limit = null) =>
        Events(kind, [.. balances.Split(' ').Select((text, index) => new RecordedReading(Noon.AddMinutes(5 * index), null, decimal.Parse(text), limit, null, State.Ok))]);

    static List<string> Events(MeterKind kind, RecordedReading[] readings, TimeSpan? length = null) =>
        [.. Found(kind, readings, length).Select(change => $"{change.Before}>{change.After}")];

    /// <summary>What every reading confirms by those before it.</summary>
    internal static IReadOnlyList<RecordedEvent> Found(MeterKind kind, RecordedReading[] readings, TimeSpan? length = null) =>
        [.. readings.Select((reading, index) => ChangeDetector.Confirm(kind, length, [.. readings.Take(index).Reverse().Take(ChangeDetector.Lookback)], reading)).OfType<RecordedEvent>()];
}
