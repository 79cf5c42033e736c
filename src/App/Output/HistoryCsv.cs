using System.Text;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Output.CsvText;

namespace Fuelgauge.App.Output;

/// <summary>The history with JSON's names: one series a row, or with <c>--by</c> one reading or span.</summary>
internal static class HistoryCsv
{
    const string SeriesHeader = "id,provider,account,meter,kind,unit,measure,first,last,change,min,max,rate_per_hour,readings,gaps,consumption,events\n";
    /// <summary>The header of rows.</summary>
    public const string RowHeader = "at,id,provider,account,meter,kind,unit,used,remaining,limit,resets_at,state,span_seconds,readings,first,min,max,consumption,scope\n";

    /// <summary>The file, header first.</summary>
    public static string Write(HistoryResult result)
    {
        var report = HistoryFormats.Report(result);
        return report.Rows is { } rows
            ? rows.Aggregate(new StringBuilder(RowHeader), (csv, row) => csv.Append(Row(row))).ToString()
            : report.Series.Aggregate(new StringBuilder(SeriesHeader), (csv, series) => csv.Append(Series(series))).ToString();
    }

    /// <summary>A row with its line end.</summary>
    public static string Row(HistoryRow row) => Line(
    [
        Field(row.At),
        Field(row.Id),
        Field(row.Provider),
        Field(row.Account),
        Field(row.Meter),
        Field(row.Kind),
        Field(row.Unit),
        Field(row.Used),
        Field(row.Remaining),
        Field(row.Limit),
        Field(row.ResetsAt),
        Field(row.State),
        Field(row.SpanSeconds),
        Field(row.Readings),
        Field(row.First),
        Field(row.Min),
        Field(row.Max),
        Field(row.Consumption),
        Field(row.Scope),
    ]);

    static string Series(SeriesRecord series) => Line(
    [
        Field(series.Id),
        Field(series.Provider),
        Field(series.Account),
        Field(series.Meter),
        Field(series.Kind),
        Field(series.Unit),
        Field(series.Measure),
        Field(series.First),
        Field(series.Last),
        Field(series.Change),
        Field(series.Min),
        Field(series.Max),
        Field(series.RatePerHour),
        Field(series.Points.Count),
        Field(series.Gaps.Count),
        Field(series.Consumption),
        Field(series.Events.Count),
    ]);
}
