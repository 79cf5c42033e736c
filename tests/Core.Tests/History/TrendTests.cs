using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.History;

public sealed class TrendTests
{
    static readonly DateTimeOffset Start = new(2026, 2, 12, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_balance_is_followed_by_what_is_left()
    {
        var trend = Follow(Left(0, 100), Left(30, 90), Left(60, 95), Left(120, 80));

        Assert.True(trend.IsRemaining);
        Assert.Equal((100m, 80m, -20m, 80m, 100m), (trend.First!.Value, trend.Last!.Value, trend.Change!.Value, trend.Min!.Value, trend.Max!.Value));
    }

    [Fact]
    public void A_top_up_is_neither_negative_use_nor_time_in_which_something_was_used()
    {
        var trend = Follow(Left(0, 100), Left(60, 90), Left(120, 200), Left(180, 180));

        Assert.Equal(15m, trend.RatePerHour);
    }

    [Fact]
    public void A_reset_does_not_count_as_negative_use()
    {
        var trend = Follow(Used(0, 60), Used(60, 70), Used(120, 5), Used(180, 25));

        Assert.False(trend.IsRemaining);
        Assert.Equal(15m, trend.RatePerHour);
    }

    [Fact]
    public void A_zero_that_lasts_one_sample_is_no_reset()
    {
        var trend = Follow(Used(0, 60), Used(60, 0), Used(120, 61));

        Assert.Equal(0.5m, trend.RatePerHour);
    }

    [Fact]
    public void One_reading_has_no_rate_and_none_has_no_numbers()
    {
        Assert.Null(Follow(Left(0, 100)).RatePerHour);
        Assert.Equal(0m, Follow(Left(0, 100)).Change);
        Assert.Null(Follow(Failed(0, State.Auth)).First);
    }

    [Fact]
    public void Silence_of_more_than_three_intervals_is_a_gap()
    {
        var trend = Follow(until: 40, Left(0, 9), Left(5, 9), Left(10, 9), Left(15, 9), Left(35, 9));

        Assert.Equal([new HistoryGap(Start.AddMinutes(15), Start.AddMinutes(35), null)], trend.Gaps);
    }

    [Fact]
    public void Reads_that_are_an_hour_apart_by_habit_are_no_gaps()
    {
        Assert.Empty(Follow(until: 300, Left(0, 9), Left(60, 9), Left(120, 9), Left(180, 9)).Gaps);
    }

    [Fact]
    public void Failures_of_the_account_are_gaps_with_their_reason_until_the_next_reading()
    {
        var meter = Series("balance", Left(0, 9), Left(15, 8));
        var errors = Series(null, Failed(5, State.Unreachable), Failed(10, State.Unreachable), Failed(20, State.Auth));

        var trend = Trend.Of([meter, errors], Interval, Start.AddMinutes(25))[0];

        Assert.Equal(
            [new HistoryGap(Start, Start.AddMinutes(15), State.Unreachable), new HistoryGap(Start.AddMinutes(15), Start.AddMinutes(25), State.Auth)],
            trend.Gaps);
    }

    static Trend Follow(params RecordedReading[] points) => Follow(until: (points[^1].At - Start).TotalMinutes, points);

    static Trend Follow(double until, params RecordedReading[] points) => Trend.Of([Series("balance", points)], Interval, Start.AddMinutes(until))[0];

    static SeriesHistory Series(string? meter, params RecordedReading[] points) =>
        new(new AccountId("glm", "default"), meter, meter is null ? null : MeterKind.Balance, meter is null ? null : "CNY", points, []);

    static RecordedReading Left(int minute, decimal remaining) => new(Start.AddMinutes(minute), null, remaining, null, null, State.Ok);

    static RecordedReading Used(int minute, decimal used) => new(Start.AddMinutes(minute), used, null, null, null, State.Ok);

    static RecordedReading Failed(int minute, State state) => new(Start.AddMinutes(minute), null, null, null, null, state);
}
