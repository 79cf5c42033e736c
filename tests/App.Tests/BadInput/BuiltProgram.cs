using System.Diagnostics;
using Fuelgauge.App.Tests.Storage;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>The built program as a process of its own, with no variable of the caller but those given, in an empty home folder.</summary>
internal sealed class BuiltProgram : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Dictionary<string, string> variables = new() { ["PATH"] = "/usr/bin:/bin" };

    /// <summary>The program as a shell writes it.</summary>
    public const string Name = "\"$DOTNET\" \"$FUELGAUGE\"";

    public BuiltProgram()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a Unix shell runs this.");
        variables["HOME"] = folder.Path;
        variables["DOTNET"] = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Locate("dotnet");
        variables["FUELGAUGE"] = Path.Join(AppFolder, "fuelgauge.dll");
    }

    public string Home => folder.Path;

    /// <summary>All that it is given.</summary>
    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>Sets a variable, or takes one away.</summary>
    public string? this[string variable]
    {
        set
        {
            variables.Remove(variable);
            if (value is not null)
                variables[variable] = value;
        }
    }

    // The program's own output: beside the tests it lacks what their framework brings.
    static string AppFolder => AppContext.BaseDirectory.Replace(Path.Join("tests", "App.Tests"), Path.Join("src", "App"), StringComparison.Ordinal);

    /// <summary>Starts a line of shell.</summary>
    public Process Start(string shell)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", shell]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a line of shell to its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string shell)
    {
        using var process = Start(shell);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    public static bool HasTool(string name) => File.Exists($"/usr/bin/{name}");

    public void Dispose() => folder.Dispose();

    static string Locate(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(place => Path.Join(place, program)).First(File.Exists);
}
