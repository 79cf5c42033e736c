using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Tests.Credentials;

/// <summary>A home folder of its own for one test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fuelgauge-home-").FullName;

    public HostEnvironment Environment(params (string Name, string Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(entry => entry.Name, entry => entry.Value),
        Home = Path,
        WorkingFolder = Path,
    };

    /// <summary>Writes a file below home, readable by its owner only, and gives its path.</summary>
    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Join(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        Permit(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>Sets permission bits; nothing on Windows.</summary>
    public static void Permit(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
