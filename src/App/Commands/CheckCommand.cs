using System.CommandLine;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge check</c>: read once, print, record.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new PassOptions();
        var failOn = TypedOptions.Words("--fail-on", "Exit 10 at these levels: warning, critical; 3 for error", FailOn.Levels);
        var maxAge = TypedOptions.Duration("--max-age", "Use recorded values younger than this", TimeSpan.Zero);
        var fresh = new Option<bool>("--fresh") { Description = "Ask again inside the minimum interval" };
        var explain = new Option<bool>("--explain") { Description = "For each number: request, field, time, limit, rule" };
        var verb = new Verb(
            "check",
            "Read once, print, record (the default command)",
            ("fuelgauge", "everything that has a key"),
            ("fuelgauge check glm minimax/work", "two accounts"),
            ("fuelgauge check --format json --max-age 10m", "for a script, from what is recorded when it is young"),
            ("fuelgauge check --fail-on warning", "exit code 10 when something is low"),
            ("fuelgauge check glm --explain", "where each number comes from"));
        options.AddTo(verb);
        foreach (var option in (Option[])[failOn, maxAge, fresh, explain])
            verb.Add(option);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, CheckPrinter.Formats);
            var request = PassRequest.Of(parsed, options) with { MaxAge = parsed.GetValue(maxAge), IsFresh = parsed.GetValue(fresh) };
            if (request.IsDemo)
                return new CheckPrinter(world, plan, request) { Explains = parsed.GetValue(explain) }.Print(Demo.Snapshots(world.Time.GetUtcNow()), parsed.GetValue(failOn)!);

            await using var session = Session.Open(world, parsed, common, plan, request);
            var printer = new CheckPrinter(world, plan, request) { Explains = parsed.GetValue(explain), Rates = session.Settings.Rates };
            var pass = await session.ReadAsync(cancellation);
            var exitCode = printer.Print(pass, parsed.GetValue(failOn)!);
            if (!session.Record(pass) && exitCode == ExitCode.Done)
                exitCode = ExitCode.Failed;
            session.TellOfLogins();
            if (!session.HasAccounts)
                plan.Hint(world, "No keys were found. Put one into an environment variable such as GLM_API_KEY or a file in ~/.oyster-keys; \"fuelgauge providers\" lists the variables, \"fuelgauge check --demo\" shows invented data.");
            return exitCode;
        });
        return verb;
    }
}
