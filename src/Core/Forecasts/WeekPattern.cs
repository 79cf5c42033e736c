namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// Whether two days of every week, wherever they fall, differ from the other five: found in the use itself, so that it needs no calendar, no time zone and
/// no say on when a weekend is. Hours are counted from the newest reading: 0 is the first after it, −1 the last before it.
/// </summary>
sealed class WeekPattern
{
    const int WeekHours = 7 * PastDays.DayHours;
    const int WeekendHours = 2 * PastDays.DayHours;
    const int LeastWeeks = 2;

    /// <summary>
    /// The two groups of days must lie so many standard errors apart (Welch). Of the 168 places to look in the best is taken, so 2 would be found in anything;
    /// at 4.5 one in a hundred series without weekends seems to have them.
    /// </summary>
    const double LeastDistance = 4.5;

    readonly int begin;

    WeekPattern(int begin) => this.begin = begin;

    /// <summary>No pattern: all days are alike.</summary>
    public static WeekPattern None { get; } = new(-1);

    /// <summary>True when there is one.</summary>
    public bool IsFound => begin >= 0;

    /// <summary>The hour of a day at which the two kinds of days meet; 24 where it is the day's begin, or there is no pattern.</summary>
    public int Seam => begin % PastDays.DayHours is > 0 and var seam ? seam : PastDays.DayHours;

    /// <summary>True for an hour of the two days.</summary>
    public bool IsWeekend(int hour) => IsFound && Phase(hour - begin) < WeekendHours;

    /// <summary>Looks for it; <see cref="None"/> before two weeks are known.</summary>
    public static WeekPattern Find(PastDays days)
    {
        var weeks = days.Hours / WeekHours;
        if (!days.AreDays || weeks < LeastWeeks)
            return None;
        var profile = new double[WeekHours];
        for (var back = 0; back < weeks * WeekHours; back++)
            profile[Phase(-1 - back)] += days.Hour(back);
        var begin = MostUnlike(profile);
        return Distance(days, weeks, begin) >= LeastDistance ? new(begin) : None;
    }

    /// <summary>Where the 48 hours begin whose average lies furthest from that of the other 120.</summary>
    static int MostUnlike(double[] profile)
    {
        var all = profile.Sum();
        var inside = profile.Take(WeekendHours).Sum();
        var (best, furthest) = (0, -1.0);
        for (var begin = 0; begin < WeekHours; begin++)
        {
            var distance = Math.Abs(inside / WeekendHours - (all - inside) / (WeekHours - WeekendHours));
            if (distance > furthest)
                (best, furthest) = (begin, distance);
            inside += profile[(begin + WeekendHours) % WeekHours] - profile[begin];
        }

        return best;
    }

    /// <summary>Welch's t of the two groups of days, of roots, since what is used more also varies more.</summary>
    static double Distance(PastDays days, int weeks, int begin)
    {
        var (weekends, others) = (new Moments(), new Moments());
        for (var week = 1; week <= weeks; week++)
        {
            for (var day = 0; day < 7; day++)
            {
                var total = 0.0;
                for (var hour = 0; hour < PastDays.DayHours; hour++)
                    total += days.Hour(week * WeekHours - 1 - Phase(begin + day * PastDays.DayHours + hour));
                if (day < 2)
                    weekends.Add(Math.Sqrt(total));
                else
                    others.Add(Math.Sqrt(total));
            }
        }

        var error = Math.Sqrt(weekends.Variance / weekends.Count + others.Variance / others.Count);
        return error > 0 ? Math.Abs(weekends.Mean - others.Mean) / error : weekends.Mean == others.Mean ? 0 : double.PositiveInfinity;
    }

    static int Phase(int hour) => (hour % WeekHours + WeekHours) % WeekHours;

    struct Moments
    {
        double sum;
        double squares;

        public int Count { get; private set; }

        public readonly double Mean => sum / Count;

        public readonly double Variance => Math.Max(0, (squares - sum * sum / Count) / (Count - 1));

        public void Add(double value)
        {
            Count++;
            sum += value;
            squares += value * value;
        }
    }
}
