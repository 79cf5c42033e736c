namespace Fuelgauge.App.Tests.Configuration.Definitions;

/// <summary>Files of the repository that tests read or keep current.</summary>
static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Join([Root, .. parts]);

    static string Find(string folder) =>
        File.Exists(Path.Join(folder, "Fuelgauge.slnx")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
