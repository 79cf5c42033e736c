using System.Collections.Frozen;
using System.Text.Json;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>A format: a pure function from forecasts to text.</summary>
internal delegate string ForecastFormat(ForecastResult result, Canvas canvas);

/// <summary>Every output format of <c>forecast</c>, by the word typed after <c>--format</c>.</summary>
internal static class ForecastFormats
{
    /// <summary>The list.</summary>
    public static readonly FrozenDictionary<string, ForecastFormat> ByName = new Dictionary<string, ForecastFormat>
    {
        ["table"] = ForecastTable.Write,
        ["json"] = (result, _) => JsonSerializer.Serialize(Report(result), WireJson.Indented.ForecastReport) + "\n",
        ["ndjson"] = (result, _) => Lines(Report(result)),
        ["csv"] = (result, _) => ForecastCsv.Write(result),
        ["markdown"] = ForecastMarkdown.Write,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The forecasts on the wire.</summary>
    public static ForecastReport Report(ForecastResult result) => ForecastReportMapping.ToReport(result.Meters, result.AsOf, result.TimeZone);

    /// <summary>One meter a line, each with the schema's name and the instant.</summary>
    static string Lines(ForecastReport report) => string.Concat(report.Meters.Select(meter =>
        JsonSerializer.Serialize(meter with { Schema = report.Schema, AsOf = report.AsOf }, WireJson.Compact.MeterForecastRecord) + "\n"));
}
