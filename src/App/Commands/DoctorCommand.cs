using System.CommandLine;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge doctor</c>: what stands between a user and their numbers. Nothing is sent.</summary>
internal static class DoctorCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var report = new Option<bool>("--report") { Description = "For an issue: account names left out" };
        var verb = new Verb(
            "doctor",
            "Account by account: key, host, last result; files, database, proxy, clock",
            ("fuelgauge doctor", "when a row is missing or wrong"),
            ("fuelgauge doctor --report", "to paste into an issue: no keys, no names of accounts"))
        {
            report,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, ["table"]);
            var findings = new DoctorFindings(world, parsed.GetValue(common.Config), parsed.GetValue(common.Database), plan) { LeavesNamesOut = parsed.GetValue(report) };
            plan.Write(world, findings.Write());
            return ExitCode.Done;
        });
        return verb;
    }
}
