using Fuelgauge.Core.Forecasts;

namespace Fuelgauge.Core.Wire;

/// <summary>From forecasts to what is written on the wire.</summary>
public static class ForecastReportMapping
{
    /// <summary>All meters.</summary>
    /// <param name="meters">Meters in the order they are shown.</param>
    /// <param name="asOf">The instant they are told from, UTC.</param>
    /// <param name="timeZone">The user's zone.</param>
    public static ForecastReport ToReport(IReadOnlyList<MeterForecast> meters, DateTimeOffset asOf, TimeZoneInfo timeZone) => new()
    {
        AsOf = asOf,
        Timezone = timeZone.Id,
        Meters = [.. meters.Select(ToRecord)],
    };

    /// <summary>One meter. What has refilled since it was read says neither what is used nor what is left.</summary>
    public static MeterForecastRecord ToRecord(this MeterForecast meter)
    {
        var newest = meter.Forecast.State == ForecastState.ResetPassed ? null : meter.Newest;
        return new()
        {
            Id = meter.Series.Account.ToString(),
            Provider = meter.Series.Account.Provider,
            Account = meter.Series.Account.Name,
            Meter = meter.Series.Meter!,
            Scope = meter.Series.Scope,
            Kind = CheckReportMapping.Word(meter.Series.Kind!.Value),
            Unit = meter.Series.Unit ?? "",
            Role = meter.Series.Role is { } role ? CheckReportMapping.Word(role) : null,
            WindowSeconds = meter.Series.Length is { } length ? (long)length.TotalSeconds : null,
            Used = newest?.Used,
            Remaining = newest?.Remaining,
            Limit = meter.Newest?.Limit,
            Forecast = meter.Forecast.ToRecord(),
        };
    }

    /// <summary>One forecast.</summary>
    public static ForecastRecord ToRecord(this Forecast forecast) => new()
    {
        State = forecast.State.Name,
        Message = ForecastMessage.Of(forecast, ForecastMessage.Utc),
        ObservedAt = forecast.ObservedAt,
        Since = forecast.Since,
        KnownHours = decimal.Round((decimal)forecast.Known.TotalHours, 1),
        BurnRatePerHour = forecast.BurnRate?.Median,
        BurnRatePerHourLow = forecast.BurnRate?.Low,
        BurnRatePerHourHigh = forecast.BurnRate?.High,
        ExhaustedAt = forecast.ExhaustedAt?.Median,
        ExhaustedAtLow = forecast.ExhaustedAt?.Low,
        ExhaustedAtHigh = forecast.ExhaustedAt?.High,
        HorizonAt = forecast.HorizonAt,
        CoverDays = forecast.CoverDays?.Median,
        CoverDaysLow = forecast.CoverDays?.Low,
        CoverDaysHigh = forecast.CoverDays?.High,
        Pace = forecast.Pace,
        EndsAt = forecast.EndsAt,
        EndsBy = forecast.EndsAt is null ? null : forecast.Expires ? "expiry" : "reset",
        UsedAtEnd = forecast.UsedAtEnd?.Median,
        UsedAtEndLow = forecast.UsedAtEnd?.Low,
        UsedAtEndHigh = forecast.UsedAtEnd?.High,
        UtilizationAtEnd = forecast.UtilizationAtEnd?.Median,
        UtilizationAtEndLow = forecast.UtilizationAtEnd?.Low,
        UtilizationAtEndHigh = forecast.UtilizationAtEnd?.High,
        UnspentAtEnd = forecast.UnspentAtEnd?.Median,
        UnspentAtEndLow = forecast.UnspentAtEnd?.Low,
        UnspentAtEndHigh = forecast.UnspentAtEnd?.High,
        LastsUntilEnd = forecast.LastsUntilEnd,
        Notes = [.. forecast.Notes.Select(note => ForecastMessage.Of(note, ForecastMessage.Utc))],
    };
}
