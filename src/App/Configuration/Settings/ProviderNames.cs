using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Helps with names of providers that nobody knows.</summary>
internal static class ProviderNames
{
    /// <summary>The end of a message about an unknown name: the nearest known one, or how to see them all.</summary>
    public static string Meant(ICatalog catalog, string word) =>
        NearestWord.Find(word, catalog.Entries.SelectMany(entry => entry.Aliases.Prepend(entry.Id))) is { } nearest
            ? $"; did you mean {nearest}?"
            : "; \"fuelgauge providers\" lists them all";
}
