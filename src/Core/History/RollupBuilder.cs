using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>Gathers the readings of one span, oldest first, into one with a <see cref="Rollup"/>. What was rolled up before is gathered like a reading, so that hours come from quarter-hours as they do from readings.</summary>
/// <param name="start">Where the span begins, UTC.</param>
/// <param name="length">How long it is.</param>
public sealed class RollupBuilder(DateTimeOffset start, TimeSpan length)
{
    RecordedReading? last;
    int readings;
    decimal? first, min, max, consumption, settled;

    /// <summary>Takes the next reading of the span.</summary>
    /// <param name="reading">A reading, or what is kept of several.</param>
    /// <param name="use">What was used since the one before it; null when it cannot be said.</param>
    /// <param name="level">The amount that the next step is counted from, as <see cref="UseCounter.Settled"/> says; null for what is rolled up, which says it itself.</param>
    public void Add(RecordedReading reading, decimal? use, decimal? level)
    {
        readings += reading.Rollup?.Readings ?? 1;
        consumption = Sum(consumption, use);
        if (UseCounter.AmountOf(reading) is not { } amount)
        {
            last = last is null || UseCounter.AmountOf(last) is null ? reading : last;
            return;
        }

        // What is left and what was used cannot be compared: where a provider changes what it says, the amounts are of what it says last.
        if (last is not null && UseCounter.AmountOf(last) is not null && (last.Remaining is null) != (reading.Remaining is null))
            first = min = max = null;
        first ??= reading.Rollup?.First ?? amount;
        min = Least(min, reading.Rollup?.Min ?? amount);
        max = Most(max, reading.Rollup?.Max ?? amount);
        last = reading;
        settled = reading.Rollup is { } rollup ? rollup.Settled : level;
    }

    /// <summary>Widens what is kept of a span by a reading that came late. What was used lies between readings that are counted already, so it is not counted again.</summary>
    /// <param name="kept">A reading with a rollup.</param>
    /// <param name="late">A reading, or what is kept of several, inside its span.</param>
    public static RecordedReading Widen(RecordedReading kept, RecordedReading late)
    {
        var rollup = kept.Rollup!;
        var widened = rollup with { Readings = rollup.Readings + (late.Rollup?.Readings ?? 1) };
        if (UseCounter.AmountOf(kept) is null)
            return UseCounter.AmountOf(late) is null ? kept with { Rollup = widened } : Single(kept, late, widened);
        var amount = kept.Remaining is not null ? late.Remaining : late.Used;
        return kept with { Rollup = widened with { Min = Least(rollup.Min, late.Rollup?.Min ?? amount), Max = Most(rollup.Max, late.Rollup?.Max ?? amount) } };
    }

    /// <summary>The span as one reading; null when nothing was taken.</summary>
    public RecordedReading? Build() => last is null
        ? null
        : last with
        {
            At = start,
            Rollup = new(length, readings, first, min, max, first is null ? null : consumption ?? 0)
            {
                Settled = settled == UseCounter.AmountOf(last) ? null : settled,
            },
        };

    static RecordedReading Single(RecordedReading kept, RecordedReading late, Rollup widened)
    {
        var amount = UseCounter.AmountOf(late);
        return late with
        {
            At = kept.At,
            Rollup = widened with { First = late.Rollup?.First ?? amount, Min = late.Rollup?.Min ?? amount, Max = late.Rollup?.Max ?? amount, Consumption = late.Rollup?.Consumption ?? 0 },
        };
    }

    static decimal? Sum(decimal? one, decimal? other) => one is null ? other : one + (other ?? 0);

    static decimal? Least(decimal? one, decimal? other) => one is null || other < one ? other : one;

    static decimal? Most(decimal? one, decimal? other) => one is null || other > one ? other : one;
}
