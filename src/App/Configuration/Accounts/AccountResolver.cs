using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>Makes accounts of what the configuration, the environment and the key files say. Definitions are loaded only for providers that have one.</summary>
/// <param name="catalog">The providers.</param>
/// <param name="finder">Finds credentials.</param>
/// <param name="environment">Variables with regions, base URLs and budgets.</param>
/// <param name="settings">The configuration.</param>
/// <param name="time">Tells which logins have ended.</param>
internal sealed class AccountResolver(ICatalog catalog, ICredentialFinder finder, HostEnvironment environment, FuelgaugeSettings settings, TimeProvider time)
{
    readonly ILookup<string, AccountSettings> writtenByProvider = WrittenAccounts.Of(settings).ToLookup(account => account.Id.Provider, StringComparer.Ordinal);

    /// <summary>The accounts of a selection.</summary>
    public AccountList Resolve(AccountSelection selection)
    {
        var errors = new List<string>();
        var wanted = Understand(selection.Words, errors);
        var accounts = new List<Account>();
        var builders = new List<AccountBuilder>();
        foreach (var entry in catalog.Entries)
        {
            if (wanted is null)
                accounts.AddRange(OfProvider(entry, isAsked: false, builders).FindAll(candidate => !candidate.Disabled).ConvertAll(candidate => candidate.Account));
            else if (wanted.TryGetValue(entry.Id, out var names))
                accounts.AddRange(Pick(OfProvider(entry, isAsked: true, builders), entry, names, errors));
        }
        return new AccountList(
            selection.Tags.Count == 0 ? accounts : accounts.FindAll(account => account.Tags.Intersect(selection.Tags, StringComparer.OrdinalIgnoreCase).Any()),
            errors)
        {
            Unused = [.. builders.SelectMany(builder => builder.Unused)],
            IsUnsettled = builders.Exists(builder => builder.IsUnsettled),
            Notes = [.. settings.Pools.SelectMany(pool => pool.Faults).Select(fault => $"{fault}; the accounts read before are used")],
        };
    }

    /// <summary>Names by provider id; null among the names stands for the provider as a whole. Null when nothing was named.</summary>
    Dictionary<string, List<string?>>? Understand(IReadOnlyList<string> words, List<string> errors)
    {
        if (words.Count == 0)
            return null;
        var wanted = new Dictionary<string, List<string?>>();
        foreach (var word in words)
        {
            var slash = word.IndexOf('/');
            if (catalog.Find(slash < 0 ? word : word[..slash]) is not { } entry)
            {
                errors.Add($"nobody knows an account {ForeignText.Clean(word, [])}{ProviderNames.Meant(catalog, slash < 0 ? word : word[..slash])}");
                continue;
            }
            if (!wanted.TryGetValue(entry.Id, out var names))
                wanted.Add(entry.Id, names = []);
            names.Add(slash < 0 ? null : word[(slash + 1)..]);
        }
        return wanted;
    }

    static IEnumerable<Account> Pick(List<Candidate> candidates, CatalogEntry entry, List<string?> names, List<string> errors)
    {
        foreach (var name in names.OfType<string>().Where(name => !candidates.Exists(candidate => IsMeant(candidate.Account, name))))
        {
            var nearest = NearestWord.Find(name, candidates.Select(candidate => candidate.Account.Id.Name).Concat(candidates.Select(candidate => candidate.Account.Pool).OfType<string>().Distinct())) ?? candidates.FirstOrDefault()?.Account.Id.Name;
            errors.Add($"{entry.Id} has no account {ForeignText.Clean(name, [])}{(nearest is null ? "" : $"; did you mean {entry.Id}/{nearest}?")}");
        }
        if (names.Contains(null) && candidates.TrueForAll(candidate => candidate.Disabled))
            errors.Add($"every account of {entry.Id} is disabled in the configuration; name one, for example {candidates[0].Account.Id}");
        // Naming an account itself is stronger than "disabled"; naming its provider is not.
        return candidates
            .Where(candidate => names.Exists(name => IsMeant(candidate.Account, name)) || (names.Contains(null) && !candidate.Disabled))
            .Select(candidate => candidate.Account with { IsNamed = true });
    }

    /// <summary>A name means the account, or all accounts of the pool; a pool and an account of one provider never share one.</summary>
    static bool IsMeant(Account account, string? name) => account.Id.Name == name || (account.Pool is not null && account.Pool == name);

    List<Candidate> OfProvider(CatalogEntry entry, bool isAsked, List<AccountBuilder> builders)
    {
        var written = writtenByProvider[entry.Id].ToList();
        // A definition of the user's own gets only what an account binds to it.
        var finds = new List<CredentialFind>();
        foreach (var credential in entry.IsForeign ? [] : entry.Credentials)
            finds.AddRange(finder.Discover(credential));
        var hasFiles = !entry.IsForeign && LocalFiles.Any(entry.Files, environment);
        if (written.Count == 0 && finds.Count == 0 && !hasFiles && !isAsked && (!entry.AlwaysListed || entry.IsForeign))
            return [];

        // A row that only says that there is no key needs no definition; one that a status line may have filled does.
        var isBare = written.Count == 0 && finds.Count == 0 && !hasFiles && !isAsked && !entry.HasStatusline && (entry.BudgetVariable is not { } budget || environment.Variable(budget) is null);
        var definition = isBare ? CatalogEntries.Outline(entry) : catalog.Load(entry.Id);
        var builder = new AccountBuilder(catalog, finder, environment, settings, definition, finds, time.GetUtcNow()) { HasLocalFiles = hasFiles };
        var candidates = written.ConvertAll(account => new Candidate(builder.Written(account), account.Disabled));
        builders.Add(builder);
        // A row without a key is there so that the provider has one.
        var hasRow = candidates.Exists(candidate => !candidate.Disabled) || (entry.IsForeign && !isAsked);
        var automatic = new List<Candidate>();
        foreach (var account in builder.Automatic())
        {
            if (written.TrueForAll(other => other.Id != account.Id) && (!hasRow || account.Credentials.Count > 0 || account.CredentialFailure is not null || account.HasLocalFiles))
                automatic.Add(new Candidate(account, false));
        }
        candidates.InsertRange(0, automatic);
        // Nothing can be read with a definition that is wrong, whatever is said of the key.
        if (entry.Failure is { } unusable)
            candidates = candidates.ConvertAll(candidate => candidate with { Account = candidate.Account with { CredentialFailure = unusable } });
        return [.. candidates.FindAll(IsDefault), .. candidates.FindAll(candidate => !IsDefault(candidate))];
    }

    static bool IsDefault(Candidate candidate) => candidate.Account.Id.Name == AccountId.DefaultName;

    sealed record Candidate(Account Account, bool Disabled);
}
