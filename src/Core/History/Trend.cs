using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>How a meter moved over a span. Amounts are of what is left, or of what was used where no reading says what is left.</summary>
public sealed record Trend
{
    /// <summary>The series.</summary>
    public required SeriesHistory Series { get; init; }

    /// <summary>True when the amounts are of what is left, false when of what was used.</summary>
    public required bool IsRemaining { get; init; }

    /// <summary>First amount; null when no reading has one, and so for the next four.</summary>
    public decimal? First { get; init; }

    /// <summary>Last amount.</summary>
    public decimal? Last { get; init; }

    /// <summary>Smallest amount.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest amount.</summary>
    public decimal? Max { get; init; }

    /// <summary>Last minus first.</summary>
    public decimal? Change => Last - First;

    /// <summary>Amount used per hour, never negative; null when no two readings can be compared.</summary>
    public decimal? RatePerHour { get; init; }

    /// <summary>What was used from the last reading before the span to the last in it; null when no reading has an amount.</summary>
    public decimal? Consumption { get; init; }

    /// <summary>Spans without a reading, oldest first.</summary>
    public required IReadOnlyList<HistoryGap> Gaps { get; init; }

    /// <summary>The amount of a reading that <see cref="First"/> and its siblings are taken from.</summary>
    public decimal? Amount(RecordedReading reading) => IsRemaining ? reading.Remaining : reading.Used;

    /// <summary>Follows every series; what an account failed to read counts as gaps in all its meters.</summary>
    /// <param name="series">Series as the history gives them.</param>
    /// <param name="pollInterval">The time between two reads of a running watch.</param>
    /// <param name="until">End of the span asked for, not in the future, UTC.</param>
    public static IReadOnlyList<Trend> Of(IReadOnlyList<SeriesHistory> series, TimeSpan pollInterval, DateTimeOffset until)
    {
        var failures = series.Where(one => one.Meter is null).ToLookup(one => one.Account, one => one.Points);
        return [.. series.Select(one => Of(one, one.Meter is null ? [] : [.. failures[one.Account].SelectMany(points => points)], pollInterval, until))];
    }

    /// <summary>Follows a series.</summary>
    /// <param name="series">One meter's readings, oldest first.</param>
    /// <param name="failures">Reads of the same account that gave no meter, oldest first.</param>
    /// <param name="pollInterval">The time between two reads of a running watch.</param>
    /// <param name="until">End of the span asked for, not in the future, UTC.</param>
    public static Trend Of(SeriesHistory series, IReadOnlyList<RecordedReading> failures, TimeSpan pollInterval, DateTimeOffset until)
    {
        var isRemaining = series.Points.Any(point => point.Remaining is not null) || series.Points.All(point => point.Used is null);
        var known = series.Points.Where(point => Amount(point) is not null).ToList();
        return new Trend
        {
            Series = series,
            IsRemaining = isRemaining,
            First = known.Count > 0 ? known[0].Rollup?.First ?? Amount(known[0]) : null,
            Last = known.Count > 0 ? Amount(known[^1]) : null,
            Min = known.Min(point => point.Rollup?.Min ?? Amount(point)),
            Max = known.Max(point => point.Rollup?.Max ?? Amount(point)),
            RatePerHour = Rate(known),
            Consumption = known.Count > 0 ? Used(known, series.Before) : null,
            Gaps = HistoryGap.Find([.. series.Points, .. failures], pollInterval, until),
        };

        decimal? Amount(RecordedReading point) => isRemaining ? point.Remaining : point.Used;
    }

    static decimal Used(List<RecordedReading> points, RecordedReading? before)
    {
        var counter = new UseCounter(before);
        return points.Select((point, index) => counter.Add(point, index + 1 < points.Count ? points[index + 1] : null) ?? 0).Sum();
    }

    /// <summary>
    /// What was used, over the time in which it was. A top-up or reset hides what was used beside it, so the steps it is in count neither as use nor as
    /// time; where readings are rolled up, the whole span counts as time.
    /// </summary>
    /// <param name="points">Readings with an amount, all of the same measure, oldest first.</param>
    static decimal? Rate(List<RecordedReading> points)
    {
        decimal sum = 0;
        var time = TimeSpan.Zero;
        var counter = new UseCounter();
        DateTimeOffset? countedUntil = null;
        for (var index = 0; index < points.Count; index++)
        {
            var point = points[index];
            var use = counter.Add(point, index + 1 < points.Count ? points[index + 1] : null);
            if (use is null && counter.Settled != UseCounter.AmountOf(point))
                continue;
            var end = point.At + (point.Rollup?.Length ?? TimeSpan.Zero);
            if (use is { } step)
            {
                sum += step;
                time += end - (countedUntil ?? point.At);
            }

            countedUntil = end;
        }

        return time > TimeSpan.Zero ? decimal.Round(sum / (decimal)time.TotalHours, 6) : null;
    }
}
