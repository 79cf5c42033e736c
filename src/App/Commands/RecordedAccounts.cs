using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Commands;

/// <summary>Which recorded series a line is about. The history also holds accounts that are configured no longer, and those can be named, too.</summary>
internal static class RecordedAccounts
{
    /// <summary>The series of the selected accounts, in catalogue order.</summary>
    /// <exception cref="CommandFailure">A word that names neither a recorded account nor a known one.</exception>
    public static IReadOnlyList<SeriesHistory> Choose(IReadOnlyList<SeriesHistory> series, AccountSelection selection, Setup setup)
    {
        var order = setup.Catalog.Entries.Select((entry, index) => (entry.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var chosen = series.Where(one => IsNamed(one.Account, selection.Words, setup));
        if (selection.Tags.Count > 0)
            chosen = chosen.Where(one => setup.Catalog.Find(one.Account.Provider)?.Tags.Intersect(selection.Tags).Any() == true);
        Refuse(series, selection.Words, setup);
        return [.. chosen.OrderBy(one => order.GetValueOrDefault(one.Account.Provider, int.MaxValue))];
    }

    static bool IsNamed(AccountId account, IReadOnlyList<string> words, Setup setup) => words.Count == 0 || words.Any(word =>
    {
        var (provider, name) = Split(word, setup);
        return provider == account.Provider && (name is null || name == account.Name);
    });

    static void Refuse(IReadOnlyList<SeriesHistory> series, IReadOnlyList<string> words, Setup setup)
    {
        var known = words.Where(word => !series.Any(one => IsNamed(one.Account, [word], setup))).ToList();
        if (known.Count > 0)
            setup.Resolve(new AccountSelection(known, []));
    }

    static (string Provider, string? Name) Split(string word, Setup setup)
    {
        var parts = word.Split('/', 2);
        return (setup.Catalog.Find(parts[0])?.Id ?? parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
