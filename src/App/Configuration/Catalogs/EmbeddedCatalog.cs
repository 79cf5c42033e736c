using System.Collections.Concurrent;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>The providers this program was built with: an index made by the build, and definitions parsed when one is needed.</summary>
internal sealed class EmbeddedCatalog : ICatalog
{
    readonly ConcurrentDictionary<string, ProviderDefinition> loaded = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<CatalogEntry> Entries => CatalogIndex.Entries;

    /// <inheritdoc/>
    public CatalogEntry? Find(string idOrAlias) => CatalogEntries.Find(Entries, idOrAlias);

    /// <inheritdoc/>
    public ProviderDefinition Load(string id) => loaded.GetOrAdd(id, Parse);

    static ProviderDefinition Parse(string id)
    {
        var file = $"providers/{id}/provider.toml";
        using var resource = typeof(EmbeddedCatalog).Assembly.GetManifestResourceStream(file) ?? throw new KeyNotFoundException($"No provider has the id {id}.");
        var toml = new byte[resource.Length];
        resource.ReadExactly(toml);
        var errors = new ConfigurationErrors();
        // The build has loaded every embedded definition once already, to make the index.
        return DefinitionLoader.Load(toml, file, id, errors) ?? throw new InvalidOperationException(string.Join('\n', errors));
    }
}
