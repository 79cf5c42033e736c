using Fuelgauge.Core.Forecasts;

namespace Fuelgauge.App.Output;

/// <summary>Forecasts of recorded meters, as every format gets them.</summary>
/// <param name="Meters">Meters in the order they are shown.</param>
/// <param name="AsOf">The instant they are told from, UTC.</param>
/// <param name="TimeZone">The zone of times meant for people.</param>
/// <param name="Names">A provider's name for people by its id, and the same in ASCII.</param>
internal sealed record ForecastResult(
    IReadOnlyList<MeterForecast> Meters,
    DateTimeOffset AsOf,
    TimeZoneInfo TimeZone,
    Func<string, (string Name, string AsciiName)> Names);
