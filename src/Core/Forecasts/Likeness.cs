namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// Past hours that were like the present one: at about this time of day, with about this use in the hours before. The next hours of a future follow one of
/// them, so that an agent at work goes on working as it usually does (nearest-neighbor bootstrap: Lall and Sharma, Water Resources Research 32, 1996).
/// </summary>
sealed class Likeness
{
    /// <summary>How many hours of a future follow such an hour; after them a day is as any other.</summary>
    public const int Hours = 6;

    /// <summary>Hours of the day so far apart are alike in part, in standard deviations.</summary>
    const double ClockWidth = 1.5;

    /// <summary>Use so far apart is alike in part, in standard deviations, as a root of the average hour's.</summary>
    const double UseWidth = 0.6;

    /// <summary>The same time of another day counts a little however it went, so that there is always one.</summary>
    const double Least = 0.02;

    /// <summary>That the present itself goes on counts as much as one hour that was just like it, so that work nobody has seen before is not held for a slip.</summary>
    const double Itself = 1;

    readonly double[] sums;

    Likeness(double[] sums) => this.sums = sums;

    /// <summary>Compares; null where nothing was used, or no days are known.</summary>
    public static Likeness? Find(PastDays days, WeekPattern week)
    {
        var average = days.AreDays ? Enumerable.Range(0, days.Count).Sum(days.Total) / days.Hours : 0;
        if (average <= 0)
            return null;
        var sums = new double[days.Hours - 1];
        var sum = 0.0;
        for (var back = Hours; back < sums.Length; back++)
        {
            var clock = Math.Min(back % PastDays.DayHours, PastDays.DayHours - back % PastDays.DayHours);
            if (days.Weight(back / PastDays.DayHours) > 0 && days.Weight((back - Hours) / PastDays.DayHours) > 0 && week.IsWeekend(-back) == week.IsWeekend(0))
            {
                var last = Step(days, average, 0, back);
                var before = Step(days, average, 1, back + 1);
                sum += Math.Exp(-(last * last + before * before / 2) / 2 - clock * clock / (2 * ClockWidth * ClockWidth)) * PastDays.WeightAt(back / (double)PastDays.DayHours)
                    + (clock == 0 ? Least : 0);
            }

            sums[back] = sum;
        }

        return new(sums);
    }

    /// <summary>One of them: how many hours it lies back; 0 for the present, which goes on as in the last two hours.</summary>
    /// <param name="random">Evenly spread over [0, 1).</param>
    public int Draw(double random)
    {
        var wanted = random * (sums[^1] + Itself) - Itself;
        if (wanted < 0)
            return 0;
        var found = Array.BinarySearch(sums, wanted);
        for (found = found < 0 ? ~found : found; found < sums.Length - 1 && (found < Hours || sums[found] == sums[found - 1]); found++)
        {
            // An hour that adds nothing is not one of them.
        }

        return found;
    }

    static double Step(PastDays days, double average, int one, int other) =>
        (Math.Sqrt(days.Hour(one) / average) - Math.Sqrt(days.Hour(other) / average)) / UseWidth;
}
