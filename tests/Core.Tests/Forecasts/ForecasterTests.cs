using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

public sealed class ForecasterTests
{
    [Fact]
    public void Steady_use_runs_out_when_it_must()
    {
        var forecast = Forecaster.Of(Hourly(14 * 24, left: 100, Uneven), Now);

        Assert.Equal(ForecastState.Ok, forecast.State);
        Assert.InRange(forecast.BurnRate!.Value.Median!.Value, 0.97m, 1.03m);
        Assert.InRange(Hours(forecast.ExhaustedAt!.Value.Median)!.Value, 97, 103);
        Assert.InRange(forecast.CoverDays!.Value.Median!.Value, 4.0m, 4.3m);
        Assert.True(forecast.ExhaustedAt.Value.Low < forecast.ExhaustedAt.Value.Median && forecast.ExhaustedAt.Value.Median < forecast.ExhaustedAt.Value.High);
    }

    [Fact]
    public void Idle_nights_lie_in_the_way_of_a_run_out()
    {
        // Ten hours of work a day that ended an hour ago; 15 are left: one day's work and half another.
        var forecast = Forecaster.Of(Hourly(14 * 24, left: 15, back => back % 24 is >= 1 and < 11 ? 1 + (back / 24 % 3 - 1) / 10m : 0), Now);

        Assert.InRange(Hours(forecast.ExhaustedAt!.Value.Median)!.Value, 24 + 13 + 4, 24 + 13 + 6);
        Assert.InRange(forecast.BurnRate!.Value.Median!.Value, 0.40m, 0.43m);
    }

    [Fact]
    public void A_weekend_is_not_taken_for_the_end_of_all_use()
    {
        // Monday's use begins in an hour; the last two days were nearly idle, as every week.
        var forecast = Forecaster.Of(Hourly(28 * 24, left: 60, back => back / 24 % 7 < 2 ? 0.02m : Uneven(back)), Now);

        Assert.InRange(Hours(forecast.ExhaustedAt!.Value.Median)!.Value, 55, 66);
    }

    [Fact]
    public void The_level_of_today_counts_where_use_has_become_another()
    {
        var forecast = Forecaster.Of(Hourly(21 * 24, left: 100, back => Uneven(back) * (back < 5 * 24 ? 3 : 1)), Now);

        Assert.InRange(forecast.BurnRate!.Value.Median!.Value, 2.8m, 3.2m);
    }

    [Fact]
    public void A_window_says_how_likely_it_lasts_and_what_will_be_left()
    {
        var window = Window(TimeSpan.FromDays(7), [.. Enumerable.Range(-158, 159).Select(hour => Used(hour, Math.Round((hour + 158) * 0.25m + hour * 7919 % 5 * 0.1m, 2), 10))]);

        var forecast = Forecaster.Of(window, Now);

        Assert.Equal(0.42m, forecast.Pace);
        Assert.Equal(Now.AddHours(10), forecast.EndsAt);
        Assert.InRange(forecast.UtilizationAtEnd!.Value.Median!.Value, 0.41m, 0.43m);
        Assert.InRange(forecast.UnspentAtEnd!.Value.Median!.Value, 57, 59);
        Assert.Equal(0.99m, forecast.LastsUntilEnd);
        Assert.Null(forecast.ExhaustedAt!.Value.Median);
    }

    [Fact]
    public void A_window_that_does_not_last_says_when_it_runs_out()
    {
        var window = Window(TimeSpan.FromDays(7), [.. Enumerable.Range(-80, 81).Select(hour => Used(hour, hour + 80 + hour * 7919 % 5 * 0.1m, 88))]);

        var forecast = Forecaster.Of(window, Now);

        Assert.Equal(0.01m, forecast.LastsUntilEnd);
        Assert.InRange(Hours(forecast.ExhaustedAt!.Value.Median)!.Value, 19, 21);
        Assert.True(forecast.UtilizationAtEnd!.Value.Median > 1.5m);
        Assert.Equal(0, forecast.UnspentAtEnd!.Value.Median);
    }

    [Fact]
    public void A_grant_that_expires_is_told_by_what_will_be_lost()
    {
        var forecast = Forecaster.Of(Hourly(14 * 24, left: 100, Uneven), Now, expiresAt: Now.AddHours(48));

        Assert.True(forecast.Expires);
        Assert.InRange(forecast.UnspentAtEnd!.Value.Median!.Value, 49, 55);
        Assert.Null(forecast.ExhaustedAt!.Value.Median);
    }

    [Fact]
    public void Spend_without_a_limit_is_told_by_its_end()
    {
        var points = Enumerable.Range(-200, 201).Select(hour => new RecordedReading(Now.AddHours(hour), (hour + 200) * 0.5m, null, null, Now.AddHours(100), State.NoLimitKnown)).ToList();

        var forecast = Forecaster.Of(new(Id, "spend-month", MeterKind.Spend, "USD", points, []), Now);

        Assert.Equal(ForecastState.NoLimitKnown, forecast.State);
        Assert.InRange(forecast.UsedAtEnd!.Value.Median!.Value, 149, 151);
        Assert.Null(forecast.ExhaustedAt);
        Assert.Null(forecast.UtilizationAtEnd);
    }

    [Fact]
    public void A_budget_for_all_time_runs_out_like_a_wallet()
    {
        var points = Enumerable.Range(-200, 201).Select(hour => new RecordedReading(Now.AddHours(hour), 300 + hour, 200 - hour, 500, null, State.Ok)).ToList();

        var forecast = Forecaster.Of(new(Id, "budget", MeterKind.Budget, "tasks", points, []), Now);

        Assert.Equal(ForecastState.Ok, forecast.State);
        Assert.InRange(forecast.CoverDays!.Value.Median!.Value, 8.2m, 8.5m);
    }

    [Fact]
    public void Use_that_stopped_is_most_likely_over()
    {
        var forecast = Forecaster.Of(Hourly(21 * 24, left: 200, back => back < 6 * 24 ? 0 : Uneven(back)), Now);

        Assert.Null(forecast.ExhaustedAt!.Value.Median);
        Assert.Equal(0, forecast.BurnRate!.Value.Low);
    }

    [Fact]
    public void Use_that_began_days_ago_counts_and_the_idle_time_before_it_does_not()
    {
        var forecast = Forecaster.Of(Hourly(21 * 24, left: 100, back => back < 5 * 24 ? Uneven(back) : 0), Now);

        Assert.InRange(Hours(forecast.ExhaustedAt!.Value.Median)!.Value, 95, 105);
    }

    [Fact]
    public void Work_that_was_never_seen_before_is_not_held_for_a_slip()
    {
        var window = Window(TimeSpan.FromHours(5), [.. Enumerable.Range(-300, 301).Select(hour => Used(hour, hour < -2 ? 0 : 40 + hour * 18, hour < -2 ? -2.5 : 2.5))]);

        var forecast = Forecaster.Of(window, Now);

        Assert.InRange(forecast.UtilizationAtEnd!.Value.Median!.Value, 0.6m, 0.9m);
    }

    [Fact]
    public void Equal_readings_give_equal_forecasts()
    {
        var series = Hourly(200, left: 50, Uneven);

        Assert.Equivalent(Forecaster.Of(series, Now), Forecaster.Of(series, Now), strict: true);
    }

    [Fact]
    public void Nothing_is_said_of_what_lies_far_beyond_what_is_known()
    {
        var forecast = Forecaster.Of(Hourly(12, left: 10_000, Uneven), Now);

        Assert.Null(forecast.ExhaustedAt!.Value.Median);
        Assert.Equal(12 * 8, Hours(forecast.HorizonAt));
    }

    [Fact]
    public void One_gap_of_a_month_is_one_number_and_not_thirty_days()
    {
        var forecast = Forecaster.Of(Wallet(Left(-700, 800), Left(-1, 102), Left(0, 101)), Now);

        Assert.Equal(ForecastState.TooLittle, forecast.State);
    }

    [Fact]
    public void Amounts_of_any_size_are_told()
    {
        var vast = Hourly(100, left: 1e24m, back => 1e22m * Uneven(back));
        var tiny = Hourly(100, left: 1e-20m, back => 1e-22m * Uneven(back));

        Assert.InRange(Hours(Forecaster.Of(vast, Now).ExhaustedAt!.Value.Median)!.Value, 90, 110);
        Assert.InRange(Hours(Forecaster.Of(tiny, Now).ExhaustedAt!.Value.Median)!.Value, 90, 110);
    }

    [Fact]
    public void More_than_all_that_is_allowed_is_used_up()
    {
        var window = Window(TimeSpan.FromDays(30), [.. Enumerable.Range(-200, 201).Select(hour => Used(hour, 2.4m * (hour + 203), 400))]);

        var forecast = Forecaster.Of(window, Now);

        Assert.Equal(ForecastState.Exhausted, forecast.State);
        Assert.Null(forecast.ExhaustedAt);
        Assert.InRange(forecast.BurnRate!.Value.Median!.Value, 2.3m, 2.5m);
    }
}
