namespace Fuelgauge.Core.Forecasts;

/// <summary>An amount that was used in a span of time; how it lay within the span is not known.</summary>
/// <param name="From">Begin, UTC.</param>
/// <param name="To">End, UTC.</param>
/// <param name="Amount">What was used, in the meter's unit; never negative.</param>
readonly record struct UseSpan(DateTimeOffset From, DateTimeOffset To, double Amount);
