using System.CommandLine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge wait</c>: until there is headroom, or a window refills.</summary>
internal static class WaitCommand
{
    /// <summary>What <c>--until</c> says of a window that is to refill.</summary>
    public const string Reset = "reset";

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new DecisionOptions();
        var account = new Argument<string>("ACCOUNT") { HelpName = "ACCOUNT", Description = "provider/name, or a provider with one account", CompletionSources = { PassOptions.AccountArgument().CompletionSources[0] } };
        var until = new Option<string?>("--until") { HelpName = "AMOUNT", Description = "Until so much is left (20%, 5USD; anything at all), or reset: until the window refills" };
        var timeout = TypedOptions.Duration("--timeout", "Give up after this long, with exit code 124 (never)", TimeSpan.FromSeconds(1));
        var verb = new Verb(
            "wait",
            "Wait until there is headroom, or a window refills; 124 when it takes too long",
            ("fuelgauge wait claude --until 20% --timeout 2h && work", "when a fifth is left again"),
            ("fuelgauge wait claude --until reset --meter five-hour", "until the five hours begin anew"),
            ("fuelgauge wait glm -- ./work", "run a command as soon as anything is left"))
        {
            RunsCommand = true,
        };
        verb.Add(account);
        foreach (var option in (Option[])[until, timeout, options.Meter, options.AllowFallback, options.NoRecord])
            verb.Add(option);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, DecisionPrinter.Formats);
            var text = parsed.GetValue(until);
            var demand = options.DemandOf(parsed) with { Need = text is null or Reset ? null : Need(text) };
            string waitedFor;
            await using (var session = Session.Open(world, parsed, common, plan, options.RequestOf(parsed, [parsed.GetRequiredValue(account)])))
            {
                var rounds = new WaitRounds(world, session, new DecisionPass(world, session), plan, demand) { Timeout = parsed.GetValue(timeout) };
                var exitCode = text == Reset ? await rounds.UntilResetAsync(cancellation) : await rounds.UntilHeadroomAsync(cancellation);
                if (exitCode != ExitCode.Done)
                    return exitCode;
                waitedFor = session.Accounts[0].Id.ToString();
            }

            return common.Child is null ? ExitCode.Done : await common.Child.RunAsync(waitedFor);
        });
        return verb;
    }

    static Amount Need(string text) => Amount.TryParse(text, out var amount) && amount.IsPossible
        ? amount
        : throw new CommandFailure(ExitCode.Usage, $"--until: \"{text}\" is neither an amount nor {Reset}; write 20%, 5USD or {Reset}{CommandLine.Suggestion(text, [Reset])}");
}
