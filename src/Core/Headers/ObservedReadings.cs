using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Headers;

/// <summary>
/// Meters of headers over time. Answers of parallel calls arrive out of order, so within one window the highest utilization stays; what is used up stays so
/// until its reset; and nothing that headers say makes an account better than its provider said it is.
/// </summary>
public static class ObservedReadings
{
    /// <summary>Most meters that are kept of an account.</summary>
    public const int Most = 64;

    // The provider's clock, ours, and the way between them.
    static readonly TimeSpan SameReset = TimeSpan.FromSeconds(5);
    static readonly TimeSpan UnknownWindow = TimeSpan.FromMinutes(1);

    /// <summary>What to keep after an observation: what was seen first.</summary>
    /// <param name="kept">What was kept before.</param>
    /// <param name="seen">What was observed now.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<Reading> Merge(IEnumerable<Reading> kept, IReadOnlyList<Reading> seen, DateTimeOffset now)
    {
        var before = Current(kept, now).ToDictionary(reading => reading.Meter);
        var merged = seen.DistinctBy(reading => reading.Meter).Select(reading => before.Remove(reading.Meter, out var earlier) && Stays(earlier, reading) ? earlier : reading).ToList();
        return [.. merged.Concat(before.Values.OrderByDescending(reading => reading.ObservedAt)).Take(Most)];
    }

    /// <summary>Those that still hold: a balance until the provider says another, everything else until its reset, or as long as its window where none was said.</summary>
    public static IEnumerable<Reading> Current(IEnumerable<Reading> kept, DateTimeOffset now) =>
        kept.Where(reading => reading is Balance || (reading.ResetsAt ?? reading.ObservedAt + (reading.Length ?? UnknownWindow)) > now).DistinctBy(reading => reading.Meter);

    /// <summary>
    /// What an account's sources gave, with what headers add. Of a meter that both have the source's word counts, unless headers say since then that less is
    /// left. Where no source could be read for a reason that matters, headers add nothing: the row says that reason.
    /// </summary>
    /// <param name="sources">What the sources gave.</param>
    /// <param name="kept">What was kept of headers.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<SourceResult> Beside(IReadOnlyList<SourceResult> sources, IEnumerable<Reading> kept, DateTimeOffset now)
    {
        var isRead = sources.Any(source => source.Readings.Count > 0);
        if (!isRead && sources.Any(source => source.Failure is { } failure && !FailureChoice.IsHarmless(failure.State))) return sources;

        var read = sources.SelectMany(source => source.Readings).DistinctBy(reading => reading.Meter).ToDictionary(reading => reading.Meter);
        var added = Current(kept, now).Where(reading => !read.TryGetValue(reading.Meter, out var said) || reading.ObservedAt > said.ObservedAt && IsWorse(reading, said)).ToList();
        if (added.Count == 0) return sources;
        var replaced = added.Select(reading => reading.Meter).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sources.Select(source => source with { Readings = [.. source.Readings.Where(reading => !replaced.Contains(reading.Meter))] }),
            new() { Source = HeaderReadings.Source, Readings = added, HasGates = false },
        ];
    }

    static bool Stays(Reading earlier, Reading later) =>
        IsUp(earlier) || earlier is not Balance && IsSameWindow(earlier, later) && IsWorse(earlier, later) || later.ObservedAt < earlier.ObservedAt;

    static bool IsSameWindow(Reading earlier, Reading later) =>
        earlier.ResetsAt is not { } one || later.ResetsAt is not { } other ? earlier.ResetsAt == later.ResetsAt : (one - other).Duration() <= SameReset;

    static bool IsUp(Reading reading) => reading.Condition is Condition.Exhausted or Condition.Blocked || reading.Remaining <= 0;

    static bool IsWorse(Reading one, Reading other) => !IsUp(other) && (IsUp(one)
        || (one.Utilization is { } used && other.Utilization is { } less && one.Unit == other.Unit ? used > less : one.Remaining < other.Remaining));
}
