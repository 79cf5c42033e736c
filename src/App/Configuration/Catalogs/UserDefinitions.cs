using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Configuration.Catalogs;

/// <summary>
/// Reads the definitions in the user's own folder. They may be pasted from anywhere, so they get no credential by themselves: every variable and
/// key file they name is taken out before anybody can look there.
/// </summary>
internal static class UserDefinitions
{
    const string FileName = "provider.toml";

    /// <summary>All definitions of a folder by id; empty when there is no such folder. A faulty one is among them with its errors.</summary>
    /// <param name="folder"><c>~/.config/fuelgauge/providers</c>, or another.</param>
    public static IReadOnlyList<UserDefinition> ReadAll(string folder)
    {
        // Most people have no such folder, and an exception costs more than a look.
        if (!Directory.Exists(folder))
            return [];
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateDirectories().OrderBy(inner => inner.Name, StringComparer.Ordinal).Select(Read)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [Refused(Path.GetFileName(folder), folder, $"cannot be read: {fault.Message}")];
        }
    }

    static UserDefinition Read(DirectoryInfo folder)
    {
        var file = new FileInfo(Path.Join(folder.FullName, FileName));
        try
        {
            if ((folder.LinkTarget ?? file.LinkTarget) is { } target)
                return Refused(folder.Name, file.FullName, $"is a link to {target}; put the file itself here");
            if (!file.Exists)
                return Refused(folder.Name, file.FullName, $"is not there; a provider's folder holds a file {FileName}");
            // A pipe or device has no length, and reading it may never end.
            if (file.Length == 0)
                return Refused(folder.Name, file.FullName, "is empty or no regular file");
            return Load(folder.Name, file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refused(folder.Name, file.FullName, $"cannot be read: {fault.Message}");
        }
    }

    static UserDefinition Load(string id, FileInfo file)
    {
        var errors = new ConfigurationErrors();
        var definition = DefinitionLoader.LoadFile(file.FullName, id, errors);
        return new UserDefinition
        {
            Id = id,
            File = file.FullName,
            Definition = definition is null ? null : WithoutPlaces(definition),
            Errors = [.. errors],
            IgnoredPlaces = definition is null ? [] : [.. Places(definition)],
        };
    }

    static ProviderDefinition WithoutPlaces(ProviderDefinition definition) => definition with
    {
        IsForeign = true,
        Order = null,
        AlwaysListed = false,
        RegionVariable = null,
        BudgetVariable = null,
        HomeVariable = null,
        Credentials = [.. definition.Credentials.Select(credential => credential with { Variables = [], Files = [], Store = Unplaced(credential.Store) })],
    };

    // What is left says how a file is read that an account names.
    static CredentialStore? Unplaced(CredentialStore? store) => store is null ? null : store with
    {
        Paths = [],
        KeyPaths = [],
        Identity = store.Identity is { Paths.Count: 0 } ? store.Identity : null,
        Section = store.Section is { } section ? section with { Variables = [] } : null,
    };

    static IEnumerable<string> Places(ProviderDefinition definition) => definition.Credentials
        .SelectMany(credential => credential.Variables.Select(variable => variable.Name).Concat(credential.Files.Select(name => $"key file {name}")).Concat(credential.Store?.Paths.Select(path => path.Written) ?? []))
        .Concat(new[] { definition.RegionVariable, definition.BudgetVariable, definition.HomeVariable }.OfType<string>());

    static UserDefinition Refused(string id, string file, string message) =>
        new() { Id = id, File = file, Errors = [new ConfigurationError(file, 1, message)] };
}
