using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>Readings gathered span by span.</summary>
public static class Rollups
{
    /// <summary>Gathers readings into spans; a span without one is left out.</summary>
    /// <param name="points">Readings, or what is kept of several, oldest first. What is kept of a longer span counts in the span it begins in.</param>
    /// <param name="before">The last reading before them that has an amount; null when there is none.</param>
    /// <param name="after">The first reading after them that has an amount; null when there is none yet.</param>
    /// <param name="spanOf">The span that an instant is in: its beginning and its end.</param>
    public static IReadOnlyList<RecordedReading> Gather(
        IReadOnlyList<RecordedReading> points, RecordedReading? before, RecordedReading? after, Func<DateTimeOffset, (DateTimeOffset Start, DateTimeOffset End)> spanOf)
    {
        var gathered = new List<RecordedReading>();
        var counter = new UseCounter(before);
        var end = DateTimeOffset.MinValue;
        RollupBuilder? span = null;
        for (var index = 0; index < points.Count; index++)
        {
            var point = points[index];
            if (point.At >= end)
            {
                Close();
                (var start, end) = spanOf(point.At);
                span = new(start, end - start);
            }

            var use = counter.Add(point, UseCounter.AmountOf(point) is null ? null : NextWithAmount(index + 1));
            span!.Add(point, use, counter.Settled);
        }

        Close();
        return gathered;

        void Close()
        {
            if (span?.Build() is { } kept)
                gathered.Add(kept);
        }

        RecordedReading? NextWithAmount(int from)
        {
            for (; from < points.Count; from++)
                if (UseCounter.AmountOf(points[from]) is not null)
                    return points[from];
            return after;
        }
    }
}
