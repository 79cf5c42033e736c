using System.CommandLine;
using System.CommandLine.Completions;
using Fuelgauge.App.Configuration.Catalogs;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>check</c> and <c>watch</c> have in common: which accounts, and how a pass is made and shown.</summary>
internal sealed class PassOptions
{
    /// <summary>Accounts; all when none is named.</summary>
    public Argument<string[]> Accounts { get; } = AccountArgument();

    /// <summary>Longest time for one account.</summary>
    public Option<TimeSpan?> Timeout { get; } = TypedOptions.Duration("--timeout", "Longest time for one account (10s)", TimeSpan.FromSeconds(1));

    /// <summary>Longest time for the whole pass.</summary>
    public Option<TimeSpan?> Deadline { get; } = TypedOptions.Duration("--deadline", "Longest time for the whole; accounts not begun are deferred (30s)", TimeSpan.FromSeconds(1));

    /// <summary>Records nothing.</summary>
    public Option<bool> NoRecord { get; } = new("--no-record") { Description = "Record nothing" };

    /// <summary>Worst first.</summary>
    public Option<string?> Sort { get; } = new Option<string?>("--sort") { HelpName = "ORDER", Description = "worst: worst first" };

    /// <summary>Only rows that need a hand.</summary>
    public Option<bool> Problems { get; } = new("--problems") { Description = "Only accounts that need a hand" };

    /// <summary>Every account of a pool.</summary>
    public Option<bool> Expand { get; } = new("--expand") { Description = "Show every account of a pool, not only their sum" };

    /// <summary>A total in one currency.</summary>
    public Option<string?> In { get; } = TypedOptions.Currency("--in", "Estimate the total of all balances in CURRENCY, by [rates] of the configuration");

    /// <summary>Invented data.</summary>
    public Option<bool> Demo { get; } = new("--demo") { Description = "Invented data, no keys and no database" };

    /// <summary>The dispatcher's database.</summary>
    public Option<string?> DispatchDatabase { get; } = new("--dispatch-db") { HelpName = "FILE", Description = "The dispatcher's database, for budgets in tasks" };

    /// <summary>Makes the options; <c>--sort</c> takes one word.</summary>
    public PassOptions() => ((Option<string?>)Sort).AcceptOnlyFromAmong("worst");

    /// <summary>Adds all of them to a verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(Accounts);
        foreach (var option in (Option[])[Timeout, Deadline, NoRecord, Sort, Problems, Expand, In, Demo, DispatchDatabase])
            verb.Add(option);
    }

    /// <summary>An argument that names accounts.</summary>
    public static Argument<string[]> AccountArgument() => new("ACCOUNT")
    {
        HelpName = "ACCOUNT",
        Arity = ArgumentArity.ZeroOrMore,
        Description = "provider or provider/name; all when none is given",
        CompletionSources = { _ => new EmbeddedCatalog().Entries.Select(entry => new CompletionItem(entry.Id, detail: entry.AsciiName)) },
    };
}
