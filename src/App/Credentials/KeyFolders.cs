using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Credentials;

/// <summary>The folders in which keys are kept, each listed once: most names that definitions know are not there.</summary>
/// <param name="environment">Tells where the folders are.</param>
internal sealed class KeyFolders(HostEnvironment environment)
{
    /// <summary>What may follow a definition's base name, best first.</summary>
    static readonly string[] Shapes = ["", ".key", ".env", "-key.txt"];

    readonly Lazy<IReadOnlyList<(string Path, HashSet<string> Names)>> folders = new(() => [.. Paths(environment).Select(path => (path, List(path)))]);

    /// <summary>The folders in the order they are looked into, whether they exist or not; absolute.</summary>
    public static IEnumerable<string> Paths(HostEnvironment environment) =>
        new[]
        {
            environment.Variable("FUELGAUGE_KEYS") is { } chosen ? environment.Expand(chosen) : null,
            environment.Expand("~/.oyster-keys"),
            environment.ConfigFolder is { } config ? Path.Join(config, "keys") : null,
            environment.Expand("~/.config/fuelgauge/keys"),
        }.OfType<string>().Distinct();

    /// <summary>The files that are there for the base names of a definition, best first: the folder counts before the name, the name before the shape.</summary>
    public IEnumerable<string> Find(IReadOnlyList<string> baseNames)
    {
        foreach (var (folder, names) in folders.Value)
        {
            foreach (var name in names.Count == 0 ? [] : baseNames.SelectMany(_ => Shapes, (baseName, shape) => baseName + shape))
            {
                if (names.Contains(name))
                    yield return Path.Join(folder, name);
            }
        }
    }

    static HashSet<string> List(string folder)
    {
        // Most people have one of the folders at most, and an exception costs more than a look.
        if (!Directory.Exists(folder))
            return [];
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
