using System.Text;

namespace Fuelgauge.App.Commands;

/// <summary>A result in a file: written beside it and renamed, so that nobody ever reads half of one. Owner-only, as it tells what somebody owns.</summary>
internal static class ResultFile
{
    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    /// <exception cref="IOException">The folder is missing or full, or the file may not be written; the old file is untouched.</exception>
    public static void Write(string path, string text)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var stream = new FileStream(beside, options))
                stream.Write(Encoding.UTF8.GetBytes(text));
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(beside))   // deleting in a folder that is not there is a fault of its own
                File.Delete(beside);
            throw new IOException($"--output {path} cannot be written: {fault.Message}", fault);
        }
    }
}
