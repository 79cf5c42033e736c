namespace Fuelgauge.Core.Forecasts;

/// <summary>
/// The days that futures are put together from, counted back from the newest reading: day 0 is the last 24 hours. Where fewer than three are known,
/// shorter stretches stand for days.
/// </summary>
sealed class PastDays
{
    /// <summary>Hours of a day.</summary>
    public const int DayHours = 24;

    /// <summary>Older hours say nothing here: a wallet's habits of two months ago are another's.</summary>
    public const int MostHours = 28 * DayHours;

    /// <summary>A day so old counts half as much as the newest.</summary>
    const double HalfLifeDays = 7;

    const int LeastDays = 3;
    const int LongestStretch = 6;
    const int LeastStretches = 6;

    readonly double[] hours;
    readonly double[] sums;
    readonly double[] weights;
    readonly double[] totals;
    readonly int[] groups;

    PastDays(HourlyUse hourly, int length)
    {
        Length = length;
        Count = hourly.Hours / length;
        hours = new double[Count * length];
        weights = new double[Count];
        totals = new double[Count];
        groups = new int[Count];
        var found = new Dictionary<int, int>();
        for (var day = 0; day < Count; day++)
            Fill(day, hourly, found);
        Groups = found.Count;
        sums = new double[hours.Length + 1];
        for (var back = 0; back < hours.Length; back++)
            sums[back + 1] = sums[back] + hours[back];
    }

    /// <summary>Hours of one: 24, or 1 to 6 while little is known.</summary>
    public int Length { get; }

    /// <summary>How many there are, unknown ones included.</summary>
    public int Count { get; }

    /// <summary>How many of the known ones tell something of their own: those within one gap share what was used in it, and are one.</summary>
    public int Groups { get; }

    /// <summary>True when they are days.</summary>
    public bool AreDays => Length == DayHours;

    /// <summary>How many hours there are.</summary>
    public int Hours => hours.Length;

    /// <summary>The use of an hour, counted back; what was not known is filled in by the average of its day.</summary>
    public double Hour(int back) => hours[back];

    /// <summary>The use of an hour of a day, counted forward from the day's begin.</summary>
    public double Hour(int day, int hour) => hours[(day + 1) * Length - 1 - hour];

    /// <summary>How much a day counts, by its age; 0 for one that is mostly unknown.</summary>
    public double Weight(int day) => weights[day];

    /// <summary>The use of a day.</summary>
    public double Total(int day) => totals[day];

    /// <summary>Days of one group share what is known of them; from 0, one below <see cref="Groups"/>. 0 for an unknown day.</summary>
    public int Group(int day) => groups[day];

    /// <summary>The weight of something by its age.</summary>
    public static double WeightAt(double days) => Math.Pow(2, -days / HalfLifeDays);

    /// <summary>Cuts hours into days.</summary>
    public static PastDays Of(HourlyUse hourly) =>
        new(hourly, hourly.Hours >= LeastDays * DayHours ? DayHours : Math.Clamp(hourly.Hours / LeastStretches, 1, LongestStretch));

    /// <summary>The use from one hour of a day up to another, exclusive, both counted forward from the day's begin.</summary>
    public double Between(int day, int from, int to) => sums[(day + 1) * Length - from] - sums[(day + 1) * Length - to];

    void Fill(int day, HourlyUse hourly, Dictionary<int, int> found)
    {
        var (sum, known) = (0.0, 0);
        for (var hour = day * Length; hour < (day + 1) * Length; hour++)
        {
            if (hourly[hour] is not { } used)
                continue;
            sum += used;
            known++;
        }

        if (2 * known < Length)
            return;
        for (var hour = day * Length; hour < (day + 1) * Length; hour++)
            hours[hour] = hourly[hour] ?? sum / known;
        totals[day] = sum * Length / known;
        weights[day] = WeightAt(day * Length / (double)DayHours);
        var (newest, oldest) = (hourly.Span(day * Length), hourly.Span((day + 1) * Length - 1));
        var name = newest == oldest ? newest : -1 - day;
        groups[day] = found.TryGetValue(name, out var group) ? group : found[name] = found.Count;
    }
}
