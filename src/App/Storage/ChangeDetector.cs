using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Finds top-ups and resets in a meter's readings. Each needs two readings: the first that shows it, and the next that still does, so that one odd
/// answer (a zero that was none, a reset time that jitters) makes no event, and a true early reset is believed one reading later.
/// </summary>
internal static class ChangeDetector
{
    /// <summary>How many earlier readings a verdict rests on.</summary>
    public const int Lookback = 3;

    /// <summary>A rise counts from this share of the limit in force…</summary>
    const decimal ShareOfLimit = 0.10m;

    /// <summary>…and where there is none, from this share of what was left.</summary>
    const decimal ShareOfBalance = 0.20m;

    /// <summary>Providers' reset times wander by seconds to minutes between answers.</summary>
    static readonly TimeSpan Jitter = TimeSpan.FromMinutes(5);

    /// <summary>The change that a reading confirms.</summary>
    /// <param name="kind">What the meter measures.</param>
    /// <param name="earlier">Readings before it that carry a number, newest first.</param>
    /// <param name="confirming">The new reading.</param>
    /// <returns>The event, at the reading that first showed it; null when there is none.</returns>
    public static RecordedEvent? Confirm(MeterKind kind, IReadOnlyList<RecordedReading> earlier, RecordedReading confirming)
    {
        if (earlier.Count < 2 || confirming.At <= earlier[0].At)
            return null;
        var (first, before) = (earlier[0], earlier[1]);
        if (Left(kind, first) is not { } after || Left(kind, before) is not { } left || Left(kind, confirming) is not { } confirmed)
            return null;

        // The level before is the higher of two readings: 60, 0, 61, 61 is one odd zero and no rise.
        var level = earlier.Count > 2 && Left(kind, earlier[2]) is { } older && older > left ? older : left;
        var needed = before.Limit is { } limit and > 0 ? limit * ShareOfLimit : Math.Abs(level) * ShareOfBalance;
        var stays = Math.Min(after, confirmed) - level is var rise && rise > 0 && rise >= needed;
        return kind switch
        {
            MeterKind.Balance when stays => new(first.At, "top_up", left, after),
            MeterKind.Window or MeterKind.Budget when stays || HasRefilled(before, first, confirming) && after > left => new(first.At, "reset", left, after),
            _ => null,
        };
    }

    /// <summary>True when the reset that was announced has passed and both later readings announce another: then any rise counts.</summary>
    static bool HasRefilled(RecordedReading before, RecordedReading first, RecordedReading confirming) =>
        before.ResetsAt is { } reset && first.At >= reset - Jitter && first.ResetsAt - reset > Jitter && confirming.ResetsAt - reset > Jitter;

    /// <summary>What is left; of a balance only what the provider said, since money that was used says nothing of what was paid in.</summary>
    static decimal? Left(MeterKind kind, RecordedReading reading) =>
        reading.Remaining ?? (kind == MeterKind.Balance ? null : reading.Limit - reading.Used);
}
