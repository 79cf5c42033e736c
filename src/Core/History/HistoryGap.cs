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

    /// <summary>Every failure that nobody could read past, and every silence longer than three poll intervals.</summary>
    /// <param name="points">Readings and failed reads, in any order.</param>
    /// <param name="pollInterval">The time between two reads of a running watch; where reads are usually further apart than that, theirs counts.</param>
    /// <param name="until">End of the span asked for, UTC.</param>
    public static IReadOnlyList<HistoryGap> Find(IEnumerable<RecordedReading> points, TimeSpan pollInterval, DateTimeOffset until)
    {
        var ordered = points.OrderBy(point => point.At).ToList();
        if (ordered.Count == 0)
            return [];
        var patience = Patience * Usual(ordered, pollInterval);
        var gaps = new List<HistoryGap>();
        RecordedReading? good = null;
        RecordedReading? failure = null;
        foreach (var point in ordered)
        {
            if (IsFailure(point))
            {
                failure ??= point;
                continue;
            }

            Close(point.At);
            good = point;
        }

        Close(until);
        return gaps;

        void Close(DateTimeOffset at)
        {
            var from = good?.At ?? failure?.At ?? at;
            if (failure is not null || at - from > patience)
                gaps.Add(new HistoryGap(from, at, failure?.State));
            failure = null;
        }
    }

    /// <summary>A failed read has no numbers and a state that is an error, or says that the probe was not answered.</summary>
    static bool IsFailure(RecordedReading point) =>
        point is { Used: null, Remaining: null } && (point.State.DefaultStatus == Status.Error || point.State == State.Throttled || point.State == State.Idle || point.State == State.Deferred);

    static TimeSpan Usual(List<RecordedReading> points, TimeSpan pollInterval)
    {
        var steps = points.Zip(points.Skip(1), (before, after) => after.At - before.At).Order().ToList();
        return steps.Count > 0 && steps[steps.Count / 2] > pollInterval ? steps[steps.Count / 2] : pollInterval;
    }
}
