using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>Finds windows that begin: by first use after they had not started, or as a meter that an account did not have before.</summary>
public static class WindowStart
{
    /// <summary>So long an account has been recorded before another of its meters is news: on the first day not every source may have answered yet.</summary>
    public static readonly TimeSpan Acquaintance = TimeSpan.FromDays(1);

    /// <summary>The beginning that a reading confirms: two readings of a window that runs, after one that says it has not started.</summary>
    /// <param name="earlier">Readings before it, newest first.</param>
    /// <param name="confirming">The reading.</param>
    /// <returns>The event, at the first reading of the window; null when there is none.</returns>
    internal static RecordedEvent? Confirm(IReadOnlyList<RecordedReading> earlier, RecordedReading confirming)
    {
        var (first, before) = (earlier[0], earlier[1]);
        if (before.State != State.NotStarted || !Runs(first) || !Runs(confirming))
            return null;
        var idle = earlier.Skip(1).TakeWhile(reading => reading.State == State.NotStarted).Count();
        // A window that ran a moment ago and announces the same reset runs on: what lay between was a placeholder.
        if (earlier.ElementAtOrDefault(1 + idle) is { } last && (last.ResetsAt is null || first.ResetsAt is null ? idle < 2 : first.ResetsAt - last.ResetsAt <= RefillRule.Jitter * 2))
            return null;
        return new(first.At, RecordedEvent.WindowStart, Measure.Left(MeterKind.Window, before), Measure.Left(MeterKind.Window, first));
    }

    /// <summary>The event of a window's meter that an account did not have before, once it has been read twice.</summary>
    /// <param name="first">The meter's oldest readings with a number, oldest first; two are enough.</param>
    /// <param name="accountSince">Since when another meter of the same account has been recorded, UTC; null when none has.</param>
    public static RecordedEvent? Appearance(IReadOnlyList<RecordedReading> first, DateTimeOffset? accountSince) =>
        first.Count >= 2 && first[0].At - accountSince >= Acquaintance
            ? new(first[0].At, RecordedEvent.NewWindow, null, Measure.Left(MeterKind.Window, first[0]))
            : null;

    static bool Runs(RecordedReading reading) => reading.State != State.NotStarted && (reading.ResetsAt is not null || Measure.Used(reading) > 0);
}
