using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Entries of the catalogue and their order.</summary>
internal static class CatalogEntries
{
    /// <summary>What the catalogue keeps of a definition.</summary>
    public static CatalogEntry Of(ProviderDefinition definition) => new()
    {
        Id = definition.Id,
        Name = definition.Name,
        AsciiName = definition.AsciiName,
        Aliases = definition.Aliases,
        Tags = definition.Tags,
        Order = definition.Order,
        AlwaysListed = definition.AlwaysListed,
        IsSubscription = definition.IsSubscription,
        Credentials = definition.Credentials,
        HomeVariable = definition.HomeVariable,
        Files = definition.LocalFiles,
        HasStatusline = definition.Sources.Any(source => source.Kind == SourceKind.Statusline),
        BudgetVariable = definition.BudgetVariable,
        Executors = definition.Executors,
        LogAgent = definition.LogAgent,
        IsForeign = definition.IsForeign,
    };

    /// <summary>As much of a definition as a row without a key needs: nothing can be asked with it, and nothing was parsed for it.</summary>
    public static ProviderDefinition Outline(CatalogEntry entry) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        AsciiName = entry.AsciiName,
        Aliases = entry.Aliases,
        Tags = entry.Tags,
        Order = entry.Order,
        AlwaysListed = entry.AlwaysListed,
        IsSubscription = entry.IsSubscription,
        Regions = [new Region(RegionReader.DefaultId, null, null, [])],
        Credentials = entry.Credentials,
        HomeVariable = entry.HomeVariable,
        BudgetVariable = entry.BudgetVariable,
        Executors = entry.Executors,
        LogAgent = entry.LogAgent,
        Confidence = "unverified",
        ReadOn = default,
        Summary = "",
    };

    /// <summary>Catalogue order: by number, those without one last; then by name.</summary>
    public static IReadOnlyList<CatalogEntry> InOrder(IEnumerable<CatalogEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Order ?? int.MaxValue).ThenBy(entry => entry.AsciiName, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id, StringComparer.Ordinal)];

    /// <summary>The entry that an id or alias means, without regard to case; null when none does.</summary>
    public static CatalogEntry? Find(IReadOnlyList<CatalogEntry> entries, string idOrAlias) =>
        entries.FirstOrDefault(entry => string.Equals(entry.Id, idOrAlias, StringComparison.OrdinalIgnoreCase))
        ?? entries.FirstOrDefault(entry => entry.Aliases.Contains(idOrAlias, StringComparer.OrdinalIgnoreCase));
}
