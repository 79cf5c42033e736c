using Fuelgauge.App.Files;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Credentials;

/// <summary>Finds the program of a helper: an absolute path as it is, a bare name in the entries of PATH that nobody else can write to.</summary>
internal static class ProgramFinder
{
    /// <summary>The program's absolute path; null when there is none to be trusted.</summary>
    public static string? Find(string program, HostEnvironment environment)
    {
        if (Path.IsPathFullyQualified(program))
            return IsProgram(program) ? program : null;
        if (program.AsSpan().ContainsAny('/', '\\'))
            return null;   // relative to where we happen to be
        return (environment.Variable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => Path.IsPathFullyQualified(folder) && IsSafe(folder))
            .SelectMany(folder => OperatingSystem.IsWindows() ? [Path.Join(folder, program), Path.Join(folder, program + ".exe")] : new[] { Path.Join(folder, program) })
            .FirstOrDefault(IsProgram);
    }

    static bool IsSafe(string folder) => OperatingSystem.IsWindows() || FileFacts.OfTarget(folder) is { Kind: FileKind.Folder, IsSafe: true };

    static bool IsProgram(string path)
    {
        const UnixFileMode executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows()
            ? File.Exists(path)
            : FileFacts.OfTarget(path) is { Kind: FileKind.Regular } facts && (facts.Permissions & executable) != 0;
    }
}
