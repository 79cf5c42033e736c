using System.CommandLine;
using System.Security.Cryptography;
using Fuelgauge.App.Output;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge lease</c>: headroom reserved for a time, so that many who begin at once spread instead of piling on one account.</summary>
internal static class LeaseCommand
{
    /// <summary>A forgotten lease is gone after a week at most.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var verb = new Verb(
            "lease",
            "Reserve headroom for a time: acquire, release, list",
            ("id=$(fuelgauge lease acquire glm --need 5% --for 20m)", "5% of one account"),
            ("fuelgauge lease acquire --pick --need 5% --for 20m", "of the account with most headroom: prints provider/name and the id, a tab between"),
            ("fuelgauge lease release \"$id\"", "give it back before it runs out"))
        {
            Acquire(world, common),
            Release(world),
            List(world, common),
        };
        verb.SetAction(parsed => Print(world, parsed, common));
        return verb;
    }

    static Verb Acquire(World world, CommonOptions common)
    {
        var options = new DecisionOptions();
        options.Need.Required = true;
        var accounts = PassOptions.AccountArgument();
        accounts.Description = "provider/name; with --pick the candidates, else those tagged coding or chat";
        var pick = new Option<bool>("--pick") { Description = "Take the account with most headroom" };
        var length = TypedOptions.Duration("--for", "How long: 20m (7d at most)", TimeSpan.FromSeconds(1));
        length.Required = true;
        var verb = new Verb("acquire", "Reserve headroom where there is some; prints the lease's id", ("fuelgauge lease acquire --pick --need 5% --for 20m", "of the account with most headroom")) { accounts };
        foreach (var option in (Option[])[pick, options.Need, length, options.MaxAge, options.Offline, options.Timeout, options.NoRecord])
            verb.Add(option);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, DecisionPrinter.Formats);
            var names = parsed.GetValue(accounts) ?? [];
            var picks = parsed.GetValue(pick);
            if (!picks && names.Length == 0)
                throw new CommandFailure(ExitCode.Usage, "name an account, or have one chosen with --pick");
            if (parsed.GetRequiredValue(length) is not { } time || time > Longest)
                throw new CommandFailure(ExitCode.Usage, $"--for is longer than {DurationText.Format(Longest)}; acquire a lease anew instead");
            var demand = options.DemandOf(parsed);
            IReadOnlyList<Candidate> candidates;
            await using (var session = Session.Open(world, parsed, common, plan, options.RequestOf(parsed, names, PickCommand.UsualTags)))
                candidates = await new DecisionPass(world, session).ReadAsync(demand, demand.MaxAge, cancellation);
            if (!picks && candidates.Count > 1)
                throw new CommandFailure(ExitCode.Usage, $"{string.Join(" ", names)} is {candidates.Count} accounts; name one of {string.Join(", ", candidates.Select(candidate => candidate.Snapshot.Id))}, or add --pick");
            return Acquire(world, plan, picks ? PickCommand.Usable(candidates) : candidates, demand, time, picks);
        });
        return verb;
    }

    static int Acquire(World world, OutputPlan plan, IReadOnlyList<Candidate> candidates, Demand demand, TimeSpan time, bool picks)
    {
        IReadOnlyList<RankedCandidate> ranked = [];
        var now = world.Time.GetUtcNow();
        using var leases = Open(world);
        // Judged once without the lock: who gets nothing then need not queue, and who queues has all that it takes to decide quickly.
        var lease = Decide(Kept(() => leases.Active(now))) is null ? null : Kept(() => Patiently(() => leases.Acquire(Decide, now)));
        if (lease is not null)
            plan.Write(world, plan.Format == "json" ? LeaseJson.Write([lease]) : picks ? $"{lease.Account}\t{lease.Id}\n" : $"{lease.Id}\n");
        plan.Hint(world, ranked.Count > 0 ? DecisionText.Of(ranked, now) : PickCommand.Nobody);
        return lease is not null ? ExitCode.Done : Ranking.VerdictOf(ranked) == Verdict.Hold ? ExitCode.Hold : ExitCode.CannotTell;

        Lease? Decide(IReadOnlyList<Lease> active)
        {
            ranked = Ranking.Of(candidates, demand, active, now);
            return Ranking.VerdictOf(ranked) == Verdict.Go ? new Lease(NewId(), ranked[0].Finding.Account, demand.Need!.Value, now, now + time) : null;
        }
    }

    static Verb Release(World world)
    {
        var ids = new Argument<string[]>("ID") { HelpName = "ID", Arity = ArgumentArity.OneOrMore, Description = "As acquire printed it" };
        var verb = new Verb("release", "Give leases back before they run out", ("fuelgauge lease release \"$id\"", "when the work is done")) { ids };
        verb.SetAction(parsed =>
        {
            using var leases = Open(world);
            var unknown = parsed.GetRequiredValue(ids).Where(id => !Kept(() => leases.Release(id, world.Time.GetUtcNow()))).ToList();
            return unknown.Count == 0
                ? ExitCode.Done
                : throw new CommandFailure(ExitCode.Failed, [.. unknown.Select(id => $"nobody holds a lease {Printable.OneLine(id)}: it was released before, or has run out")]);
        });
        return verb;
    }

    static Verb List(World world, CommonOptions common)
    {
        var verb = new Verb("list", "Show the leases in force", ("fuelgauge lease list --json", "for a script"));
        verb.SetAction(parsed => Print(world, parsed, common));
        return verb;
    }

    static int Print(World world, ParseResult parsed, CommonOptions common)
    {
        var plan = OutputPlan.Of(world, parsed, common, DecisionPrinter.Formats);
        var now = world.Time.GetUtcNow();
        using var leases = Open(world);
        var held = Kept(() => leases.Active(now));
        plan.Write(world, plan.Format == "json"
            ? LeaseJson.Write(held)
            : Columns.Write(["Id", "Account", "Need", "Runs out"], held.Select(lease => new[] { lease.Id, lease.Account.ToString(), lease.Need.ToString(), $"in {Countdown.Text(lease.ExpiresAt - now)}" }), plan.Canvas));
        return ExitCode.Done;
    }

    // 50 bits: nobody gives back a lease that he did not take, and nobody mistypes one for another. Without letters that look alike.
    static string NewId() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz0123456789", 10);

    static SqliteLeases Open(World world) => DatabasePaths.State(world.Environment) is { } path
        ? Kept(() => SqliteLeases.Open(path))
        : throw new CommandFailure(ExitCode.Failed, "there is no home folder to keep leases in (HOME is not set)");

    /// <summary>Tries again where others held the database all the time: of many who begin at once on a busy machine, none is to go without for that.</summary>
    static T Patiently<T>(Func<T> use)
    {
        const int mostTries = 6;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return use();
            }
            catch (StorageException exception) when (exception.Fault == StorageFault.Locked && tries < mostTries)
            {
                // Each try has waited its five seconds.
            }
        }
    }

    static T Kept<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (StorageException exception)
        {
            throw new CommandFailure(ExitCode.Failed, exception.Message);
        }
    }
}
