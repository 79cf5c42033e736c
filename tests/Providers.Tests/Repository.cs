namespace Fuelgauge.Providers.Tests;

/// <summary>Where the tests find the files of the repository.</summary>
static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder of all definitions and their fixtures.</summary>
    public static string Providers { get; } = Path.Join(Root, "providers");

    static string Find(string folder) => File.Exists(Path.Join(folder, "Fuelgauge.slnx"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
