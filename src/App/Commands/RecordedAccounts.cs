using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Commands;

/// <summary>Which recorded accounts a line is about. The history also holds accounts that are configured no longer, and those can be named, too.</summary>
internal static class RecordedAccounts
{
    /// <summary>The series of the selected accounts in a span, in catalogue order. Others are not read.</summary>
    /// <param name="log">The history.</param>
    /// <param name="since">First instant, inclusive, UTC.</param>
    /// <param name="until">Last instant, exclusive, UTC.</param>
    /// <param name="selection">What a line names.</param>
    /// <param name="setup">The configuration.</param>
    /// <exception cref="CommandFailure">A word that names neither a recorded account nor a known one.</exception>
    public static IReadOnlyList<SeriesHistory> Read(IReadingLog log, DateTimeOffset since, DateTimeOffset until, AccountSelection selection, Setup setup)
    {
        var chosen = Choose(log.Accounts(), selection, setup);
        return chosen.Count == 0 ? [] : InOrder(log.Read(new(since, until, chosen)), setup);
    }

    /// <summary>The selected accounts.</summary>
    /// <exception cref="CommandFailure">A word that names neither a recorded account nor a known one.</exception>
    public static IReadOnlySet<AccountId> Choose(IReadOnlyCollection<AccountId> recorded, AccountSelection selection, Setup setup)
    {
        var wanted = selection.Words.Select(word => (Word: word, Names: Named(word, setup))).ToList();
        Refuse(recorded, wanted, setup);
        var chosen = recorded.Where(one => wanted.Count == 0 || wanted.Exists(named => named.Names(one)));
        if (selection.Tags.Count > 0)
            chosen = chosen.Where(one => setup.Catalog.Find(one.Provider)?.Tags.Intersect(selection.Tags).Any() == true);
        return chosen.ToHashSet();
    }

    /// <summary>Series in catalogue order, those of one provider as they were.</summary>
    public static IReadOnlyList<SeriesHistory> InOrder(IEnumerable<SeriesHistory> series, Setup setup)
    {
        var order = setup.Catalog.Entries.Select((entry, index) => (entry.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        return [.. series.OrderBy(one => order.GetValueOrDefault(one.Account.Provider, int.MaxValue))];
    }

    /// <summary>What a word names: a provider, an account, or all accounts of a pool.</summary>
    static Predicate<AccountId> Named(string word, Setup setup)
    {
        var parts = word.Split('/', 2);
        var provider = setup.Catalog.Find(parts[0])?.Id ?? parts[0];
        if (parts.Length == 1)
            return account => account.Provider == provider;
        var id = new AccountId(provider, parts[1]);
        if (setup.Settings.Pools.All(pool => pool.Shared.Id != id))
            return account => account == id;
        var members = WrittenAccounts.Of(setup.Settings).Where(account => account.Id.Provider == provider && account.Pool == id.Name).Select(account => account.Id).ToHashSet();
        return members.Contains;
    }

    static void Refuse(IReadOnlyCollection<AccountId> recorded, List<(string Word, Predicate<AccountId> Names)> wanted, Setup setup)
    {
        var unrecorded = wanted.Where(named => !recorded.Any(one => named.Names(one))).Select(named => named.Word).ToList();
        if (unrecorded.Count > 0)
            setup.Resolve(new AccountSelection(unrecorded, []));
    }
}
