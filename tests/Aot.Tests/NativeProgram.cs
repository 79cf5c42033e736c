using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

[assembly: AssemblyFixture(typeof(Fuelgauge.Aot.Tests.NativeProgram))]

namespace Fuelgauge.Aot.Tests;

/// <summary>How a child process ended.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>The native program, published once for all tests of this project into a folder that goes afterwards.</summary>
public sealed class NativeProgram : IAsyncLifetime
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fuelgauge-native-");
    Outcome? _publish;

    /// <summary>The executable.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "native", RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "fuelgauge.exe" : "fuelgauge");

    /// <summary>How publishing went; skips the calling test where this machine cannot link native programs.</summary>
    public Outcome Publish
    {
        get
        {
            Assert.SkipWhen(_publish is null, "no C toolchain: native publishing needs gcc or clang and zlib's headers (Debian: apt-get install gcc zlib1g-dev).");
            return _publish!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!await CanLinkAsync()) return;
        // Own artifacts folder: the build output that other test projects are running from stays as it is.
        // No build servers: they would inherit the pipes and keep them open after the publish has ended.
        _publish = await RunAsync("dotnet",
            ["publish", FindApp(), "-c", "Release", "-o", System.IO.Path.Combine(_folder.FullName, "native"),
                "--artifacts-path", System.IO.Path.Combine(_folder.FullName, "artifacts"), "--disable-build-servers"],
            _ => { });
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the native program in an empty home folder, with no variable of the caller.</summary>
    public Task<Outcome> RunAsync(params string[] arguments)
    {
        RequireExecutable();
        return RunAsync(Path, arguments, Isolate);
    }

    /// <summary>Runs the native program with a standard output whose reader has gone before the first byte, as in <c>fuelgauge … | head -1</c>.</summary>
    public async Task<Outcome> RunIntoClosedPipeAsync(string arguments)
    {
        RequireExecutable();
        using var shell = Start("/bin/sh", ["-c", $"read -r go && exec \"$0\" {arguments}", Path], Isolate);
        shell.StandardOutput.Close();
        await shell.StandardInput.WriteLineAsync("go");
        shell.StandardInput.Close();
        var error = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return new(shell.ExitCode, "", error);
    }

    /// <summary>Runs the native program without a standard input: its descriptor is closed.</summary>
    public Task<Outcome> RunWithoutInputAsync(string arguments)
    {
        RequireExecutable();
        return RunAsync("/bin/sh", ["-c", $"exec \"$0\" {arguments} 0<&-", Path], Isolate);
    }

    /// <summary>Runs a line of shell in which <c>$0</c> is the native program, in a home folder with what it needs.</summary>
    public Task<Outcome> RunShellAsync(string line, string home, params (string Name, string Value)[] variables)
    {
        RequireExecutable();
        return RunAsync("/bin/sh", ["-c", line, Path], start =>
        {
            start.Environment.Clear();
            start.Environment["PATH"] = "/usr/bin:/bin";
            start.Environment["HOME"] = start.WorkingDirectory = home;
            foreach (var (name, value) in variables)
                start.Environment[name] = value;
        });
    }

    void RequireExecutable() => Assert.True(Publish.ExitCode == 0, $"there is no native program, publishing failed:\n{Publish.Output}{Publish.Error}");

    void Isolate(ProcessStartInfo start)
    {
        start.Environment.Clear();
        start.Environment["HOME"] = start.WorkingDirectory = _folder.CreateSubdirectory("home").FullName;
    }

    /// <summary>Whether a C compiler links against zlib here, the two things native publishing takes from the machine.</summary>
    async Task<bool> CanLinkAsync()
    {
        var source = System.IO.Path.Combine(_folder.FullName, "probe.c");
        await File.WriteAllTextAsync(source, "int main(void) { return 0; }");
        foreach (var compiler in new[] { "clang", "gcc" })
        {
            try
            {
                var outcome = await RunAsync(compiler, [source, "-lz", "-o", System.IO.Path.Combine(_folder.FullName, "probe")], _ => { });
                if (outcome.ExitCode == 0) return true;
            }
            catch (Win32Exception)
            {
                // Not installed: try the next one.
            }
        }

        return false;
    }

    static async Task<Outcome> RunAsync(string file, IEnumerable<string> arguments, Action<ProcessStartInfo> prepare)
    {
        using var process = Start(file, arguments, prepare);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }

    static Process Start(string file, IEnumerable<string> arguments, Action<ProcessStartInfo> prepare)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        prepare(start);
        return Process.Start(start)!;
    }

    static string FindApp()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Fuelgauge.slnx"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return System.IO.Path.Combine(folder, "src", "App");
    }
}
