using System.Globalization;
using System.Text;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>
/// The text exposition format (https://prometheus.io/docs/instrumenting/exposition_formats/, read 2026-11-23). What is unknown, and what was only true
/// earlier, is no sample. Labels are ids and units, never names from answers; invented data carries the label <c>demo</c>.
/// </summary>
internal static class CheckPrometheus
{
    static readonly (string Name, string Help, Func<JudgedReading, decimal?> Value)[] MeterFamilies =
    [
        ("fuelgauge_meter_used", "Amount used, in the unit.", meter => meter.Reading.Used),
        ("fuelgauge_meter_remaining", "Amount left, in the unit.", meter => meter.Reading.Remaining),
        ("fuelgauge_meter_limit", "What the share is of, in the unit.", meter => meter.Reading.Limit),
        ("fuelgauge_meter_utilization_ratio", "Share used, a fraction.", meter => meter.Reading.Utilization is { } share ? decimal.Round(share, 6) : null),
        ("fuelgauge_meter_resets_timestamp_seconds", "When the allowance refills.", meter => Seconds(meter.Reading.ResetsAt)),
        ("fuelgauge_meter_observed_timestamp_seconds", "When the number was observed.", meter => Seconds(meter.Reading.ObservedAt)),
    ];

    /// <summary>All families that have a sample.</summary>
    public static string Write(CheckResult result)
    {
        var text = new StringBuilder();
        foreach (var (name, help, value) in MeterFamilies)
        {
            Family(name, help,
                from account in result.Accounts
                from meter in account.Meters
                where meter.State != State.ResetPassed
                select (Labels(account, ("meter", meter.Reading.Meter), ("unit", meter.Reading.Unit)), value(meter)));
        }

        Family("fuelgauge_account_status", "1 for the status the account has, 0 for the others.",
            from account in result.Accounts
            from status in Enum.GetValues<Status>()
            select (Labels(account, ("status", CheckReportMapping.Word(status))), (decimal?)(account.Status == status ? 1 : 0)));
        Family("fuelgauge_account_last_success_timestamp_seconds", "When the account was last read.",
            from account in result.Accounts
            select (Labels(account), Seconds(account.ObservedAt ?? account.LastGood?.ObservedAt)));
        Family("fuelgauge_build_info", "The program's version.", [(Braces([("version", result.Version)]), 1)]);
        return text.ToString();

        void Family(string name, string help, IEnumerable<(string Labels, decimal? Value)> samples)
        {
            var known = samples.Where(sample => sample.Value is not null).ToList();
            if (known.Count == 0)
                return;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
            foreach (var (labels, value) in known)
                text.Append(name).Append(labels).Append(' ').Append(WireNumber.Text(value!.Value)).Append('\n');
        }

        string Labels(Snapshot account, params (string Name, string Value)[] more) =>
            Braces([("provider", account.Id.Provider), ("account", account.Id.Name), .. more]);

        string Braces(IEnumerable<(string Name, string Value)> labels)
        {
            var all = result.IsDemo ? labels.Append(("demo", "true")) : labels;
            return "{" + string.Join(',', all.Select(label => $"{label.Item1}=\"{Escape(label.Item2)}\"")) + "}";
        }
    }

    static decimal? Seconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds() / 1000m;

    static string Escape(string value) =>
        Printable.OneLine(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
