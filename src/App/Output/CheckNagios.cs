using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>
/// One line and an exit code for Nagios, Icinga and their kin (https://www.monitoring-plugins.org/doc/guidelines.html, read 2026-11-23).
/// Performance data is what is left: percent where the share is known, else the amount.
/// </summary>
internal static class CheckNagios
{
    const int Unknown = 3;

    /// <summary>The worst of all accounts decides; what could not be read is only worse than what is fine. An installation without any account is unknown, not fine.</summary>
    public static Written Write(CheckResult result)
    {
        var seen = result.Accounts.Where(account => account.Status != Status.Skip).ToList();
        var demo = result.IsDemo ? "DEMO: invented data, " : "";
        if (seen.Count == 0)
            return new Written($"FUELGAUGE UNKNOWN - {demo}no account is configured\n", Unknown);

        var (word, exitCode) = Verdict(seen);
        var bad = Selection.WorstFirst(seen.Where(account => account.Status >= Status.Warning));
        var text = bad.Count == 0 ? $"{seen.Count} of {seen.Count} accounts are fine" : string.Join("; ", bad.Select(account => Describe(account, result)));
        var data = string.Join(' ', seen.SelectMany(account => account.Meters.Select(meter => Performance(account, meter))).OfType<string>());
        return new Written($"FUELGAUGE {word} - {demo}{text}{(data.Length > 0 ? " | " + data : "")}\n", exitCode);
    }

    static (string Word, int ExitCode) Verdict(List<Snapshot> accounts) =>
        accounts.Exists(account => account.Status == Status.Critical) ? ("CRITICAL", 2)
        : accounts.Exists(account => account.Status == Status.Warning) ? ("WARNING", 1)
        : accounts.Exists(account => account.Status == Status.Error) ? ("UNKNOWN", Unknown)
        : ("OK", 0);

    static string Describe(Snapshot account, CheckResult result)
    {
        var alert = AlertText.Of(account, result.CheckedAt, Canvas.Plain).Replace("|", "", StringComparison.Ordinal);
        return $"{account.Id} {(alert.Length > 0 ? alert : account.State.Name)}";
    }

    /// <summary><c>'label'=value[unit];warn;crit;min;max</c>; null where nothing is known to be left.</summary>
    static string? Performance(Snapshot account, JudgedReading meter)
    {
        var label = $"'{account.Id}/{meter.Reading.Meter}'";
        if (MeterCells.Share(meter) is { } share)
            return $"{label}={WireNumber.Text(decimal.Round((1 - share) * 100, 2, MidpointRounding.ToZero))}%;;;0;100";
        return meter.State != State.ResetPassed && meter.Reading.Remaining is { } left ? $"{label}={WireNumber.Text(left)}" : null;
    }
}
