using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>Keeps the events that no meter's readings show by themselves: changes of plan, and meters that an account did not have before.</summary>
internal sealed class AccountEvents(IHistoryRows rows)
{
    /// <summary>Names of plans that are kept: a provider that names another each time must not fill the database.</summary>
    const int MostPlans = 128;

    /// <summary>So many of the newest are kept whatever they say: four hours of a read every five minutes may become known in any order.</summary>
    const int NewestPlans = 48;

    /// <summary>Records the name of an account's plan, and keeps the changes that the names show.</summary>
    /// <param name="series">The account's series without a meter.</param>
    /// <param name="reading">The name.</param>
    public void RecordPlan(SeriesRow series, PlanReading reading)
    {
        reading = reading with { At = StoredTime.Of(reading.At) };
        var kept = rows.Plans(series);
        if (kept.Count == 0 && series.Plan is { } before)
        {
            // A database of version 1 knows the plan and not when it was read.
            kept = [new(reading.At.AddMilliseconds(-2), before), new(reading.At.AddMilliseconds(-1), before)];
            foreach (var earlier in kept)
                rows.Add(series, earlier);
        }

        if (kept.Any(other => other.At == reading.At))
            return;
        rows.Add(series, reading);
        var readings = kept.Append(reading).OrderBy(other => other.At).ToList();
        var shown = PlanChanges.Find(readings);
        var known = rows.Events(series.Id, readings[0].At, DateTimeOffset.MaxValue);
        foreach (var gone in known.Except(shown))
            rows.Remove(series, gone);
        foreach (var change in shown.Except(known))
            rows.Add(series, change);
        foreach (var idle in PlanChanges.Idle(readings).Except(readings.TakeLast(NewestPlans)).Union(readings.SkipLast(MostPlans)))
            rows.Remove(series, idle);
    }

    /// <summary>Judges anew which windows of an account are news.</summary>
    /// <param name="account">Its name.</param>
    /// <param name="all">Its series.</param>
    public void JudgeAppearances(AccountId account, IReadOnlyList<SeriesRow> all)
    {
        if (rows.FirstRecorded(account) is not { } recorded)
            return;
        var first = all.Where(series => series.Meter is not null).ToDictionary(series => series.Id, series => rows.Earliest(series, 2));
        foreach (var window in all.Where(series => series.Kind == MeterKind.Window))
        {
            // Another login behind the same name brings all its meters, and none of them is news.
            var others = all.Where(other => other.Meter is not null && other.Id != window.Id && other.Identity == window.Identity && first[other.Id].Count > 0)
                .Select(other => first[other.Id][0].At).ToList();
            DateTimeOffset? since = others.Count == 0 ? null : others.Min() > recorded ? others.Min() : recorded;
            Keep(window, first[window.Id], WindowStart.Appearance(first[window.Id], since));
        }
    }

    void Keep(SeriesRow window, IReadOnlyList<RecordedReading> first, RecordedEvent? shown)
    {
        var known = rows.Events(window.Id, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Where(change => change.Kind == RecordedEvent.NewWindow).ToList();
        // Once its first readings are rolled up it is judged for good: what is kept of them no longer says when the first one was.
        if (first.Count == 0 || first[0].Rollup is not null || known.Any(change => change.At < first[0].At))
            return;
        foreach (var gone in known.Where(change => change != shown))
            rows.Remove(window, gone);
        if (shown is not null && !known.Contains(shown))
            rows.Add(window, shown);
    }
}
