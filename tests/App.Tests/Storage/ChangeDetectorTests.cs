using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Tests.Storage;

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
    [InlineData(MeterKind.Spend)]
    [InlineData(MeterKind.Rate)]
    public void Spend_and_rates_have_no_events(MeterKind kind) => Assert.Empty(Events(kind, "1 100 100 100", limit: 100m));

    static RecordedReading[] Window(params (int Minute, decimal Left, int ResetMinute)[] readings) =>
        [.. readings.Select(row => new RecordedReading(Noon.AddMinutes(row.Minute), 100 - row.Left, row.Left, 100m, Noon.AddMinutes(row.ResetMinute), State.Ok))];

    static List<string> Events(MeterKind kind, string balances, decimal? limit = null) =>
        Events(kind, [.. balances.Split(' ').Select((text, index) => new RecordedReading(Noon.AddMinutes(5 * index), null, decimal.Parse(text), limit, null, State.Ok))]);

    static List<string> Events(MeterKind kind, RecordedReading[] readings) =>
        [.. readings
            .Select((reading, index) => ChangeDetector.Confirm(kind, [.. readings.Take(index).Reverse().Take(ChangeDetector.Lookback)], reading))
            .OfType<RecordedEvent>().Select(change => $"{change.Before}>{change.After}")];
}
