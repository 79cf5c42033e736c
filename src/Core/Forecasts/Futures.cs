namespace Fuelgauge.Core.Forecasts;

/// <summary>How one future went.</summary>
/// <param name="Rate">Use per hour over whole days.</param>
/// <param name="ReachedAt">Hours until the amount asked for was used; infinite when not within the horizon.</param>
/// <param name="Used">What was used within the time asked for.</param>
readonly record struct FutureOutcome(double Rate, double ReachedAt, double Used);

/// <summary>
/// Many ways in which use may go on, put together from days that were: each future weighs the past days at random (Rubin, "The Bayesian bootstrap", Annals of
/// Statistics 9, 1981), so that few days leave more open than many, believes one story of <see cref="HabitChange"/>, and then strings days together that it draws
/// by those weights, each of the kind that comes next. Days begin where the newest reading lies, in the middle of somebody's day, so that neighbors share one:
/// their weights are drawn together (Shao, "The dependent wild bootstrap", JASA 105, 2010), and a day is often followed by the day that did follow it (Politis and
/// Romano, "The stationary bootstrap", JASA 89, 1994). Equal questions get equal futures.
/// </summary>
sealed class Futures
{
    /// <summary>How many there are.</summary>
    public const int Count = 256;

    const int MostDays = 14;

    /// <summary>How often a day is followed by the one that did follow it: runs of two days on average, as far as neighbors are alike by their weights.</summary>
    const double GoesOn = 0.5;

    const int Kinds = 2;

    readonly PastDays days;
    readonly WeekPattern week;
    readonly HabitChange change;
    readonly Likeness? present;
    readonly ulong seed;
    readonly double[] draws;
    readonly double[] weights;
    readonly double[][] sums;
    readonly bool[][] isWeekend;

    Futures(PastDays days, ulong seed)
    {
        this.days = days;
        this.seed = seed;
        week = WeekPattern.Find(days);
        change = HabitChange.Find(days, week);
        present = Likeness.Find(days, week);
        draws = new double[days.Groups + 1];
        weights = new double[days.Count];
        sums = [.. Enumerable.Range(0, 2 * Kinds).Select(_ => new double[days.Count])];
        isWeekend = [.. ((int[])[0, Seam]).Select(begin => Enumerable.Range(0, days.Count).Select(day => week.IsWeekend(-(day + 1) * days.Length + begin)).ToArray())];
    }

    /// <summary>Two parts of a day where weekends begin within it; else the whole.</summary>
    int Seam => Math.Min(week.Seam, days.Length);

    /// <summary>Prepares them.</summary>
    /// <param name="days">Days, at least one known.</param>
    /// <param name="seed">Random numbers begin here.</param>
    public static Futures Of(PastDays days, ulong seed) => new(days, seed);

    /// <summary>Follows every future.</summary>
    /// <param name="amounts">The amount whose end is looked for, one a future; infinite for none.</param>
    /// <param name="hours">The time whose use is asked for; 0 for none.</param>
    /// <param name="horizon">No future is followed further than this many hours.</param>
    public FutureOutcome[] Run(Func<int, double> amounts, double hours, double horizon)
    {
        var outcomes = new FutureOutcome[Count];
        for (var future = 0; future < Count; future++)
            outcomes[future] = Follow(future, amounts(future), hours, horizon);
        return outcomes;
    }

    FutureOutcome Follow(int future, double amount, double hours, double horizon)
    {
        var random = new SplitMix(seed + (ulong)(future + 1) * 0xD1B5_4A32_D192_ED03);
        var story = change.Draw(random.Next());
        var levels = change.Levels(story, ref random);
        var rate = Weigh(story, levels, ref random);
        var walk = new Walk(amount, hours, horizon);
        var last = -1;
        for (var day = 0; day < MostDays * PastDays.DayHours / days.Length && !walk.IsOver; day++)
        {
            var picked = last > 0 && random.Next() < GoesOn ? last - 1 : -1;
            var from = 0;
            if (day == 0 && present is not null)
                from = GoOn(ref walk, present, story, levels, ref random);

            for (var part = 0; part < 2 && !walk.IsOver; part++)
            {
                var (begin, end) = part == 0 ? (0, Seam) : (Seam, days.Length);
                if (end <= from)
                    continue;
                var kind = week.IsWeekend(day * days.Length + begin) ? 1 : 0;
                // A day goes on as it began, unless the other kind of days begins.
                if (picked < 0 || weights[picked] <= 0 || isWeekend[part][picked] != (kind == 1))
                    picked = Pick(Sums(part, kind)[^1] > 0 ? Sums(part, kind) : Sums(part, 1 - kind), random.Next());
                AddDay(ref walk, picked, Math.Max(from, begin), end, levels.Of(picked, story));
            }

            last = picked;
        }

        walk.GoOn(rate);
        return new(rate, walk.ReachedAt, walk.Used);
    }

    /// <summary>The next hours: as after an hour like this one, or as the last two hours for some more.</summary>
    /// <returns>How many.</returns>
    int GoOn(ref Walk walk, Likeness likeness, int story, HabitLevels levels, ref SplitMix random)
    {
        var back = likeness.Draw(random.Next());
        var hours = back > 0 ? Likeness.Hours : 1 + (int)(random.Next() * Likeness.Hours);
        for (var hour = 0; hour < hours; hour++)
            walk.Add(back > 0 ? days.Hour(back - 1 - hour) * levels.Of((back - 1 - hour) / days.Length, story) : (days.Hour(0) + days.Hour(1)) / 2, 1);
        return hours;
    }

    void AddDay(ref Walk walk, int day, int from, int to, double level)
    {
        if (walk.TryAdd(days.Between(day, from, to) * level, to - from))
            return;
        for (var hour = from; hour < to; hour++)
            walk.Add(days.Hour(day, hour) * level, 1);
    }

    /// <summary>Weighs the days for one future.</summary>
    /// <returns>Its use per hour.</returns>
    double Weigh(int story, HabitLevels levels, ref SplitMix random)
    {
        for (var group = 0; group < draws.Length; group++)
            draws[group] = random.NextHalfGamma();
        var (all, use) = (0.0, 0.0);
        for (var day = 0; day < weights.Length; day++)
        {
            weights[day] = day >= story && levels.Old is null ? 0 : days.Weight(day) * (draws[days.Group(day)] + draws[days.Group(day) + 1]);
            all += weights[day];
            use += weights[day] * days.Total(day) * levels.Of(day, story);
        }

        for (var part = 0; part < (Seam < days.Length ? 2 : 1); part++)
        {
            for (var kind = 0; kind < (week.IsFound ? Kinds : 1); kind++)
                SumUp(Sums(part, kind), isWeekend[part], kind == 1);
        }

        return use / all / days.Length;
    }

    /// <summary>Weights of the days whose part is of a kind, added up.</summary>
    double[] Sums(int part, int kind) => sums[part * Kinds + kind];

    void SumUp(double[] cumulative, bool[] kinds, bool kind)
    {
        var sum = 0.0;
        for (var day = 0; day < cumulative.Length; day++)
        {
            if (kinds[day] == kind)
                sum += weights[day];
            cumulative[day] = sum;
        }
    }

    static int Pick(double[] cumulative, double random)
    {
        var wanted = random * cumulative[^1];
        var day = 0;
        while (day < cumulative.Length - 1 && cumulative[day] <= wanted)
            day++;
        return day;
    }
}
