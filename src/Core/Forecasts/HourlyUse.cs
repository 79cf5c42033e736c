namespace Fuelgauge.Core.Forecasts;

/// <summary>A meter's use hour by hour, counted back from an instant: hour 0 is the last one.</summary>
sealed class HourlyUse
{
    readonly double[] used;
    readonly double[] known;
    readonly int[] spans;

    HourlyUse(int hours)
    {
        used = new double[hours];
        known = new double[hours];
        spans = new int[hours];
    }

    /// <summary>How many hours reach back to the first span.</summary>
    public int Hours => used.Length;

    /// <summary>Hours of which the use is known, parts counted as parts.</summary>
    public double KnownHours { get; private set; }

    /// <summary>All that was used in known hours.</summary>
    public double Total { get; private set; }

    /// <summary>The use of an hour, brought up to the whole hour where part of it is known; null where less than half is.</summary>
    public double? this[int hour] => known[hour] >= 0.5 ? used[hour] / known[hour] : null;

    /// <summary>Which span an hour's use is known from, the oldest of several; hours of one span share one sum.</summary>
    public int Span(int hour) => spans[hour];

    /// <summary>Lays spans out over hours; within a span the use is taken to be even.</summary>
    /// <param name="spans">Spans, oldest first, none after <paramref name="end"/>.</param>
    /// <param name="end">Where hour 0 ends, UTC.</param>
    /// <param name="most">Older hours than so many are left out.</param>
    public static HourlyUse Of(IReadOnlyList<UseSpan> spans, DateTimeOffset end, int most)
    {
        var reach = spans.Count == 0 ? 0 : (int)Math.Min(most, Math.Ceiling((end - spans[0].From).TotalHours));
        var hourly = new HourlyUse(reach);
        for (var index = spans.Count - 1; index >= 0; index--)
            hourly.Lay(index, (end - spans[index].To).TotalHours, (end - spans[index].From).TotalHours, spans[index].Amount);
        for (var hour = 0; hour < reach; hour++)
        {
            hourly.Total += hourly.used[hour];
            hourly.KnownHours += hourly.known[hour];
        }

        return hourly;
    }

    /// <summary>Both ends are in hours before the end.</summary>
    void Lay(int span, double newest, double oldest, double amount)
    {
        var length = oldest - newest;
        for (var hour = (int)newest; hour < used.Length && hour < oldest; hour++)
        {
            var overlap = Math.Min(hour + 1, oldest) - Math.Max(hour, newest);
            used[hour] += amount * overlap / length;
            known[hour] += overlap;
            spans[hour] = span;
        }
    }
}
