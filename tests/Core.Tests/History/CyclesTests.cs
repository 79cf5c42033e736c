using CsCheck;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.History;

public sealed class CyclesTests
{
    static readonly DateTimeOffset Noon = new(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan FiveHours = TimeSpan.FromHours(5);

    [Fact]
    public void A_window_is_cut_at_its_announced_resets()
    {
        var cycles = Cycles.Of(Window((0, 10, 60), (30, 30, 60), (62, 2, 360), (200, 50, 360), (350, 80, 360), (370, 5, 660), (380, 6, 660)));

        Assert.Equal([(0, 60, 20m), (60, 360, 80m), (360, 380, 6m)], cycles.Select(cycle => (Minute(cycle.Begin), Minute(cycle.End), cycle.Consumed!.Value)));
        Assert.Equal([false, true, false], cycles.Select(cycle => cycle.IsComplete));
        Assert.Equal((2m, 80m, 2m, 80m, 3), (cycles[1].First, cycles[1].Last, cycles[1].Min, cycles[1].Max, cycles[1].Readings));
    }

    [Fact]
    public void An_early_reset_ends_a_cycle_when_it_was_first_seen()
    {
        var cycles = Cycles.Of(Window((0, 10, 300), (30, 60, 300), (60, 0, 300), (90, 1, 300)));

        Assert.Equal((60, true), (Minute(cycles[0].End), cycles[0].EndedBy!.IsEarly));
        Assert.Equal(60, Minute(cycles[1].Begin));
    }

    [Fact]
    public void A_wallet_is_cut_at_its_top_ups_and_what_they_hide_is_not_counted()
    {
        var cycles = Cycles.Of(Follow(MeterKind.Balance, [Left(0, 20), Left(10, 12), Left(20, 110), Left(30, 104)]));

        Assert.Equal([8m, 6m], cycles.Select(cycle => cycle.Consumed));
    }

    [Theory]
    [InlineData("50 48 0 47 46", 4)]
    [InlineData("50 48 90 47 46", 4)]
    [InlineData("50 48 49 47 46", 5)]   // given back and used again
    public void One_odd_answer_is_neither_use_nor_the_least_or_most(string balances, int consumed)
    {
        var cycle = Assert.Single(Cycles.Of(Follow(MeterKind.Balance, [.. balances.Split(' ').Select((text, index) => Left(5 * index, decimal.Parse(text)))])));

        Assert.Equal((consumed, 46m, 50m, 5), (cycle.Consumed, cycle.Min, cycle.Max, cycle.Readings));
    }

    [Fact]
    public void Time_in_which_a_window_had_not_started_belongs_to_no_cycle()
    {
        RecordedReading[] readings = [Used(0, 3, 6), Used(5, 4, 6), Idle(10), Idle(15), Used(20, 1, 318), Used(25, 2, 318)];

        var cycles = Cycles.Of(Follow(MeterKind.Window, readings));

        Assert.Equal([(0, 6, "reset"), (20, 25, null)], cycles.Select(cycle => (Minute(cycle.Begin), Minute(cycle.End), cycle.EndedBy?.Kind)));
        Assert.Equal("window_start", cycles[1].BegunBy!.Kind);
    }

    [Fact]
    public void One_reading_says_nothing_of_use_and_none_makes_no_cycle()
    {
        Assert.Null(Assert.Single(Cycles.Of(Follow(MeterKind.Balance, [Left(0, 5)]))).Consumed);
        Assert.Empty(Cycles.Of(Follow(MeterKind.Balance, [])));
        Assert.Empty(Cycles.Of(Follow(MeterKind.Balance, [new(Noon, null, null, null, null, State.Auth)])));
    }

    [Fact]
    public void Money_spent_in_a_month_is_its_price()
    {
        var (january, february) = (new DateTimeOffset(2026, 1, 31, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 2, 28, 16, 0, 0, TimeSpan.Zero));
        RecordedReading[] readings = [Spent(-40, 3, january), Spent(-13, 47.25m, january), Spent(-11, 0.5m, february), Spent(-5, 9, february)];

        var cycles = Cycles.Of(Follow(MeterKind.Spend, readings));

        Assert.Equal([44.25m, 9m], cycles.Select(cycle => cycle.Consumed));
        Assert.Equal(january, cycles[0].End);

        static RecordedReading Spent(int day, decimal used, DateTimeOffset end) => new(Noon.AddDays(day), used, null, null, end, State.NoLimitKnown);
    }

    [Fact]
    public void What_is_used_in_each_cycle_is_what_was_read_at_its_end() => Gen.Int[0, 9].Array[3, 30].Array[1, 6].Sample(windows =>
    {
        var readings = new List<RecordedReading>();
        var totals = new List<decimal>();
        foreach (var (steps, window) in windows.Select((steps, index) => (steps, index)))
        {
            var used = 0m;
            foreach (var (step, index) in steps.Select((step, index) => (step, index)))
                readings.Add(Used(window * 300 + index * 5, used += step, (window + 1) * 300 - 1));
            totals.Add(used - (window == 0 ? steps[0] : 0));
        }

        Assert.Equal(totals, Cycles.Of(Follow(MeterKind.Window, [.. readings])).Select(cycle => cycle.Consumed!.Value));
    });

    static Trend Window(params (int Minute, decimal Used, int ResetMinute)[] readings) =>
        Follow(MeterKind.Window, [.. readings.Select(row => Used(row.Minute, row.Used, row.ResetMinute))]);

    static Trend Follow(MeterKind kind, RecordedReading[] readings) => Trend.Of(
        new(new("glm", "default"), "meter", kind, "CNY", readings, ChangeDetectorTests.Found(kind, readings, kind == MeterKind.Window ? FiveHours : null)), [], TimeSpan.FromMinutes(5), Noon.AddDays(1));

    static RecordedReading Used(int minute, decimal used, int reset) => new(Noon.AddMinutes(minute), used, null, 100, Noon.AddMinutes(reset), State.Ok);

    static RecordedReading Idle(int minute) => new(Noon.AddMinutes(minute), 0, null, 100, null, State.NotStarted);

    static RecordedReading Left(int minute, decimal left) => new(Noon.AddMinutes(minute), null, left, null, null, State.Ok);

    static int Minute(DateTimeOffset at) => (int)(at - Noon).TotalMinutes;
}
