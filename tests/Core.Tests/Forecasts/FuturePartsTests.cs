using CsCheck;
using Fuelgauge.Core.Forecasts;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

/// <summary>The parts that futures are made of.</summary>
public sealed class FuturePartsTests
{
    [Fact]
    public void Laying_use_out_over_hours_loses_none_of_it() => Gen.Int[1, 100].Array[1, 60].Sample(minutes =>
    {
        var at = Now;
        var spans = new List<UseSpan>();
        foreach (var length in minutes)
        {
            spans.Insert(0, new(at.AddMinutes(-length * 7), at, length));
            at = at.AddMinutes(-length * 7);
        }

        var hourly = HourlyUse.Of(spans, Now, most: 10_000);

        Assert.Equal(minutes.Sum(), hourly.Total, 1e-6);
        Assert.Equal(minutes.Sum() * 7 / 60.0, hourly.KnownHours, 1e-6);
    });

    [Fact]
    public void An_hour_that_is_known_in_part_is_told_by_that_part()
    {
        var hourly = HourlyUse.Of([new(Now.AddMinutes(-60), Now.AddMinutes(-15), 9), new(Now.AddMinutes(-10), Now, 2)], Now, most: 10);

        Assert.Equal(12, hourly[0]!.Value, 1e-9);
    }

    [Fact]
    public void An_hour_of_which_less_than_half_is_known_is_not_known() =>
        Assert.Null(HourlyUse.Of([new(Now.AddMinutes(-85), Now.AddMinutes(-60), 9), new(Now.AddMinutes(-20), Now, 2)], Now, most: 10)[0]);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(100)]
    public void A_weekend_is_found_wherever_it_falls(int ago)
    {
        var days = Days(28 * 24, back => (back + ago) % 168 < 48 ? 0.1m : Uneven(back));

        var week = WeekPattern.Find(days);

        Assert.True(week.IsFound);
        Assert.All(Enumerable.Range(0, 28 * 24), back => Assert.Equal((back + ago) % 168 < 48, week.IsWeekend(-1 - back)));
    }

    [Fact]
    public void A_busy_weekend_is_one_too() => Assert.True(WeekPattern.Find(Days(28 * 24, back => back % 168 < 48 ? 3 : Uneven(back))).IsFound);

    [Fact]
    public void Nobody_knows_of_weekends_before_two_weeks_are_over() => Assert.False(WeekPattern.Find(Days(13 * 24, back => back % 168 < 48 ? 0.1m : Uneven(back))).IsFound);

    [Fact]
    public void Days_that_differ_by_chance_have_no_weekend() => Assert.False(WeekPattern.Find(Days(28 * 24, back => Uneven(back) * (1 + back / 24 * 7 % 5))).IsFound);

    [Fact]
    public void A_change_of_habit_is_dated()
    {
        var days = Days(20 * 24, back => Uneven(back) * (back < 6 * 24 ? 2.5m : 1));
        var change = HabitChange.Find(days, WeekPattern.None);

        Assert.All(Enumerable.Range(1, 19), share => Assert.Equal(6, change.Draw(share / 20.0)));
        var random = new SplitMix(1);
        var levels = change.Levels(6, ref random);
        Assert.Equal(2.5, levels.Old!.Value / levels.New, 0.1);
    }

    [Fact]
    public void Days_alike_are_mostly_held_for_no_change()
    {
        var change = HabitChange.Find(Days(20 * 24, back => Uneven(back) * (1 + back / 24 * 7 % 5 / 10m)), WeekPattern.None);

        Assert.Equal(0, change.Draw(0.5));
    }

    [Fact]
    public void A_future_at_work_follows_hours_at_work()
    {
        // Every third day there is work at this hour, as now.
        var days = Days(27 * 24, back => back % 72 < 5 ? 4 : back % 72 > 60 ? 3.8m : 0);
        var present = Likeness.Find(days, WeekPattern.None)!;

        Assert.InRange(Enumerable.Range(0, 100).Count(share => days.Hour(present.Draw(share / 100.0)) > 0), 85, 100);
    }

    [Fact]
    public void Skipping_days_ends_where_going_through_their_hours_ends() => Gen.Select(Gen.Int[0, 9].Array[1, 90], Gen.Double[0.1, 300], Gen.Double[0, 100]).Sample((use, amount, hours) =>
    {
        var (slow, fast) = (new Walk(amount, hours, horizon: 1000), new Walk(amount, hours, horizon: 1000));
        foreach (var block in use.Chunk(8))
        {
            foreach (var hour in block)
                slow.Add(hour, 1);
            if (fast.TryAdd(block.Sum(), block.Length))
                continue;
            foreach (var hour in block)
                fast.Add(hour, 1);
        }

        slow.GoOn(1.5);
        fast.GoOn(1.5);

        Assert.Equal((slow.ReachedAt, slow.Used), (fast.ReachedAt, fast.Used));
    });

    [Fact]
    public void Days_that_come_in_pairs_leave_more_open_than_the_same_days_in_turn()
    {
        Assert.True(Width(back => back / 48 % 2) > 1.2 * Width(back => back / 24 % 2));

        static double Width(Func<int, int> isBusy)
        {
            var rates = Spread.Of(Futures.Of(Days(12 * 24, back => 1 + isBusy(back)), seed: 1).Run(_ => double.PositiveInfinity, 0, 0).Select(future => future.Rate));
            return rates.High - rates.Low;
        }
    }

    [Fact]
    public void Two_half_gammas_are_as_an_exponential_number()
    {
        var random = new SplitMix(1);
        var sums = Enumerable.Range(0, 100_000).Select(_ => random.NextHalfGamma() + random.NextHalfGamma()).ToList();

        Assert.Equal(1, sums.Average(), 0.02);
        Assert.Equal(Math.Exp(-2), sums.Count(sum => sum > 2) / (double)sums.Count, 0.01);
    }

    [Fact]
    public void Random_numbers_are_the_known_ones()
    {
        // The first outputs of SplitMix64 for the seed 1234567, as its author's C code gives them, cut to 53 bits.
        var random = new SplitMix(1234567);

        Assert.Equal([6457827717110365317UL >> 11, 3203168211198807973UL >> 11, 9817491932198370423UL >> 11], Enumerable.Range(0, 3).Select(_ => (ulong)(random.Next() * (1UL << 53))));
    }

    [Fact]
    public void Widening_keeps_the_median_and_the_order()
    {
        var spread = Spread.Of([16, 1, 2, 8, double.PositiveInfinity, 4, 2]).Widened(2);

        Assert.Equal(4, spread.Median);
        Assert.Equal((0.7, true), (Math.Round(spread.Low, 2), double.IsPositiveInfinity(spread.High)));
    }

    static PastDays Days(int hours, Func<int, decimal> use)
    {
        var spans = Enumerable.Range(0, hours).Reverse().Select(back => new UseSpan(Now.AddHours(-1 - back), Now.AddHours(-back), (double)use(back))).ToList();
        return PastDays.Of(HourlyUse.Of(spans, Now, PastDays.MostHours));
    }
}
