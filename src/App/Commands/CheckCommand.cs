using System.CommandLine;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge check</c>: read once, print, record.</summary>
internal static class CheckCommand
{
    const int MostAccountsUnasked = 50;

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new PassOptions();
        var failOn = TypedOptions.Words("--fail-on", "Exit 10 at these levels: warning, critical; 3 for error", FailOn.Levels);
        var maxAge = TypedOptions.Duration("--max-age", "Use recorded values younger than this", TimeSpan.Zero);
        var fresh = new Option<bool>("--fresh") { Description = "Ask again inside the minimum interval" };
        var explain = new Option<bool>("--explain") { Description = "For each number: request, field, time, limit, rule" };
        var forecast = new Option<bool>("--forecast") { Description = "What comes of each meter, by its history" };
        var verb = new Verb(
            "check",
            "Read once, print, record (the default command)",
            ("fuelgauge", "everything that has a key"),
            ("fuelgauge check glm minimax/work", "two accounts"),
            ("fuelgauge check --format json --max-age 10m", "for a script, from what is recorded when it is young"),
            ("fuelgauge check --fail-on warning", "exit code 10 when something is low"),
            ("fuelgauge check --forecast", "when each runs out, or whether it lasts until its reset"),
            ("fuelgauge check glm --explain", "where each number comes from"));
        options.AddTo(verb);
        foreach (var option in (Option[])[failOn, maxAge, fresh, forecast, explain])
            verb.Add(option);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, CheckPrinter.Formats);
            var request = PassRequest.Of(parsed, options) with { MaxAge = parsed.GetValue(maxAge), IsFresh = parsed.GetValue(fresh) };
            if (request.IsDemo)
            {
                var now = world.Time.GetUtcNow();
                var invented = Demo.Snapshots(now);
                return Printer(null).Print(invented, parsed.GetValue(failOn)!, parsed.GetValue(forecast) ? PassForecasts.Of(invented, [], now) : null);
            }

            await using var session = Session.Open(world, parsed, common, plan, request);
            var printer = Printer(session.Settings.Rates);
            var pass = await session.ReadAsync(cancellation);
            var forecasts = Forecasts(printer, session, pass);
            var advice = printer.Advises && forecasts is not null ? Advice.Choose(pass, forecasts, Ranked(world, session, pass), world.Time.GetUtcNow()) : null;
            var exitCode = printer.Print(pass, parsed.GetValue(failOn)!, forecasts, advice);
            if (!session.Record(pass) && exitCode == ExitCode.Done)
                exitCode = ExitCode.Failed;
            session.RollUp();
            session.TellOfLogins();
            if (!session.HasAccounts)
                plan.Hint(world, "No keys were found. Put one into an environment variable such as GLM_API_KEY or a file in ~/.oyster-keys; \"fuelgauge providers\" lists the variables, \"fuelgauge check --demo\" shows invented data.");
            return exitCode;

            CheckPrinter Printer(ExchangeRates? rates) => new(world, plan, request) { Explains = parsed.GetValue(explain), Forecasts = parsed.GetValue(forecast), Rates = rates };
        });
        return verb;
    }

    /// <summary>A line of advice by itself is worth a look into the history of some accounts, not of thousands.</summary>
    static PassForecasts? Forecasts(CheckPrinter printer, Session session, IReadOnlyList<Snapshot> pass) =>
        printer.Forecasts || (printer.Advises && pass.Count(account => account.Meters.Count > 0) <= MostAccountsUnasked) ? session.Forecast(pass) : null;

    /// <summary>Those of the pass that <c>pick</c> would choose from when asked nothing, as it would rank them.</summary>
    static IReadOnlyList<RankedCandidate> Ranked(World world, Session session, IReadOnlyList<Snapshot> pass)
    {
        var decisions = new DecisionPass(world, session);
        var usable = PickCommand.Usable(decisions.CandidatesOf(pass)).Where(candidate => candidate.Snapshot.Tags.Intersect(PickCommand.UsualTags).Any());
        return decisions.Rank([.. usable], new());
    }
}
