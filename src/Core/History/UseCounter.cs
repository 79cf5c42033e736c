using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>
/// Counts what was used from reading to reading: the sum of the decreases of what is left, or of the increases of what was used where nobody says what is
/// left. A top-up or reset hides what was used beside it, so a step it is in counts nothing. One counter serves one series, oldest reading first.
/// </summary>
public sealed class UseCounter
{
    Level? settled;
    DateTimeOffset coveredUntil = DateTimeOffset.MinValue;

    /// <summary>Begins after a reading that was counted before.</summary>
    /// <param name="before">The last reading before the first; null when there is none.</param>
    public UseCounter(RecordedReading? before = null) => Follow(before);

    /// <summary>The amount the next step is counted from, of the measure of the last reading; null before the first.</summary>
    public decimal? Settled => settled?.Amount;

    /// <summary>The amount of a reading: what is left, else what was used; null when it has neither.</summary>
    public static decimal? AmountOf(RecordedReading reading) => reading.Remaining ?? reading.Used;

    /// <summary>What was used between two readings, whatever lies between them; null when they cannot be compared or the later one was topped up or reset.</summary>
    public static decimal? Between(RecordedReading? earlier, RecordedReading later) =>
        Level.AtEnd(earlier) is { } from && Level.AtBeginning(later) is { } to && from.IsRemaining == to.IsRemaining && to.Use >= from.Use ? to.Use - from.Use : null;

    /// <summary>Takes the next reading.</summary>
    /// <param name="reading">A reading, or what is kept of several: its own count is taken over.</param>
    /// <param name="next">The one after it that has an amount; null when there is none yet.</param>
    /// <returns>What was used since the one before; null when it cannot be said.</returns>
    public decimal? Add(RecordedReading reading, RecordedReading? next)
    {
        if (reading.Rollup is { } rollup)
        {
            coveredUntil = reading.At + rollup.Length;
            Follow(reading);
            return rollup.Consumption;
        }

        // What came late into a span that is rolled up already lies between readings that are counted.
        if (reading.At < coveredUntil || Level.AtEnd(reading) is not { } level)
            return null;
        if (settled is not { } before || before.IsRemaining != level.IsRemaining)
        {
            settled = level;
            return null;
        }

        if (level.Use >= before.Use)
        {
            settled = level;
            return level.Use - before.Use;
        }

        // One reading that is back a moment later was the provider's slip, not a reset: go on from before it.
        if (next is null || Level.AtBeginning(next) is not { } after || after.IsRemaining != before.IsRemaining || after.Use < before.Use)
            settled = level;
        return null;
    }

    void Follow(RecordedReading? reading) => settled = Level.AtEnd(reading) ?? settled;

    /// <summary>An amount and its measure; <see cref="Use"/> grows with use.</summary>
    readonly record struct Level(bool IsRemaining, decimal Amount)
    {
        public decimal Use => IsRemaining ? -Amount : Amount;

        public static Level? AtEnd(RecordedReading? reading) => Of(reading, reading?.Rollup?.Settled);

        public static Level? AtBeginning(RecordedReading reading) => Of(reading, reading.Rollup?.First);

        static Level? Of(RecordedReading? reading, decimal? amount) =>
            reading is null || AmountOf(reading) is not { } last ? null : new(reading.Remaining is not null, amount ?? last);
    }
}
