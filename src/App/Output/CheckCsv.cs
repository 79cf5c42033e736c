using System.Text;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Output.CsvText;

namespace Fuelgauge.App.Output;

/// <summary>One meter a row, with JSON's names; an account without meters has one row without a meter. Forecasts that were asked for follow; invented data has a last column <c>demo</c>.</summary>
internal static class CheckCsv
{
    static readonly (string Name, Func<CheckReport, AccountRecord, MeterRecord?, string> Value)[] Columns =
    [
        ("checked_at", (report, _, _) => Field(report.CheckedAt)),
        ("id", (_, account, _) => Field(account.Id)),
        ("provider", (_, account, _) => Field(account.Provider)),
        ("account", (_, account, _) => Field(account.Account)),
        ("name", (_, account, _) => Field(account.Name)),
        ("plan", (_, account, _) => Field(account.Plan)),
        ("region", (_, account, _) => Field(account.Region)),
        ("tags", (_, account, _) => Field(string.Join(' ', account.Tags))),
        ("status", (_, account, _) => Field(account.Status)),
        ("state", (_, account, _) => Field(account.State)),
        ("message", (_, account, _) => Field(account.Message)),
        ("meter", (_, _, meter) => Field(meter?.Id)),
        ("kind", (_, _, meter) => Field(meter?.Kind)),
        ("label", (_, _, meter) => Field(meter?.Label)),
        ("unit", (_, _, meter) => Field(meter?.Unit)),
        ("used", (_, _, meter) => Field(meter?.Used)),
        ("remaining", (_, _, meter) => Field(meter?.Remaining)),
        ("limit", (_, _, meter) => Field(meter?.Limit)),
        ("utilization", (_, _, meter) => Field(meter?.Utilization)),
        ("limit_source", (_, _, meter) => Field(meter?.LimitSource)),
        ("estimated", (_, _, meter) => Field(meter?.Estimated)),
        ("scope", (_, _, meter) => Field(meter?.Scope)),
        ("role", (_, _, meter) => Field(meter?.Role)),
        ("source", (_, _, meter) => Field(meter?.Source)),
        ("verified", (_, _, meter) => Field(meter?.Verified)),
        ("observed_at", (_, account, meter) => Field(meter is null ? account.ObservedAt : meter.ObservedAt)),
        ("cached", (_, _, meter) => Field(meter?.Cached)),
        ("stale", (_, _, meter) => Field(meter?.Stale)),
        ("window_seconds", (_, _, meter) => Field((decimal?)meter?.WindowSeconds)),
        ("resets_at", (_, _, meter) => Field(meter?.ResetsAt)),
        ("meter_status", (_, _, meter) => Field(meter?.Status)),
        ("meter_state", (_, _, meter) => Field(meter?.State)),
        ("expires_at", (_, _, meter) => Field(meter?.ExpiresAt)),
    ];

    /// <summary>The file, header first.</summary>
    public static string Write(CheckResult result)
    {
        var report = CheckReportMapping.ToReport(result.Accounts, result.CheckedAt, result.IsDemo, result.Forecasts);
        var forecasts = result.Forecasts is null ? [] : ForecastCsv.Columns;
        var csv = new StringBuilder(Line(Marked([.. Columns.Select(column => column.Name), .. forecasts.Select(column => column.Name)], "demo")));
        foreach (var account in report.Accounts)
        {
            foreach (var meter in account.Meters.DefaultIfEmpty<MeterRecord?>(null))
                csv.Append(Line(Marked([.. Columns.Select(column => column.Value(report, account, meter)), .. forecasts.Select(column => column.Value(meter?.Forecast?.Forecast))], "true")));
        }

        return csv.ToString();

        IEnumerable<string> Marked(IEnumerable<string> fields, string demo) => result.IsDemo ? fields.Append(demo) : fields;
    }
}
