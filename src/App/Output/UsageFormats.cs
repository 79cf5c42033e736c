using System.Collections.Frozen;
using System.Text.Json;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>A format: a pure function from a report to text.</summary>
internal delegate string UsageFormat(UsageResult result, Canvas canvas);

/// <summary>Every output format of <c>usage</c>, by the word typed after <c>--format</c>.</summary>
internal static class UsageFormats
{
    /// <summary>The list.</summary>
    public static readonly FrozenDictionary<string, UsageFormat> ByName = new Dictionary<string, UsageFormat>
    {
        ["table"] = UsageTable.Write,
        ["json"] = (result, _) => JsonSerializer.Serialize(Report(result), WireJson.Indented.UsageReport) + "\n",
        ["ndjson"] = (result, _) => string.Concat(Report(result).Rows.Select(row => JsonSerializer.Serialize(row, WireJson.Compact.UsageRowRecord) + "\n")),
        ["csv"] = (result, _) => UsageCsv.Write(Report(result)),
        ["markdown"] = UsageMarkdown.Write,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The report on the wire.</summary>
    public static UsageReport Report(UsageResult result) => UsageReportMapping.ToReport(result.Summary, result.Coverage);
}
