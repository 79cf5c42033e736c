using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

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
