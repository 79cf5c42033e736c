using System.Text.Json;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests;

/// <summary>A folder under <c>fixtures/</c>: a user's home with the logs of one agent, and what they come to.</summary>
public sealed class LogCase
{
    /// <summary>The folder of all cases, absolute.</summary>
    public static readonly string Fixtures = Path.Join(FolderWith("Fuelgauge.slnx"), "tests", "Logs.Tests", "fixtures");

    LogCase(string name)
    {
        Name = name;
        Home = Path.Join(Fixtures, name, "home");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Join(Fixtures, name, "expected.json")));
        Expected = document.RootElement.Clone();
    }

    /// <summary><c>agent/case</c>.</summary>
    public string Name { get; }

    /// <summary>The agent's word.</summary>
    public string Agent => Name.Split('/')[0];

    /// <summary>The home folder, absolute.</summary>
    public string Home { get; }

    /// <summary>What is expected.</summary>
    public JsonElement Expected { get; }

    /// <summary>Whether the case has prices, and says what it costs.</summary>
    public bool HasPrices => Expected.TryGetProperty("pricesUSDPerMTok", out _);

    /// <summary>Variables that the case sets.</summary>
    public Dictionary<string, string> Variables => Expected.TryGetProperty("environment", out var variables)
        ? variables.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!.Replace("{home}", Home, StringComparison.Ordinal))
        : [];

    /// <summary>The machine of the case.</summary>
    public HostEnvironment Host => HostAt(Home);

    /// <summary>The machine of the case, its home moved.</summary>
    public HostEnvironment HostAt(string home) => new()
    {
        Variables = Variables.ToDictionary(variable => variable.Key, variable => variable.Value.Replace(Home, home, StringComparison.Ordinal)),
        Home = home,
        WorkingFolder = home,
        Platform = Platform.Linux,
    };

    /// <summary>All cases, by name.</summary>
    public static TheoryData<string> Names => new(Directory.GetFiles(Fixtures, "expected.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Fixtures, Path.GetDirectoryName(file)!).Replace('\\', '/')).Order(StringComparer.Ordinal));

    /// <summary>The case of a name.</summary>
    public static LogCase Of(string name) => new(name);

    static string FolderWith(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, file)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"{file} is in no folder above {AppContext.BaseDirectory}; run the tests from a working copy.");
    }
}
