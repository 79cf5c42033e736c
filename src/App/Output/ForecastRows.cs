using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>The cells of the table of forecasts, for every format that is one.</summary>
internal static class ForecastRows
{
    /// <summary>Header of an interval.</summary>
    public const string Between = "80% between";

    /// <summary>Columns.</summary>
    public static readonly string[] Header = ["Account", "Meter", "Left", "Per hour", Between, "Runs out", Between, "Cover", "Pace", "At end", Between, "Ends", "Note"];

    /// <summary>One row a meter.</summary>
    public static IReadOnlyList<string[]> Of(ForecastResult result, Canvas canvas)
    {
        var text = new ForecastText(result.AsOf, result.TimeZone);
        return [.. result.Meters.Select(meter => Row(meter, text, result, canvas).Select(cell => Printable.On(canvas, cell)).ToArray())];
    }

    static string[] Row(MeterForecast meter, ForecastText text, ForecastResult result, Canvas canvas)
    {
        var (forecast, unit) = (meter.Forecast, meter.Series.Unit ?? "");
        var unknown = MeterCells.Unknown(canvas);
        var ends = forecast.EndsAt is { } at ? $"{(forecast.Expires ? "expires" : "resets")} {text.When(at)}" : "";
        return
        [
            Name(meter.Series.Account, result, canvas),
            meter.Series.Scope is { } scope && !meter.Series.Meter!.Contains(scope, StringComparison.OrdinalIgnoreCase) ? $"{meter.Series.Meter} {scope}" : meter.Series.Meter!,
            forecast.State != ForecastState.ResetPassed && meter.Newest?.Remaining is { } left ? Amount(left) : unknown,
            forecast.BurnRate?.Median is { } rate ? Amount(rate) : unknown,
            forecast.BurnRate is { Low: { } low, High: { } high } ? $"{Amount(low)}–{Amount(high)}" : "",
            text.RunsOut(forecast) ?? unknown,
            text.RunsOutBetween(forecast) ?? "",
            forecast.CoverDays?.Median is { } days ? $"{days.ToString("0.#", CultureInfo.InvariantCulture)}d" : "",
            forecast.Pace is { } pace ? $"{pace.ToString("0.0#", CultureInfo.InvariantCulture)}x" : "",
            AtEnd(forecast.UtilizationAtEnd?.Median, forecast.UsedAtEnd?.Median) ?? "",
            AtEnd(forecast.UtilizationAtEnd?.Low, forecast.UsedAtEnd?.Low) is { } least && AtEnd(forecast.UtilizationAtEnd?.High, forecast.UsedAtEnd?.High) is { } most ? $"{least}–{most}" : "",
            ends,
            text.Notes(forecast),
        ];

        string Amount(decimal amount) => ForecastText.Amount(amount, unit, canvas);
        string? AtEnd(decimal? share, decimal? used) => share is { } known ? ForecastText.Percent(known) : used is { } amount ? Amount(amount) : null;
    }

    static string Name(AccountId id, ForecastResult result, Canvas canvas)
    {
        var (name, asciiName) = result.Names(id.Provider);
        return AccountName.Of(id, canvas.IsAscii ? asciiName : name, canvas);
    }
}
