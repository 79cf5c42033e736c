using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>A catalogue of one provider.</summary>
sealed class SingleCatalog(ProviderDefinition definition) : ICatalog
{
    /// <inheritdoc/>
    public IReadOnlyList<CatalogEntry> Entries { get; } = [CatalogEntries.Of(definition)];

    /// <inheritdoc/>
    public CatalogEntry? Find(string idOrAlias) => CatalogEntries.Find(Entries, idOrAlias);

    /// <inheritdoc/>
    public ProviderDefinition Load(string id) => definition;
}
