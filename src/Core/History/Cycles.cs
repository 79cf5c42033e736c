using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>Cuts a meter's readings at its resets, top-ups and beginnings; what is rolled up is cut between the spans.</summary>
public static class Cycles
{
    /// <summary>The cycles, oldest first; the first may have begun before the readings, and the last goes on. Time in which a window had not started belongs to none.</summary>
    /// <param name="trend">The meter.</param>
    public static IReadOnlyList<Cycle> Of(Trend trend)
    {
        var cycles = new List<Cycle>();
        var points = trend.Series.Points.Where(point => trend.Amount(point) is not null).ToList();
        var cuts = trend.Series.Events.Where(change => change.Kind is RecordedEvent.Reset or RecordedEvent.TopUp or RecordedEvent.WindowStart).ToList();
        var from = 0;
        for (var cut = 0; cut <= cuts.Count; cut++)
        {
            var to = cut < cuts.Count ? points.FindIndex(from, point => point.At >= cuts[cut].At) : points.Count;
            if (to < 0)
                to = points.Count;
            if (to > from && points[from..to].Exists(point => point.State != State.NotStarted))
            {
                var begunBy = cut > 0 ? cuts[cut - 1] : null;
                var endedBy = cut < cuts.Count ? cuts[cut] : null;
                var own = Settled(points[from..to], trend);
                cycles.Add(Describe(trend, own, begunBy, endedBy) with
                {
                    Begin = begunBy is null ? points[from].At : Instant(from > 0 ? points[from - 1] : null, begunBy),
                    End = endedBy is null ? points[to - 1].At : Instant(points[to - 1], endedBy),
                    Readings = points[from..to].Sum(point => point.Rollup?.Readings ?? 1),
                });
            }

            from = to;
        }

        return cycles;
    }

    static Cycle Describe(Trend trend, List<RecordedReading> points, RecordedEvent? begunBy, RecordedEvent? endedBy)
    {
        var amounts = points.ConvertAll(point => trend.Amount(point)!.Value);
        return new()
        {
            Trend = trend,
            Begin = points[0].At,
            End = points[^1].At,
            BegunBy = begunBy,
            EndedBy = endedBy,
            Consumed = Consumed(trend, points, begunBy),
            First = points[0].Rollup?.First ?? amounts[0],
            Last = amounts[^1],
            Min = points.Zip(amounts, (point, amount) => point.Rollup?.Min ?? amount).Min(),
            Max = points.Zip(amounts, (point, amount) => point.Rollup?.Max ?? amount).Max(),
            Readings = points.Count,
        };
    }

    /// <summary>The steps in which something was used. What was used when an allowance was first read after it refilled was used in its cycle, too; what a top-up hides is not known.</summary>
    static decimal? Consumed(Trend trend, List<RecordedReading> points, RecordedEvent? begunBy)
    {
        var atFirst = begunBy is { Kind: not RecordedEvent.TopUp } ? Measure.Used(points[0]) : null;
        if (points.Count < 2)
            return atFirst;
        return (atFirst ?? 0) + points.Zip(points.Skip(1), (before, after) => after.Rollup?.Consumption ?? Step(trend.Amount(before)!.Value, trend.Amount(after)!.Value)).Sum();

        decimal Step(decimal before, decimal after) => Math.Max(0, trend.IsRemaining ? before - after : after - before);
    }

    /// <summary>The readings without those that jump away from both neighbors and back: one odd answer is no use.</summary>
    static List<RecordedReading> Settled(List<RecordedReading> points, Trend trend)
    {
        var amounts = points.ConvertAll(point => trend.Amount(point)!.Value);
        return [.. points.Where((point, index) => point.Rollup is not null || index == 0 || index == points.Count - 1 || !IsOdd(amounts[index - 1], amounts[index], amounts[index + 1]))];
    }

    static bool IsOdd(decimal before, decimal amount, decimal after)
    {
        var jump = amount < Math.Min(before, after) ? Math.Min(before, after) - amount : amount - Math.Max(before, after);
        return jump > 0 && jump > Math.Abs(after - before);
    }

    /// <summary>When a change was: at the reset that was announced, where that lies between the last reading before it and the first after it.</summary>
    static DateTimeOffset Instant(RecordedReading? before, RecordedEvent change) =>
        change is { Kind: RecordedEvent.Reset, IsEarly: false } && before is not null && before.ResetsAt > before.At && before.ResetsAt < change.At ? before.ResetsAt.Value : change.At;
}
