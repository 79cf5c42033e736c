using CsCheck;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

/// <summary>What holds of every forecast.</summary>
public sealed class ForecastPropertyTests
{
    /// <summary>A wallet with a history of 4 hours to 25 days whose use nobody planned.</summary>
    static readonly Gen<SeriesHistory> Wallets =
        from use in Gen.Int[0, 200].Array[4, 600]
        from idle in Gen.Int[1, 9]
        from left in Gen.Int[1, 20_000]
        select Hourly(use.Length, left, back => use[back] % idle == 0 ? use[back] / 10m : 0);

    [Fact]
    public void Low_median_and_high_are_in_order() => Wallets.Sample(wallet =>
    {
        var forecast = Forecaster.Of(wallet, Now);

        Assert.True(IsOrdered(forecast.BurnRate) && IsOrdered(forecast.ExhaustedAt) && IsOrdered(forecast.CoverDays));
    });

    [Fact]
    public void Doubling_all_amounts_doubles_the_rate_and_keeps_the_run_out() => Wallets.Sample(wallet =>
    {
        var (one, two) = (Forecaster.Of(wallet, Now), Forecaster.Of(Changed(wallet, point => point with { Remaining = point.Remaining * 2 }), Now));

        Assert.Equal((one.State, one.ExhaustedAt, one.CoverDays), (two.State, two.ExhaustedAt, two.CoverDays));
        Assert.Equal((double?)one.BurnRate?.Median * 2, (double?)two.BurnRate?.Median, (first, second) => Math.Abs((first ?? 0) - (second ?? 0)) <= Math.Abs(second ?? 0) * 0.001);
    });

    [Fact]
    public void Shifting_time_shifts_the_run_out() => Gen.Select(Wallets, Gen.Int[-400_000, 400_000]).Sample((wallet, minutes) =>
    {
        var shift = TimeSpan.FromMinutes(minutes);
        var (here, there) = (Forecaster.Of(wallet, Now), Forecaster.Of(Changed(wallet, point => point with { At = point.At + shift }), Now + shift));

        Assert.Equal((here.State, here.BurnRate, here.CoverDays), (there.State, there.BurnRate, there.CoverDays));
        Assert.Equal(Moved(here.ExhaustedAt, shift), there.ExhaustedAt);
    });

    [Fact]
    public void More_left_never_runs_out_earlier() => Gen.Select(Wallets, Gen.Int[0, 1000]).Sample((wallet, more) =>
    {
        var (less, much) = (Forecaster.Of(wallet, Now), Forecaster.Of(Changed(wallet, point => point with { Remaining = point.Remaining + more }), Now));

        Assert.True(IsNotAfter(less.ExhaustedAt?.Median, much.ExhaustedAt?.Median));
    });

    [Fact]
    public void A_top_up_never_shortens() => Gen.Select(Wallets, Gen.Int[1, 400], Gen.Int[1, 3]).Sample((wallet, back, times) =>
    {
        // It came between two readings, and the history knows what was left just before and after.
        var at = wallet.Points[Math.Max(1, wallet.Points.Count - 1 - back)].At;
        var before = wallet.Points.Last(point => point.At < at);
        var amount = wallet.Points[0].Remaining!.Value * times;
        var topped = wallet with
        {
            Points = [.. wallet.Points.Select(point => point.At < at ? point : point with { Remaining = point.Remaining + amount })],
            Events = [new(at.AddMinutes(-1), "top_up", before.Remaining, before.Remaining + amount)],
        };

        var (without, with) = (Forecaster.Of(wallet, Now), Forecaster.Of(topped, Now));

        Assert.True(IsNotAfter(without.ExhaustedAt?.Median, with.ExhaustedAt?.Median));
    });

    [Fact]
    public void Using_more_never_lasts_longer() => Gen.Select(Wallets, Gen.Double[1, 5]).Sample((wallet, factor) =>
    {
        var left = wallet.Points[^1].Remaining!.Value;
        var (slow, fast) = (Forecaster.Of(wallet, Now), Forecaster.Of(Changed(wallet, point => point with { Remaining = left + (point.Remaining - left) * (decimal)factor }), Now));

        Assert.True(IsNotAfter(fast.ExhaustedAt?.Median, slow.ExhaustedAt?.Median));
    });

    [Fact]
    public void Whatever_was_recorded_is_no_accident()
    {
        var reading =
            from minute in Gen.Int[-50_000, 3_000]
            from used in Maybe(Gen.Decimal)
            from remaining in Maybe(Gen.Decimal)
            from limit in Maybe(Gen.Decimal)
            from reset in Maybe(Gen.Int[-50_000, 50_000])
            from state in AnyOf(State.Ok, State.Low, State.Exhausted, State.Unlimited, State.NotStarted, State.NoLimitKnown, State.Blocked)
            select new RecordedReading(Now.AddMinutes(minute), used, remaining, limit, reset is { } at ? Now.AddMinutes(at) : null, state);
        var change =
            from minute in Gen.Int[-50_000, 0]
            from kind in AnyOf("top_up", "reset", "plan_change")
            from before in Maybe(Gen.Decimal)
            from after in Maybe(Gen.Decimal)
            select new RecordedEvent(Now.AddMinutes(minute), kind, before, after);
        var series =
            from kind in AnyOf(MeterKind.Balance, MeterKind.Window, MeterKind.Spend, MeterKind.Budget)
            from length in Maybe(Gen.Int[0, 50_000])
            from points in reading.Array[0, 60]
            from events in change.Array[0, 5]
            select new SeriesHistory(Id, "meter", kind, "tokens", [.. points.DistinctBy(point => point.At).OrderBy(point => point.At)], [.. events.OrderBy(one => one.At)]) { Length = length is { } minutes ? TimeSpan.FromMinutes(minutes) : null };

        Gen.Select(series, Maybe(Gen.Int[-1_000, 100_000])).Sample((one, expires) =>
        {
            var forecast = Forecaster.Of(one, Now, expires is { } minutes ? Now.AddMinutes(minutes) : null);

            Assert.True(IsOrdered(forecast.BurnRate) && IsOrdered(forecast.ExhaustedAt) && IsOrdered(forecast.UsedAtEnd) && IsOrdered(forecast.UnspentAtEnd));
            Assert.True(forecast.UnspentAtEnd?.Low is null or >= 0);
        });
    }

    static Gen<T?> Maybe<T>(Gen<T> gen) where T : struct => Gen.Select(gen, Gen.Int[0, 3], (value, die) => die == 0 ? (T?)null : value);

    static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    static SeriesHistory Changed(SeriesHistory series, Func<RecordedReading, RecordedReading> change) => series with { Points = [.. series.Points.Select(change)] };

    static Estimate<DateTimeOffset>? Moved(Estimate<DateTimeOffset>? estimate, TimeSpan shift) =>
        estimate is { } known ? new Estimate<DateTimeOffset>(known.Median + shift, known.Low + shift, known.High + shift) : null;

    /// <summary>Null is later than anything.</summary>
    static bool IsNotAfter(DateTimeOffset? early, DateTimeOffset? late) => late is null || early <= late;

    static bool IsOrdered<T>(Estimate<T>? estimate) where T : struct, IComparable<T> =>
        estimate is not { Low: { } low, Median: { } median } || (low.CompareTo(median) <= 0 && (estimate.Value.High is not { } high || median.CompareTo(high) <= 0));
}
