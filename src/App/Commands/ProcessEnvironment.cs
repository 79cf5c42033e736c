using System.Collections;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Commands;

/// <summary>Reads what the process was started with; only <c>Program.cs</c> asks.</summary>
internal static class ProcessEnvironment
{
    /// <summary>The words that start this program again.</summary>
    public static IReadOnlyList<string> Program => Environment.ProcessPath switch
    {
        null => ["fuelgauge"],
        var path when Path.GetFileNameWithoutExtension(path) == "dotnet" => [path, Path.Join(AppContext.BaseDirectory, "fuelgauge.dll")],
        var path => [path],
    };

    /// <summary>Variables, home, working folder and platform of this process.</summary>
    public static HostEnvironment Read()
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(names);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        var home = variables.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        return new HostEnvironment
        {
            Variables = variables,
            Home = Path.IsPathFullyQualified(home ?? "") ? home : null,
            WorkingFolder = Environment.CurrentDirectory,
            Platform = OperatingSystem.IsWindows() ? Platform.Windows : OperatingSystem.IsMacOS() ? Platform.MacOS : Platform.Linux,
        };
    }
}
