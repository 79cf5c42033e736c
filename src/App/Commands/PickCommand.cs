using System.CommandLine;
using Fuelgauge.App.Output;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge pick</c>: the account to use next.</summary>
internal static class PickCommand
{
    /// <summary>Tags of the accounts that are meant where nothing is said.</summary>
    public static readonly IReadOnlyList<string> UsualTags = ["coding", "chat"];

    /// <summary>What there is to say where there is no candidate.</summary>
    public const string Nobody = "there is no account to choose from; \"fuelgauge check\" shows which are known";

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new DecisionOptions();
        var accounts = PassOptions.AccountArgument();
        accounts.Description = "provider or provider/name; those tagged coding or chat when none is given";
        var forecast = new Option<bool>("--forecast") { Description = "Prefer what likely lasts until it refills (reads four weeks of history)" };
        var verb = new Verb(
            "pick",
            "Print the account with most headroom as provider/name; 10 when none has room, 69 when nothing is known",
            ("account=$(fuelgauge pick --need 5%)", "the account to use, for a script"),
            ("fuelgauge pick codex claude glm --need 10%", "one of three"),
            ("fuelgauge pick --need 5% -- ./worker", "run a command with FUELGAUGE_PICK=provider/name"),
            ("fuelgauge pick --json", "every candidate with its score and the reason"))
        {
            RunsCommand = true,
        };
        verb.Add(accounts);
        options.AddTo(verb);
        verb.Add(forecast);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, DecisionPrinter.Formats);
            var printer = new DecisionPrinter(world, plan, common.Child);
            var demand = options.DemandOf(parsed);
            IReadOnlyList<RankedCandidate> ranked;
            await using (var session = Session.Open(world, parsed, common, plan, options.RequestOf(parsed, parsed.GetValue(accounts) ?? [], UsualTags)))
            {
                var pass = new DecisionPass(world, session);
                var candidates = Usable(await pass.ReadAsync(demand, demand.MaxAge, cancellation));
                ranked = pass.Rank(parsed.GetValue(forecast) ? WithForecasts(candidates, session, world.Time.GetUtcNow()) : candidates, demand);
            }

            var failsOpen = parsed.GetValue(options.FailOpen);
            var verdict = Ranking.VerdictOf(ranked);
            // Going on without knowing needs somebody to go on with.
            var chosen = ranked.Count > 0 && (verdict == Verdict.Go || (verdict == Verdict.Unknown && failsOpen)) ? ranked[0].Finding.Account.ToString() : null;
            var reason = ranked.Count > 0 ? DecisionText.Of(ranked, world.Time.GetUtcNow()) : Nobody;
            printer.Print(DecisionJson.Pick(ranked, demand, verdict, chosen, world.Time.GetUtcNow()), chosen, reason);
            return await printer.EndAsync(verdict, failsOpen && chosen is not null, chosen);
        });
        return verb;
    }

    static IReadOnlyList<Candidate> WithForecasts(IReadOnlyList<Candidate> candidates, Session session, DateTimeOffset now)
    {
        var forecasts = session.Forecast([.. candidates.Select(candidate => candidate.Snapshot)]);
        return [.. candidates.Select(candidate => candidate with { RunsOut = forecasts.RunsOut(candidate.Snapshot, now) })];
    }

    /// <summary>Without the rows that only say that a provider is there: no key was found, or a subscription that nothing is known of.</summary>
    public static IReadOnlyList<Candidate> Usable(IReadOnlyList<Candidate> candidates) =>
        [.. candidates.Where(candidate => candidate.Snapshot.Status != Status.Skip && (candidate.Snapshot.State != State.Subscription || candidate.Snapshot.Meters.Count > 0))];
}
