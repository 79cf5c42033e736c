using System.Collections.Concurrent;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>The providers this program was built with: an index made by the build, and images of their definitions, each read when it is needed.</summary>
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
        var image = CatalogIndex.Image(id);
        return image.IsEmpty
            ? throw new KeyNotFoundException($"No provider has the id {id}.")
            : DefinitionLoader.Load(TomlImage.Read(image, $"providers/{id}/provider.toml"), id);
    }
}
