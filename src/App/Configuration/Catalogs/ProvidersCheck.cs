using Fuelgauge.App.Configuration.Definitions;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>What <c>providers check FILE</c> asks.</summary>
internal static class ProvidersCheck
{
    /// <summary>Every mistake of one definition; empty when it can be used.</summary>
    /// <param name="path">A <c>provider.toml</c> in a folder named for the provider, that folder, or a file of any other name.</param>
    public static IReadOnlyCollection<ConfigurationError> Validate(string path)
    {
        const string usual = "provider.toml";
        var file = Directory.Exists(path) ? Path.Join(path, usual) : path;
        var id = Path.GetFileName(file) == usual ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) : NamePattern.Id.Example;
        var errors = new ConfigurationErrors();
        DefinitionLoader.LoadFile(file, id ?? "", errors);
        return errors;
    }
}
