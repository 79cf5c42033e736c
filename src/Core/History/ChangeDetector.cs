using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>
/// Finds top-ups, resets and windows that begin in a meter's readings. Each needs two: the first that shows it, and the next that still does, so that one odd
/// answer (a zero that was none, a reset time that jitters) makes no event, and a true early reset is believed one reading later. A verdict rests on the
/// confirming reading and <see cref="Lookback"/> before it and on nothing else, so that it is the same in whatever order readings came to be known.
/// </summary>
public static class ChangeDetector
{
    /// <summary>How many readings before the confirming one a verdict rests on.</summary>
    public const int Lookback = 8;

    /// <summary>The change that a reading confirms.</summary>
    /// <param name="kind">What the meter measures.</param>
    /// <param name="length">Length of the window; null when there is none or it is unknown.</param>
    /// <param name="earlier">Readings before it that carry a number, newest first, as many of the <see cref="Lookback"/> as there are.</param>
    /// <param name="confirming">The reading.</param>
    /// <returns>The event, at the reading that first showed it; null when there is none.</returns>
    public static RecordedEvent? Confirm(MeterKind kind, TimeSpan? length, IReadOnlyList<RecordedReading> earlier, RecordedReading confirming)
    {
        if (kind == MeterKind.Rate || earlier.Count < 2 || confirming.At <= earlier[0].At)
            return null;
        return Refill(kind, length, earlier, confirming) ?? (kind == MeterKind.Window ? WindowStart.Confirm(earlier, confirming) : null);
    }

    static RecordedEvent? Refill(MeterKind kind, TimeSpan? length, IReadOnlyList<RecordedReading> earlier, RecordedReading confirming)
    {
        var rule = new RefillRule(kind, length);
        var measure = Measure.Of(kind, [.. earlier, confirming]);
        var footing = default(Footing?);
        Mark? pending = null;
        RecordedEvent? found = null;
        foreach (var reading in earlier.Reverse().Append(confirming))
        {
            if (measure(reading) is not { } level)
                continue;
            var mark = new Mark(reading, level);
            found = null;
            if (footing is { } known && pending is { } first && rule.Refills(known, first) && rule.Refills(known, mark))
            {
                found = rule.Event(known, first);
                footing = new Footing(first, null);
                pending = null;
            }

            if (footing is { } ground && rule.Refills(ground, mark))
                pending = mark;
            else
                (footing, pending) = (new Footing(mark, footing?.Newest), null);
        }

        return found is not null && found.At == earlier[0].At ? found : null;
    }
}
