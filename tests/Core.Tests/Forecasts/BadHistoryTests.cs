using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

/// <summary>A plain statement instead of a number that cannot be known.</summary>
public sealed class BadHistoryTests
{
    [Fact]
    public void An_empty_history_has_nothing_to_say() => Says("no_data", "no reading has an amount", Wallet());

    [Fact]
    public void Readings_without_amounts_have_nothing_to_say() =>
        Says("no_data", "no reading has an amount", Wallet(new RecordedReading(Now, null, null, null, null, State.NoData)));

    [Fact]
    public void One_row_is_too_little() => Says("too_little", "one reading that counts; a forecast needs 4 over 3h", Wallet(Left(-1, 10)));

    [Fact]
    public void An_hour_is_too_little() =>
        Says("too_little", "5 readings that count over 1h; a forecast needs 4 over 3h", Wallet(Left(-1, 10), Left(-0.8, 9), Left(-0.5, 8), Left(-0.2, 7), Left(0, 6)));

    [Fact]
    public void All_equal_is_no_use_since_the_first_of_them()
    {
        var forecast = Says("no_use", "no use seen since 2026-02-10 08:30 UTC", Hourly(48, left: 10, _ => 0));

        Assert.Equal(0, forecast.BurnRate!.Value.Median);
        Assert.Null(forecast.ExhaustedAt);
    }

    [Fact]
    public void A_reading_in_the_future_is_left_out_and_named()
    {
        var wallet = Hourly(48, left: 100, Uneven);

        var forecast = Forecaster.Of(wallet with { Points = [.. wallet.Points, Left(24 * 30, 1)] }, Now);

        Assert.Equal(Forecaster.Of(wallet, Now).ExhaustedAt, forecast.ExhaustedAt);
        Assert.Equal(["readings dated after now are left out, the newest 2026-03-14 08:30 UTC: a clock is or was wrong"], Notes(forecast));
    }

    [Fact]
    public void A_clock_that_is_some_minutes_ahead_is_forgiven()
    {
        var wallet = Hourly(48, left: 100, Uneven);

        Assert.Empty(Forecaster.Of(wallet, Now.AddMinutes(-4)).Notes);
        Assert.Equal(Now, Forecaster.Of(wallet, Now.AddMinutes(-4)).ObservedAt);
    }

    [Fact]
    public void A_clock_that_jumped_is_named_and_what_lies_before_is_left_out()
    {
        var points = Hourly(200, left: 100, Uneven).Points.ToList();
        points.InsertRange(100, [Left(-100.6, 110), Left(-100.5, 109)]);

        var forecast = Forecaster.Of(Wallet(points), Now);

        Assert.Equal(Now.AddHours(-100), forecast.Since);
        Assert.Equal(["readings before 2026-02-08 04:30 UTC contradict those after it and are left out: a clock that jumped, or a database from a backup"], Notes(forecast));
    }

    [Fact]
    public void A_database_from_a_backup_tells_how_old_it_is()
    {
        var old = Hourly(200, left: 100, Uneven);

        var forecast = Says("stale", "not read since 2026-02-12 08:30 UTC", old, Now.AddDays(9));

        Assert.Null(forecast.ExhaustedAt);
        Assert.NotNull(forecast.BurnRate);
    }

    [Fact]
    public void A_database_from_a_backup_that_is_read_again_knows_the_gap_in_sum()
    {
        var points = Hourly(400, left: 100, Uneven).Points.Where(point => point.At < Now.AddHours(-150) || point.At > Now.AddHours(-48)).ToList();

        var forecast = Forecaster.Of(Wallet(points), Now);

        Assert.Equal(ForecastState.Ok, forecast.State);
        Assert.InRange(forecast.BurnRate!.Value.Median!.Value, 0.95m, 1.05m);
    }

    [Fact]
    public void A_day_old_reading_is_no_old_one_where_reads_are_days_apart()
    {
        var wallet = Wallet([.. Enumerable.Range(0, 9).Select(week => Left(-50 - 72 * (8 - week), 300 - week * 20))]);

        Assert.Equal(ForecastState.Ok, Forecaster.Of(wallet, Now).State);
    }

    [Fact]
    public void A_currency_that_changed_is_named_and_the_old_one_is_over()
    {
        var before = Wallet(Left(-300, 50), Left(-200, 40)) with { Unit = "USD" };
        var after = Hourly(100, left: 90, Uneven);

        var meters = MeterForecast.Of([before, after], Now);

        Assert.Equal("CNY", Assert.Single(meters).Series.Unit);
        Assert.Equal(["counted in USD until 2026-02-08 04:30 UTC; only what was read since counts"], Notes(meters[0].Forecast));
    }

    [Fact]
    public void Another_identity_begins_anew()
    {
        var meters = MeterForecast.Of([Wallet(Left(-300, 50), Left(-200, 40)), Hourly(100, left: 90, Uneven)], Now);

        Assert.Equal(["another's account until 2026-02-08 04:30 UTC; only what was read since counts"], Notes(Assert.Single(meters).Forecast));
    }

    [Fact]
    public void Two_wallets_side_by_side_are_both_told()
    {
        var meters = MeterForecast.Of([Hourly(100, left: 90, Uneven), Hourly(100, left: 50, Uneven) with { Unit = "USD" }], Now);

        Assert.Equal(["CNY", "USD"], meters.Select(meter => meter.Series.Unit));
        Assert.All(meters, meter => Assert.Empty(meter.Forecast.Notes));
    }

    [Fact]
    public void An_account_with_a_new_name_has_too_short_a_history_and_the_old_one_is_not_read_any_more()
    {
        var old = Hourly(200, left: 100, Uneven);
        var renamed = Wallet(Left(72, 30), Left(72.1, 29)) with { Account = new("glm", "team") };

        var meters = MeterForecast.Of([old, renamed], Now.AddHours(72.2));

        Assert.Equal([ForecastState.Stale, ForecastState.TooLittle], meters.Select(meter => meter.Forecast.State));
    }

    [Fact]
    public void A_window_that_has_refilled_since_is_never_passed_off_as_current()
    {
        var window = Window(TimeSpan.FromHours(5), [.. Enumerable.Range(-20, 20).Select(hour => Used(hour, 40 + hour, -0.2))]);

        var forecast = Says("reset_passed", "refilled since it was read", window);

        Assert.Null(forecast.Pace);
        Assert.Null(forecast.UtilizationAtEnd);
    }

    [Fact]
    public void A_window_of_which_nobody_says_when_it_refills_has_a_rate_and_no_end() =>
        Assert.NotNull(Says("no_reset_known", "when it refills is not known", Window(TimeSpan.FromDays(7), [.. Enumerable.Range(-20, 21).Select(hour => Used(hour, 40 + hour))])).BurnRate);

    [Theory]
    [InlineData("unlimited", "no cap")]
    [InlineData("not_started", "begins with first use")]
    public void What_the_provider_says_stands(string state, string message)
    {
        var points = Enumerable.Range(-20, 21).Select(hour => Used(hour, 0, 100) with { State = new State(state) }).ToList();

        Says(state, message, Window(TimeSpan.FromDays(7), points));
    }

    [Fact]
    public void Rates_per_minute_have_no_forecast() => Assert.Empty(MeterForecast.Of([Hourly(100, 90, Uneven) with { Kind = MeterKind.Rate }], Now));

    static Forecast Says(string state, string message, SeriesHistory series, DateTimeOffset? now = null)
    {
        var forecast = Forecaster.Of(series, now ?? Now);

        Assert.Equal((state, message), (forecast.State.Name, ForecastMessage.Of(forecast, ForecastMessage.Utc)));
        return forecast;
    }

    static IEnumerable<string> Notes(Forecast forecast) => forecast.Notes.Select(note => ForecastMessage.Of(note, ForecastMessage.Utc));
}
