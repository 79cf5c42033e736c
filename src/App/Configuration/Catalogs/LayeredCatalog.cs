using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>The embedded providers with the user's own ones beside them or, where the configuration says so, in their place.</summary>
internal sealed class LayeredCatalog : ICatalog
{
    readonly ICatalog embedded;
    readonly Dictionary<string, ProviderDefinition> own = new(StringComparer.Ordinal);

    /// <summary>Puts the layers together.</summary>
    /// <param name="embedded">What the program was built with.</param>
    /// <param name="definitions">What the user's folder holds.</param>
    /// <param name="overrides">Ids for which the configuration says <c>override = true</c>.</param>
    public LayeredCatalog(ICatalog embedded, IReadOnlyList<UserDefinition> definitions, IReadOnlySet<string> overrides)
    {
        this.embedded = embedded;
        (Definitions, Entries) = ([], embedded.Entries);
        if (definitions.Count == 0)
            return;
        var entries = embedded.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        Definitions = [.. definitions.Select(definition => Admit(definition, entries, overrides))];
        Entries = CatalogEntries.InOrder(entries.Values);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>The user's definitions with every reason not to use one, for <c>doctor</c> and <c>providers</c>.</summary>
    public IReadOnlyList<UserDefinition> Definitions { get; }

    /// <inheritdoc/>
    public CatalogEntry? Find(string idOrAlias) => CatalogEntries.Find(Entries, idOrAlias);

    /// <inheritdoc/>
    public ProviderDefinition Load(string id) => own.TryGetValue(id, out var definition) ? definition : embedded.Load(id);

    UserDefinition Admit(UserDefinition candidate, Dictionary<string, CatalogEntry> entries, IReadOnlySet<string> overrides)
    {
        var replaced = entries.GetValueOrDefault(candidate.Id);
        if (replaced is not null && !overrides.Contains(candidate.Id))
        {
            return candidate with
            {
                Definition = null,
                Errors = [.. candidate.Errors, Error(candidate, $"\"{candidate.Id}\" is a provider the program has; name the folder otherwise, or write [provider.{candidate.Id}] override = true in the configuration")],
            };
        }
        // A word that means an embedded provider keeps meaning it: an account must not change hands because a file appeared.
        if (candidate.Definition?.Aliases.Prepend(candidate.Id).FirstOrDefault(word => Means(entries.Values, word, candidate.Id)) is { } taken)
            candidate = candidate with { Definition = null, Errors = [.. candidate.Errors, Error(candidate, $"\"{taken}\" already means another provider; take another word")] };

        var definition = (candidate.Definition ?? Empty(candidate.Id)) with { Order = replaced?.Order, AlwaysListed = replaced?.AlwaysListed ?? false };
        own[candidate.Id] = definition;
        entries[candidate.Id] = CatalogEntries.Of(definition) with { Failure = candidate.Definition is null ? Failure(candidate) : null };
        return candidate;
    }

    static bool Means(IEnumerable<CatalogEntry> entries, string word, string exceptId) =>
        CatalogEntries.Find([.. entries.Where(entry => entry.Id != exceptId)], word) is not null;

    static ConfigurationError Error(UserDefinition candidate, string message) => new(candidate.File, 1, message);

    static PollFailure Failure(UserDefinition candidate) =>
        new(State.Unrecognized, $"{candidate.Errors[0]}{(candidate.Errors.Count > 1 ? $" (and {candidate.Errors.Count - 1} more)" : "")}. Run \"fuelgauge providers check {candidate.File}\".");

    static ProviderDefinition Empty(string id) => new()
    {
        Id = id,
        Name = id,
        AsciiName = id,
        Regions = [new Region(RegionReader.DefaultId, null, null, [])],
        Confidence = "unverified",
        ReadOn = default,
        Summary = "A definition that cannot be used.",
        IsForeign = true,
    };
}
