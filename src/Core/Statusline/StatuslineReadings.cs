using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Statusline;

/// <summary>
/// Meters of status lines over time. Sessions that sit idle repeat what they were told hours ago, beside others that know better: within one window the
/// highest utilization counts, a later window counts before an earlier one, and what only repeats what is known changes nothing, not even its time.
/// </summary>
public static class StatuslineReadings
{
    // The provider rounds its resets, or does not.
    static readonly TimeSpan SameReset = TimeSpan.FromMinutes(5);

    /// <summary>What to keep after a status line.</summary>
    /// <param name="kept">What was kept before.</param>
    /// <param name="seen">What it says now.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<Reading> Merge(IReadOnlyList<Reading> kept, IReadOnlyList<Reading> seen, DateTimeOffset now)
    {
        var before = kept.Where(reading => !reading.HasRefilled(now)).ToDictionary(reading => reading.Meter);
        var current = seen.Where(reading => !reading.HasRefilled(now)).DistinctBy(reading => reading.Meter).ToList();
        // One that tells nothing new has not been told anything since: its other numbers are as old.
        if (current.TrueForAll(reading => before.TryGetValue(reading.Meter, out var earlier) && (Stays(earlier, reading) || IsSame(earlier, reading)))) return [.. before.Values];
        var merged = current.ConvertAll(reading => before.Remove(reading.Meter, out var earlier) && Stays(earlier, reading) ? earlier : reading);
        return [.. merged, .. before.Values];
    }

    /// <summary>Whether two lists say the same, whenever they said it.</summary>
    public static bool AreSame(IReadOnlyList<Reading> one, IReadOnlyList<Reading> other) =>
        one.Count == other.Count && one.All(reading => other.Any(twin => twin.Meter == reading.Meter && twin.ObservedAt == reading.ObservedAt && IsSame(reading, twin)));

    static bool Stays(Reading earlier, Reading later)
    {
        if (earlier.ResetsAt is { } known && later.ResetsAt is { } told && (known - told).Duration() > SameReset) return known > told;
        return earlier.Utilization > later.Utilization;
    }

    static bool IsSame(Reading one, Reading other) => one.Used == other.Used && one.Remaining == other.Remaining && one.ResetsAt == other.ResetsAt && one.Condition == other.Condition;
}
