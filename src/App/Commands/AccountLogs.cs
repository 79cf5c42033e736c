using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Commands;

/// <summary>What session logs tell of accounts today, beside what their providers say.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="inputs">Reads logs and knows prices.</param>
/// <param name="keeps">Whether what was read is kept for the next reading.</param>
internal sealed class AccountLogs(World world, UsageInputs inputs, bool keeps)
{
    /// <summary>
    /// Reads the logs of a pass's accounts. Logs lie in a folder of a program, not with a key: they belong to the account of that folder, and to the
    /// provider's own first account where it is the usual folder.
    /// </summary>
    /// <returns>What is to be added, by account; nothing for one that was not used today.</returns>
    public IReadOnlyDictionary<AccountId, SourceResult> Read(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        var results = new Dictionary<AccountId, SourceResult>();
        foreach (var account in accounts)
        {
            if (AreFor(account) && Read(account.Provider.LogAgent!, world.Environment.With(account.Provider.HomeVariable, account.Home), cancellation) is { } read)
                results[account.Id] = read;
        }

        return results;
    }

    /// <summary>Whether an account may have logs of its own.</summary>
    public static bool AreFor(Account account) =>
        account.Provider is { LogAgent: not null, IsForeign: false } && (account.Home is not null || account.Id.Name == AccountId.DefaultName);

    /// <summary>Adds what logs told to what sources gave, behind it.</summary>
    public static IReadOnlyList<PolledAccount> Join(IReadOnlyList<PolledAccount> polled, IReadOnlyDictionary<AccountId, SourceResult> read) =>
        read.Count == 0 ? polled : [.. polled.Select(account => read.TryGetValue(account.Account.Id, out var logs) ? account with { Sources = [.. account.Sources, logs] } : account)];

    SourceResult? Read(string agent, HostEnvironment host, CancellationToken cancellation)
    {
        var now = world.Time.GetUtcNow();
        var day = BudgetSpan.Around(BudgetPeriod.Day, world.Time.LocalTimeZone, now);
        // Whatever was used today stands in a log that was written today.
        var scanned = inputs.Scan(new(host, [agent], UsesIndex: keeps, Rebuilds: false, ListsOnly: false) { WrittenSince = day.Start }, cancellation);
        var readings = LogReadings.Of(scanned.Ledger, inputs.Prices(), day, now);
        return readings.Count == 0 ? null : new() { Source = LogReadings.Source, Readings = readings, HasGates = false };
    }
}
