using System.Text;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Terminal;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>The whole program in this process: a home folder of its own, captured streams, a clock that may be moved.</summary>
internal sealed class CommandHost : IDisposable
{
    readonly TemporaryFolder folder = new();

    public CommandHost() => Directory.CreateDirectory(Path.Join(folder.Path, "work"));

    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Logs and prices of <c>usage</c>; null for the program's own.</summary>
    public UsageInputs? Usage { get; set; }

    /// <summary>What is on stdin.</summary>
    public string Input { get; set; } = "";

    /// <summary>Cells of the terminal on stdout; 0 for a pipe.</summary>
    public int TerminalWidth { get; init; }

    public Interruption Interruption { get; } = new();

    public string Home => folder.Path;

    public string WorkingFolder => Path.Join(folder.Path, "work");

    public string Config => Path.Join(Home, ".config", "fuelgauge", "config.toml");

    public string History => Path.Join(Home, ".local", "share", "fuelgauge", "monitor.db");

    /// <summary>Runs a line, words separated by spaces.</summary>
    public Task<Ran> RunAsync(string line, bool hasReaderLeft = false) => RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), hasReaderLeft);

    public Task<Ran> RunAsync(params string[] words) => RunAsync(words, hasReaderLeft: false);

    async Task<Ran> RunAsync(string[] words, bool hasReaderLeft)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var environment = new HostEnvironment { Variables = Variables, Home = Home, WorkingFolder = WorkingFolder };
        var streams = new StandardStreams(new TerminalEnvironment(environment.Variable), output, error, TerminalWidth > 0, false, false, () => (TerminalWidth, 24))
        {
            HasLeft = () => hasReaderLeft,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Input)),
        };
        var world = new World(environment, streams, Time);
        if (Usage is { } usage)
            world = world with { UsageInputs = (_, _) => usage };
        var exitCode = await CommandLine.RunAsync(words, world, Interruption);
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>Writes a file of the home folder, its folders made first.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Join(Home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose()
    {
        Interruption.Dispose();
        folder.Dispose();
    }
}

/// <summary>What a line came to.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error);
