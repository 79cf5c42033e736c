using System.Text;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Output.CsvText;

namespace Fuelgauge.App.Output;

/// <summary>One meter a row, with JSON's names; the members of its forecast follow those of the meter.</summary>
internal static class ForecastCsv
{
    /// <summary>The columns of a forecast, empty for none.</summary>
    public static readonly IReadOnlyList<(string Name, Func<ForecastRecord?, string> Value)> Columns =
    [
        ("forecast_state", forecast => Field(forecast?.State)),
        ("forecast_message", forecast => Field(forecast?.Message)),
        ("since", forecast => Field(forecast?.Since)),
        ("known_hours", forecast => Field(forecast?.KnownHours)),
        ("burn_rate_per_hour", forecast => Field(forecast?.BurnRatePerHour)),
        ("burn_rate_per_hour_low", forecast => Field(forecast?.BurnRatePerHourLow)),
        ("burn_rate_per_hour_high", forecast => Field(forecast?.BurnRatePerHourHigh)),
        ("exhausted_at", forecast => Field(forecast?.ExhaustedAt)),
        ("exhausted_at_low", forecast => Field(forecast?.ExhaustedAtLow)),
        ("exhausted_at_high", forecast => Field(forecast?.ExhaustedAtHigh)),
        ("horizon_at", forecast => Field(forecast?.HorizonAt)),
        ("cover_days", forecast => Field(forecast?.CoverDays)),
        ("cover_days_low", forecast => Field(forecast?.CoverDaysLow)),
        ("cover_days_high", forecast => Field(forecast?.CoverDaysHigh)),
        ("pace", forecast => Field(forecast?.Pace)),
        ("ends_at", forecast => Field(forecast?.EndsAt)),
        ("ends_by", forecast => Field(forecast?.EndsBy)),
        ("used_at_end", forecast => Field(forecast?.UsedAtEnd)),
        ("used_at_end_low", forecast => Field(forecast?.UsedAtEndLow)),
        ("used_at_end_high", forecast => Field(forecast?.UsedAtEndHigh)),
        ("utilization_at_end", forecast => Field(forecast?.UtilizationAtEnd)),
        ("utilization_at_end_low", forecast => Field(forecast?.UtilizationAtEndLow)),
        ("utilization_at_end_high", forecast => Field(forecast?.UtilizationAtEndHigh)),
        ("unspent_at_end", forecast => Field(forecast?.UnspentAtEnd)),
        ("unspent_at_end_low", forecast => Field(forecast?.UnspentAtEndLow)),
        ("unspent_at_end_high", forecast => Field(forecast?.UnspentAtEndHigh)),
        ("lasts_until_end", forecast => Field(forecast?.LastsUntilEnd)),
        ("notes", forecast => Field(forecast is null ? null : string.Join("; ", forecast.Notes))),
    ];

    const string MeterHeader = "as_of,id,provider,account,meter,scope,kind,unit,role,window_seconds,observed_at,used,remaining,limit";

    /// <summary>The file, header first.</summary>
    public static string Write(ForecastResult result)
    {
        var report = ForecastFormats.Report(result);
        var csv = new StringBuilder(Line(Columns.Select(column => column.Name).Prepend(MeterHeader)));
        foreach (var meter in report.Meters)
            csv.Append(Line(Meter(report, meter).Concat(Columns.Select(column => column.Value(meter.Forecast)))));
        return csv.ToString();
    }

    static IEnumerable<string> Meter(ForecastReport report, MeterForecastRecord meter) =>
    [
        Field(report.AsOf),
        Field(meter.Id),
        Field(meter.Provider),
        Field(meter.Account),
        Field(meter.Meter),
        Field(meter.Scope),
        Field(meter.Kind),
        Field(meter.Unit),
        Field(meter.Role),
        Field((decimal?)meter.WindowSeconds),
        Field(meter.Forecast.ObservedAt),
        Field(meter.Used),
        Field(meter.Remaining),
        Field(meter.Limit),
    ];
}
