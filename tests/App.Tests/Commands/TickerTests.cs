using Fuelgauge.App.Commands;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class TickerTests
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    [Fact]
    public void Rounds_begin_at_whole_intervals_however_long_one_takes()
    {
        var time = new FakeTimeProvider();
        var ticker = new Ticker(time, Interval);
        ticker.Begin();
        time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(293), ticker.Remaining);

        time.Advance(TimeSpan.FromSeconds(293.4));
        Assert.Equal(TimeSpan.Zero, ticker.Remaining);
        ticker.Begin();
        Assert.Equal(TimeSpan.FromSeconds(299.6), ticker.Remaining);
    }

    [Fact]
    public void Missed_rounds_are_left_out()
    {
        var time = new FakeTimeProvider();
        var ticker = new Ticker(time, Interval);
        ticker.Begin();

        time.Advance(TimeSpan.FromMinutes(23));
        Assert.Equal(TimeSpan.Zero, ticker.Remaining);
        ticker.Begin();

        Assert.Equal(TimeSpan.FromMinutes(2), ticker.Remaining);
    }

    [Fact]
    public void A_machine_that_slept_reads_once_on_waking_though_its_monotonic_clock_stood_still()
    {
        var time = new SleepingTime();
        var ticker = new Ticker(time, Interval);
        ticker.Begin();

        time.Wall += TimeSpan.FromHours(8);
        Assert.Equal(TimeSpan.Zero, ticker.Remaining);
        ticker.Begin();

        Assert.Equal(Interval, ticker.Remaining);
    }

    [Fact]
    public void A_clock_that_is_set_back_changes_nothing()
    {
        var time = new SleepingTime();
        var ticker = new Ticker(time, Interval);
        ticker.Begin();

        time.Wall -= TimeSpan.FromHours(3);

        Assert.Equal(Interval, ticker.Remaining);
    }

    sealed class SleepingTime : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => 0;
    }
}
