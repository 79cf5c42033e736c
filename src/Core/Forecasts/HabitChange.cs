namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// Whether use has become another lately. Every future believes one story: that nothing changed, or that everything before a certain day was on another
/// level. Stories are as likely as they fit the days, by the Bayesian information criterion (Schwarz, "Estimating the dimension of a model", 1978) on roots of
/// daily sums, so that a doubt between two stories stays one in the forecast.
/// </summary>
sealed class HabitChange
{
    /// <summary>How likely a change within the days looked at is before looking: one in two.</summary>
    const double Prior = 0.5;

    const int LeastDays = 3;
    const double Little = 1e-6;
    const double MostNoise = 5;

    readonly PastDays days;
    readonly int[] known;
    readonly double[] expected;
    readonly double[] chances;

    HabitChange(PastDays days, WeekPattern week)
    {
        this.days = days;
        expected = Expected(week);
        known = [.. Enumerable.Range(0, days.Count).Where(day => expected[day] > 0)];
        chances = Chances();
    }

    /// <summary>Weighs the stories.</summary>
    public static HabitChange Find(PastDays days, WeekPattern week) => new(days, week);

    /// <summary>A story: how many of the newest days are on a level of their own; 0 when all are alike.</summary>
    /// <param name="random">Evenly spread over [0, 1).</param>
    public int Draw(double random)
    {
        for (var story = 0; story < chances.Length; story++)
        {
            if (random < chances[story])
                return story;
        }

        return 0;
    }

    /// <summary>
    /// Brings new days and old ones to the level of today. A few new days tell it roughly, as any few days would have told the old level: that error is drawn from
    /// the old days. Old days without any use cannot be brought anywhere, and are left out.
    /// </summary>
    public HabitLevels Levels(int story, ref SplitMix random)
    {
        if (story == 0)
            return new(1, 1);
        var (recent, old) = (Level(0, story), Level(story, days.Count));
        var first = Array.FindIndex(known, day => day >= story);
        var (begin, end, level) = old > 0 ? (first, known.Length, old) : (0, first, recent);
        var (drawn, usual) = (0.0, 0.0);
        for (var day = 0; day < first; day++)
        {
            var pick = known[begin + (int)(random.Next() * (end - begin))];
            drawn += days.Total(pick);
            usual += expected[pick] * level;
        }

        var noise = usual > 0 ? Math.Clamp(drawn / usual, 1 / MostNoise, MostNoise) : 1;
        return new(1 / noise, old > 0 ? recent / old / noise : null);
    }

    /// <summary>The use of some days in shares of what such days usually take.</summary>
    double Level(int from, int to)
    {
        var (sum, usual) = (0.0, 0.0);
        foreach (var day in known)
        {
            if (day < from || day >= to)
                continue;
            sum += days.Total(day);
            usual += expected[day];
        }

        return sum / usual;
    }

    /// <summary>What a day of its kind takes: weekends are no change of habit. 0 for an unknown day, and for one of a kind that takes nothing.</summary>
    double[] Expected(WeekPattern week)
    {
        var all = new double[days.Count];
        var known = Enumerable.Range(0, days.Count).Where(day => days.Weight(day) > 0).ToList();
        foreach (var (from, to) in ((int, int)[])[(0, Math.Min(week.Seam, days.Length)), (Math.Min(week.Seam, days.Length), days.Length)])
        {
            foreach (var kind in known.GroupBy(day => week.IsWeekend(-(day + 1) * days.Length + from)))
            {
                var average = kind.Average(day => days.Between(day, from, to));
                foreach (var day in kind)
                    all[day] += average;
            }
        }

        return all;
    }

    /// <summary>Cumulative; the first is of no change.</summary>
    double[] Chances()
    {
        if (!days.AreDays || known.Length <= LeastDays)
            return [1];
        var roots = known.Select(day => Math.Sqrt(days.Total(day) / expected[day])).ToArray();
        var (sum, squares) = (roots.Sum(), roots.Sum(root => root * root));
        var unchanged = Rest(squares, sum, roots.Length);
        var odds = new double[days.Count];
        odds[0] = 1;
        var recent = 0.0;
        for (var count = 1; count <= roots.Length - LeastDays; count++)
        {
            recent += roots[count - 1];
            if (count < LeastDays && sum - recent <= Little)
                continue;   // a day or two after nothing do not tell how days differ
            var changed = Rest(squares - recent * recent / count, sum - recent, roots.Length - count);
            odds[known[count - 1] + 1] = Prior / roots.Length / Math.Sqrt(roots.Length) * Math.Pow(unchanged / changed, roots.Length / 2.0);
        }

        var all = odds.Sum();
        var cumulative = 0.0;
        return [.. odds.Select(one => cumulative += one / all)];
    }

    /// <summary>What an average leaves unexplained; a little is always left, since a perfect fit would be believed whatever came.</summary>
    static double Rest(double squares, double sum, int count) => Math.Max(0, squares - sum * sum / count) + Little;
}

/// <summary>What the use of days is to be multiplied by.</summary>
/// <param name="New">Of the new days.</param>
/// <param name="Old">Of the old ones; null to leave them out.</param>
readonly record struct HabitLevels(double New, double? Old)
{
    /// <summary>Of a day by its age.</summary>
    public double Of(int day, int story) => day < story ? New : Old ?? 0;
}
