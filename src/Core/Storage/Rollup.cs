namespace Fuelgauge.Core.Storage;

/// <summary>
/// What is kept of all readings of a span. A <see cref="RecordedReading"/> that carries one stands for the span: its <see cref="RecordedReading.At"/> is where
/// the span begins, its amounts and state are those of the last reading in it. Amounts here are of what is left, or of what was used where the last reading does not say what is left.
/// </summary>
/// <param name="Length">How long the span is; longer than zero.</param>
/// <param name="Readings">How many readings were made in it, failed ones included; at least 1.</param>
/// <param name="First">Amount of the first; null when none has one, and so for the next four.</param>
/// <param name="Min">Smallest amount.</param>
/// <param name="Max">Largest amount.</param>
/// <param name="Consumption">What was used from the last reading before the span to the last one in it; never negative, since a top-up or reset is no use.</param>
public sealed record Rollup(TimeSpan Length, int Readings, decimal? First, decimal? Min, decimal? Max, decimal? Consumption)
{
    /// <summary>The amount that the next step is counted from, where the last reading was one odd answer; null where it is the last.</summary>
    public decimal? Settled { get; init; }
}
