using System.CommandLine;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>guard</c>, <c>pick</c>, <c>wait</c> and <c>lease acquire</c> have in common: what is needed, and what counts as knowing it.</summary>
internal sealed class DecisionOptions
{
    /// <summary>Recorded values up to this age are used where nothing else is said.</summary>
    public static readonly TimeSpan UsualAge = TimeSpan.FromMinutes(10);

    /// <summary>How much must be left.</summary>
    public Option<Amount?> Need { get; } = TypedOptions.Amount("--need", "Least amount left: 10%, 5USD, 20000tokens (anything at all)", "--min-remaining");

    /// <summary>The one meter that counts.</summary>
    public Option<string?> Meter { get; } = new("--meter", "--window") { HelpName = "METER", Description = "Only this meter counts, for example weekly (all gates)" };

    /// <summary>Fallbacks count.</summary>
    public Option<bool> AllowFallback { get; } = new("--allow-fallback") { Description = "Go on where a used-up gate has a fallback with something left" };

    /// <summary>How old a recorded value may be.</summary>
    public Option<TimeSpan?> MaxAge { get; } = TypedOptions.Duration("--max-age", "Use recorded values up to this old, read older ones (10m)", TimeSpan.Zero);

    /// <summary>Nothing is asked.</summary>
    public Option<bool> Offline { get; } = new("--offline") { Description = "Never ask anybody: recorded values only" };

    /// <summary>An unknown is a go.</summary>
    public Option<bool> FailOpen { get; } = new("--fail-open") { Description = "Exit 0 instead of 69 when it cannot be told" };

    /// <summary>Longest time for one account.</summary>
    public Option<TimeSpan?> Timeout { get; } = TypedOptions.Duration("--timeout", "Longest time for one account (10s)", TimeSpan.FromSeconds(1));

    /// <summary>Records nothing.</summary>
    public Option<bool> NoRecord { get; } = new("--no-record") { Description = "Record nothing" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Need, Meter, AllowFallback, MaxAge, Offline, FailOpen, Timeout, NoRecord])
            command.Add(option);
    }

    /// <summary>What the words of a line ask of an account.</summary>
    public Demand DemandOf(ParseResult parsed) => new()
    {
        Need = parsed.GetValue(Need),
        Meter = parsed.GetValue(Meter),
        AllowsFallback = parsed.GetValue(AllowFallback),
        MaxAge = parsed.GetValue(MaxAge) ?? UsualAge,
        IsOffline = parsed.GetValue(Offline),
    };

    /// <summary>How the accounts of a line are read.</summary>
    /// <param name="parsed">The line.</param>
    /// <param name="accounts">The accounts as typed.</param>
    /// <param name="usualTags">Tags of the accounts that are meant where nothing is said; empty for all.</param>
    public PassRequest RequestOf(ParseResult parsed, IReadOnlyList<string> accounts, params IReadOnlyList<string> usualTags) => new()
    {
        Accounts = accounts,
        UsualTags = usualTags,
        Timeout = parsed.GetValue(Timeout),
        MaxAge = parsed.GetValue(MaxAge) ?? UsualAge,
        IsOffline = parsed.GetValue(Offline),
        ReadsLogs = false,
        Records = !parsed.GetValue(NoRecord),
    };
}
