using System.Text.Json;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary><c>fuelgauge.check/1</c>, as one document or one account a line.</summary>
internal static class CheckJson
{
    /// <summary>The document.</summary>
    public static string Write(CheckResult result) =>
        JsonSerializer.Serialize(
            CheckReportMapping.ToReport(result.Accounts, result.CheckedAt, result.IsDemo) with { Totals = TotalsRecord.Of(result.Totals, result.TotalIn) },
            WireJson.Indented.CheckReport) + "\n";

    /// <summary>One account a line, each with the schema's name and the instant.</summary>
    public static string WriteLines(CheckResult result) => string.Concat(result.Accounts.Select(account =>
    {
        var line = account.ToRecord() with { Schema = CheckReport.SchemaName, CheckedAt = result.CheckedAt, Demo = result.IsDemo ? true : null };
        return JsonSerializer.Serialize(line, WireJson.Compact.AccountRecord) + "\n";
    }));
}
