using System.CommandLine;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Decisions;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge guard</c>: whether there is room for some work.</summary>
internal static class GuardCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new DecisionOptions();
        var accounts = PassOptions.AccountArgument();
        accounts.Arity = ArgumentArity.OneOrMore;
        accounts.Description = "provider or provider/name; every one of them must have room";
        var verb = new Verb(
            "guard",
            "Tell by the exit code whether there is room: 0 go, 10 hold, 69 cannot tell",
            ("fuelgauge guard glm && work", "work only while something is left"),
            ("fuelgauge guard claude --need 10% --meter weekly", "only while a tenth of the week is left"),
            ("fuelgauge guard glm --need 5CNY -- ./night-job", "run a command when there is room; its exit code is passed on"))
        {
            RunsCommand = true,
        };
        verb.Add(accounts);
        options.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, DecisionPrinter.Formats);
            var printer = new DecisionPrinter(world, plan, common.Child);
            var demand = options.DemandOf(parsed);
            IReadOnlyList<RankedCandidate> found;
            await using (var session = Session.Open(world, parsed, common, plan, options.RequestOf(parsed, parsed.GetRequiredValue(accounts))))
            {
                var pass = new DecisionPass(world, session);
                var candidates = await pass.ReadAsync(demand, demand.MaxAge, cancellation);
                var places = candidates.Select((candidate, index) => (candidate.Snapshot.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
                found = [.. pass.Rank(candidates, demand).OrderBy(one => places[one.Finding.Account])];
            }

            if (demand.Meter is { } meter && found.All(one => one.Finding.LacksMeter))
                throw new CommandFailure(ExitCode.Usage, $"--meter {meter}: {DecisionText.Of(found, world.Time.GetUtcNow())}");
            var verdict = found.Any(one => one.Finding.Verdict == Verdict.Hold) ? Verdict.Hold : found.Any(one => one.Finding.Verdict == Verdict.Unknown) ? Verdict.Unknown : Verdict.Go;
            printer.Print(DecisionJson.Guard(found, demand, verdict, world.Time.GetUtcNow()), DecisionText.Word(verdict), DecisionText.Of(found, world.Time.GetUtcNow()));
            return await printer.EndAsync(verdict, parsed.GetValue(options.FailOpen), found.Count == 1 ? found[0].Finding.Account.ToString() : null);
        });
        return verb;
    }
}
