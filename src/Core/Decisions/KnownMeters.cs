using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>
/// What is known of an account: what was read, and where nobody could be asked (throttled, idle, deferred) what was read before. A source that failed
/// otherwise has no word: where a key is refused or a host is down, what was left yesterday is no room for work.
/// </summary>
static class KnownMeters
{
    /// <summary>The meters, those that were read first.</summary>
    public static IReadOnlyList<JudgedReading> Of(Snapshot snapshot)
    {
        if (snapshot.LastGood is not { } last || !IsPassing(snapshot))
            return snapshot.Meters;
        return [.. snapshot.Meters, .. last.Meters.Where(kept => snapshot.Meters.All(meter => meter.Reading.Meter != kept.Reading.Meter))];
    }

    /// <summary>True when earlier values stand for everything that could not be read.</summary>
    public static bool AreComplete(Snapshot snapshot) => snapshot.LastGood is { } last && IsPassing(snapshot) && last.Meters.Any(meter => meter.Reading.Role == Role.Gate);

    static bool IsPassing(Snapshot snapshot) =>
        (IsUnasked(snapshot.State) || snapshot.State == State.Partial) && snapshot.Problems.All(problem => problem.State.DefaultStatus != Status.Error);

    static bool IsUnasked(State state) => state == State.Throttled || state == State.Idle || state == State.Deferred;
}
