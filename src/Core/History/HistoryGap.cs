using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>A span without a reading.</summary>
/// <param name="From">The last reading before it, or the first failure where there was none, UTC.</param>
/// <param name="To">The first reading after it, or the end of the span asked for, UTC.</param>
/// <param name="Reason">The state of the failed reads in it; null when nothing was tried.</param>
public sealed record HistoryGap(DateTimeOffset From, DateTimeOffset To, State? Reason)
{
    /// <summary>So many poll intervals may pass between two readings before it is a gap.</summary>
    const int Patience = 3;

    /// <summary>Every failure that nobody could read past, and every silence longer than three poll intervals; where readings are rolled up, longer than three of the spans they became.</summary>
    /// <param name="points">Readings and failed reads, in any order.</param>
    /// <param name="pollInterval">The time between two reads of a running watch; where reads are usually further apart than that, theirs counts.</param>
    /// <param name="until">End of the span asked for, UTC.</param>
    public static IReadOnlyList<HistoryGap> Find(IEnumerable<RecordedReading> points, TimeSpan pollInterval, DateTimeOffset until)
    {
        // A span that has readings beside failures was read past, so its failures come first.
        var ordered = points.OrderBy(point => point.At).ThenByDescending(IsFailure).ToList();
        if (ordered.Count == 0)
            return [];
        var usual = Usual(ordered, pollInterval);
        var gaps = new List<HistoryGap>();
        DateTimeOffset? goodUntil = null;
        RecordedReading? failure = null;
        foreach (var point in ordered)
        {
            if (IsFailure(point))
            {
                failure ??= point;
                continue;
            }

            Close(point.At, point);
            if (goodUntil is not { } end || EndOf(point) > end)
                goodUntil = EndOf(point);
        }

        Close(until, ordered[^1]);
        return gaps;

        void Close(DateTimeOffset at, RecordedReading point)
        {
            var from = goodUntil ?? failure?.At ?? at;
            if (at > from && (failure is not null || at - from > Patience * usual[LengthOf(point)]))
                gaps.Add(new HistoryGap(from, at, failure?.State));
            failure = null;
        }
    }

    /// <summary>A failed read has no numbers and a state that is an error, or says that the probe was not answered.</summary>
    static bool IsFailure(RecordedReading point) =>
        point is { Used: null, Remaining: null } && (point.State.DefaultStatus == Status.Error || point.State == State.Throttled || point.State == State.Idle || point.State == State.Deferred);

    /// <summary>How far apart points of each length usually are.</summary>
    static Dictionary<TimeSpan, TimeSpan> Usual(List<RecordedReading> points, TimeSpan pollInterval)
    {
        var steps = points.Zip(points.Skip(1), (before, after) => (Length: LengthOf(after), Step: after.At - before.At)).ToLookup(pair => pair.Length, pair => pair.Step);
        return points.Select(LengthOf).Distinct().ToDictionary(length => length, length =>
            steps[length].Order().ToList() is { Count: > 0 } ordered && ordered[ordered.Count / 2] > pollInterval ? ordered[ordered.Count / 2] : pollInterval);
    }

    static TimeSpan LengthOf(RecordedReading point) => point.Rollup?.Length ?? TimeSpan.Zero;

    static DateTimeOffset EndOf(RecordedReading point) => point.At + LengthOf(point);
}
