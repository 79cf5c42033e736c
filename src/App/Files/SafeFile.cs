using System.Text;

namespace Fuelgauge.App.Files;

/// <summary>Writes a file of the user's, with the folders to it.</summary>
internal static class SafeFile
{
    const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Writes text whole or not at all, for its owner only.</summary>
    /// <returns>What went wrong; null when it was written.</returns>
    public static string? Replace(string path, string text) => Replace(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file whole or not at all, for its owner only.</summary>
    /// <returns>What went wrong; null when it was written.</returns>
    public static string? Replace(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            CreateFolder(Path.GetDirectoryName(WholeFile.TargetOf(path))!);
            WholeFile.Replace(path, content);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {fault.Message}";
        }
    }

    static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }
}
