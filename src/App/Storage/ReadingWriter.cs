using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Writes readings, and keeps the events that they confirm. Whatever order readings come in, by however many writers, and how often: the events are those
/// that the readings show when they are laid in order. One writer serves one transaction.
/// </summary>
internal sealed class ReadingWriter(IHistoryRows rows)
{
    readonly Dictionary<long, List<RecordedReading>> latestBySeries = [];

    /// <summary>Records a reading, and the event that it confirms.</summary>
    /// <returns>True when it may tell when its series began: it is among the first two, or older than one that was there.</returns>
    public bool Record(SeriesRow series, RecordedReading reading)
    {
        reading = reading with { At = StoredTime.Of(reading.At) };
        if (series.Kind is not { } kind || !reading.HasAmount)
        {
            rows.Add(series, reading);
            return false;
        }

        var latest = Latest(series);
        if (latest.Count > 0 && reading.At <= latest[0].At)
            return RecordLate(series, reading);
        if (!rows.Add(series, reading))
            return false;
        if (ChangeDetector.Confirm(kind, series.Length, latest, reading) is { } change)
            rows.Add(series, change);
        latest.Insert(0, reading);
        if (latest.Count > ChangeDetector.Lookback)
            latest.RemoveAt(ChangeDetector.Lookback);
        return latest.Count <= 2;
    }

    bool RecordLate(SeriesRow series, RecordedReading reading)
    {
        if (!rows.Add(series, reading))
            return false;
        latestBySeries.Remove(series.Id);
        Judge(series, rows.Around(series, reading.At), reading.At);
        return true;
    }

    /// <summary>Judges anew every reading whose verdict rests on the one that was added.</summary>
    void Judge(SeriesRow series, IReadOnlyList<RecordedReading> near, DateTimeOffset added)
    {
        var place = near.TakeWhile(reading => reading.At < added).Count();
        // The oldest reading cannot be judged, and what was once found at it stands: readings before it may have been rolled up.
        var from = Math.Max(place - 1, 1);
        var to = Math.Min(place + ChangeDetector.Lookback - 1, near.Count - 2);
        if (to < from)
            return;
        var shown = Enumerable.Range(from, to - from + 1)
            .Select(first => ChangeDetector.Confirm(series.Kind!.Value, series.Length, [.. near.Take(first + 1).Reverse().Take(ChangeDetector.Lookback)], near[first + 1]))
            .OfType<RecordedEvent>().ToList();
        var kept = rows.Events(series.Id, near[from].At, near[to].At.AddMilliseconds(1)).Where(change => change.Kind != RecordedEvent.NewWindow).ToList();
        foreach (var gone in kept.Except(shown))
            rows.Remove(series, gone);
        foreach (var change in shown.Except(kept))
            rows.Add(series, change);
    }

    List<RecordedReading> Latest(SeriesRow series) =>
        latestBySeries.TryGetValue(series.Id, out var latest) ? latest : latestBySeries[series.Id] = [.. rows.Latest(series)];
}
