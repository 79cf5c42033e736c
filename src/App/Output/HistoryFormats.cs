using System.Collections.Frozen;
using System.Text.Json;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>A format: a pure function from a span to text.</summary>
internal delegate string HistoryFormat(HistoryResult result, Canvas canvas);

/// <summary>Every output format of <c>history</c>, by the word typed after <c>--format</c>.</summary>
internal static class HistoryFormats
{
    /// <summary>The list.</summary>
    public static readonly FrozenDictionary<string, HistoryFormat> ByName = new Dictionary<string, HistoryFormat>
    {
        ["table"] = HistoryTable.Write,
        ["json"] = (result, _) => JsonSerializer.Serialize(Report(result), WireJson.Indented.HistoryReport) + "\n",
        ["ndjson"] = (result, _) => Lines(result),
        ["csv"] = (result, _) => HistoryCsv.Write(result),
        ["markdown"] = HistoryMarkdown.Write,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The span on the wire.</summary>
    public static HistoryReport Report(HistoryResult result) =>
        HistoryReportMapping.ToReport(result.Trends, result.Since, result.Until, result.TimeZone, result.By);

    /// <summary>One series a line; raw, one reading.</summary>
    static string Lines(HistoryResult result)
    {
        var report = Report(result);
        var lines = report.Rows is { } rows
            ? rows.Select(row => JsonSerializer.Serialize(row, WireJson.Compact.HistoryRow))
            : report.Series.Select(series => JsonSerializer.Serialize(series, WireJson.Compact.SeriesRecord));
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
