using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>What <c>providers check FILE</c> and <c>providers try FILE</c> ask.</summary>
internal static class ProvidersCheck
{
    /// <summary>One definition; null when it cannot be used.</summary>
    /// <param name="path">A <c>provider.toml</c> in a folder named for the provider, that folder, or a file of any other name.</param>
    /// <param name="errors">Takes its mistakes, all of them.</param>
    public static ProviderDefinition? Read(string path, ConfigurationErrors errors)
    {
        const string usual = "provider.toml";
        var file = Directory.Exists(path) ? Path.Join(path, usual) : path;
        var id = Path.GetFileName(file) == usual ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) : NamePattern.Id.Example;
        return DefinitionLoader.LoadFile(file, id ?? "", errors);
    }
}
