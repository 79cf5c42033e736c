using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Judging;

/// <summary>
/// Settles which of several words on one meter counts, where sources measure the same (<see cref="SourceDefinition.Mirrors"/>): the freshest, unless its window
/// has refilled since and another's has not; a mirror never says less of one window than was known. Every number keeps its own source and time.
/// </summary>
static class MirroredSources
{
    // Sources round resets, to a minute or to a second.
    static readonly TimeSpan SameReset = TimeSpan.FromMinutes(5);

    static readonly State[] Passing = [State.Idle, State.NotEnabled, State.Throttled, State.Deferred, State.NoKey];

    /// <summary>Whether a failure says only that nobody could be asked: nothing is missed then where another source measures the same.</summary>
    public static bool IsPassing(State state) => Passing.Contains(state);

    /// <summary>True where a mirror says something that still holds, so that what it mirrors is not needed.</summary>
    public static bool AreRead(ProviderDefinition provider, IEnumerable<SourceResult> sources, DateTimeOffset now) =>
        sources.Any(source => Mirrored(provider, source) != source.Source && source.Readings.Any(reading => !reading.HasRefilled(now)));

    /// <summary>The sources with each meter once among those that measure the same.</summary>
    /// <param name="provider">Says which do.</param>
    /// <param name="sources">What the sources gave.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<SourceResult> Settle(ProviderDefinition provider, IReadOnlyList<SourceResult> sources, DateTimeOffset now)
    {
        if (!provider.Sources.Any(source => source.Mirrors is not null)) return sources;
        var settled = sources.ToList();
        foreach (var group in sources.GroupBy(source => Mirrored(provider, source)))
        {
            var isRead = AreRead(provider, group, now);
            var members = group.Select(source => isRead ? WithKept(source, now) : source).ToList();
            foreach (var (before, member) in group.Zip(members))
                settled[settled.IndexOf(before)] = member with { Readings = [.. member.Readings.Where(reading => ReferenceEquals(reading, Best(reading, member, members, group.Key, now)))] };
        }

        return settled;
    }

    /// <summary>The source that a result's source mirrors; itself where it mirrors none.</summary>
    static string Mirrored(ProviderDefinition provider, SourceResult source) =>
        provider.Sources.FirstOrDefault(definition => definition.Id == source.Source)?.Mirrors ?? source.Source;

    // What it gave before stands in the row with its age: a mirror may know less, or be older. A failure that does not pass by itself stays one.
    static SourceResult WithKept(SourceResult source, DateTimeOffset now)
    {
        if (source.Failure is not { } failure) return source;
        var known = source with { Readings = [.. source.Readings, .. source.LastGood.Where(kept => !kept.HasRefilled(now))] };
        return IsPassing(failure.State) ? known with { Failure = null, LastGood = [] } : known;
    }

    // Only another source can say the same again: one may have several readings of a meter, in several units.
    static Reading Best(Reading reading, SourceResult own, List<SourceResult> group, string mirrored, DateTimeOffset now)
    {
        var words = group.SelectMany(source => (source == own ? [reading] : source.Readings).Select(other => (source.Source, Reading: other)))
            .Where(word => word.Reading.Meter == reading.Meter && word.Reading.Scope == reading.Scope)
            .OrderBy(word => word.Reading.HasRefilled(now)).ThenByDescending(word => word.Reading.ObservedAt).ToList();
        var (source, freshest) = words[0];
        // In one window use only grows: where a mirror says less than was known, an idle session repeats what it was told before.
        return source == mirrored ? freshest : words.Select(word => word.Reading).Where(other => other == freshest || IsSameWindow(other, freshest)).MaxBy(Use)!;
    }

    static (bool IsStopped, decimal Utilization) Use(Reading reading) => (reading.Condition is Condition.Exhausted or Condition.Blocked, reading.Utilization ?? 0);

    static bool IsSameWindow(Reading one, Reading other) => one.ResetsAt is { } reset && other.ResetsAt is { } next && (reset - next).Duration() <= SameReset;
}
