using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>What is compared between two readings of a meter: a number that rises with a top-up or a reset, and falls with use.</summary>
internal static class Measure
{
    /// <summary>
    /// The number of each reading; null where it has none. Of a balance it is what is left, since money that was used says nothing of what was paid in; of
    /// everything else what was used, negated, since what is left also rises when a limit is raised.
    /// </summary>
    public static Func<RecordedReading, decimal?> Of(MeterKind kind, IEnumerable<RecordedReading> readings) =>
        kind == MeterKind.Balance || !readings.Any(reading => Used(reading) is not null) ? reading => reading.Remaining : reading => -Used(reading);

    /// <summary>What was used; null when unknown.</summary>
    public static decimal? Used(RecordedReading reading) => reading.Used ?? reading.Limit - reading.Remaining;

    /// <summary>What is left; null when unknown. Of a balance only what the provider said.</summary>
    public static decimal? Left(MeterKind kind, RecordedReading reading) =>
        reading.Remaining ?? (kind == MeterKind.Balance ? null : reading.Limit - reading.Used);
}

/// <summary>A reading by its measure.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Level">Its number by <see cref="Measure"/>.</param>
internal sealed record Mark(RecordedReading Reading, decimal Level);

/// <summary>Where a meter stands by its last two readings that showed no rise: a single reading that is too low, or says an old reset time, does not move it.</summary>
/// <param name="Newest">The newer of the two.</param>
/// <param name="Before">The older; null at the beginning and right after a change.</param>
internal readonly record struct Footing(Mark Newest, Mark? Before)
{
    /// <summary>The higher level of the two.</summary>
    public decimal Level => Before is { } before ? Math.Max(before.Level, Newest.Level) : Newest.Level;

    /// <summary>The later of the reset times that they announce, UTC; null when neither does.</summary>
    public DateTimeOffset? ResetsAt =>
        Before?.Reading.ResetsAt is { } before && !(Newest.Reading.ResetsAt > before) ? before : Newest.Reading.ResetsAt;

    /// <summary>True when both announce the same reset. One that moves along with the clock belongs to a window that has not begun.</summary>
    public bool IsResetSettled =>
        Before is { } before && before.Reading.ResetsAt is { } one && Newest.Reading.ResetsAt is { } other
        && (one - other).Duration() < (Newest.Reading.At - before.Reading.At) / 2;
}
