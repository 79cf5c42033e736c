using System.Text;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Writes a file whole or not at all, for its owner only.</summary>
internal static class SafeFile
{
    const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Writes a file beside and moves it into place. A link is kept: what it leads to is replaced.</summary>
    /// <returns>What went wrong; null when it was written.</returns>
    public static string? Replace(string path, string text)
    {
        try
        {
            var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            CreateFolder(Path.GetDirectoryName(target)!);
            var beside = $"{target}.{Path.GetRandomFileName()}";
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = OwnerFile;
                using (var stream = new FileStream(beside, options))
                {
                    stream.Write(Encoding.UTF8.GetBytes(text));
                    stream.Flush(flushToDisk: true);
                }
                File.Move(beside, target, overwrite: true);
            }
            finally
            {
                File.Delete(beside);
            }
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
