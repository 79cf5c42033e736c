namespace Fuelgauge.Core.Forecasts;

/// <summary>A number that is not known for sure. Null is: later than anything is said of.</summary>
/// <param name="Median">As likely too high as too low.</param>
/// <param name="Low">Nine in ten lie above.</param>
/// <param name="High">Nine in ten lie below.</param>
/// <typeparam name="T">An amount or an instant.</typeparam>
public readonly record struct Estimate<T>(T? Median, T? Low, T? High)
    where T : struct;
