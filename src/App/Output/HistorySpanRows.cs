using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Output;

/// <summary>The cells of a history by the hour, day or month: one row a span and meter, oldest first.</summary>
internal static class HistorySpanRows
{
    /// <summary>The columns.</summary>
    public static readonly string[] Header = ["From", "Account", "Meter", "Consumed", "Last", "Min", "Max", "Readings", "State"];

    /// <summary>The rows, at the user's clock.</summary>
    public static IReadOnlyList<string[]> Of(HistoryResult result, Canvas canvas) =>
    [
        .. from trend in result.Trends
           from point in trend.Series.Points
           orderby point.At
           select Row(trend.Series, point, result, canvas),
    ];

    static string[] Row(SeriesHistory series, RecordedReading point, HistoryResult result, Canvas canvas) =>
    [
        Begin(point.At, result),
        HistoryRows.Name(series.Account, result, canvas),
        series.Meter is { } meter ? (point.Remaining is null && point.Used is not null ? meter + " used" : meter) : "",
        HistoryRows.Amount(point.Rollup?.Consumption, series.Unit, canvas),
        HistoryRows.Amount(UseCounter.AmountOf(point), series.Unit, canvas),
        HistoryRows.Amount(point.Rollup?.Min, series.Unit, canvas),
        HistoryRows.Amount(point.Rollup?.Max, series.Unit, canvas),
        (point.Rollup?.Readings ?? 1).ToString(CultureInfo.InvariantCulture),
        point.State.Name,
    ];

    static string Begin(DateTimeOffset at, HistoryResult result)
    {
        var local = TimeZoneInfo.ConvertTime(at, result.TimeZone);
        return result.By switch
        {
            HistorySpan.Day => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            HistorySpan.Month => local.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => LocalTime.Minute(at, result.TimeZone),
        };
    }
}
