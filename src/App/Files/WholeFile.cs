namespace Fuelgauge.App.Files;

/// <summary>Writes a file whole or not at all, for its owner only where nothing else is said.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file and moves it into place, so that nobody ever reads half of one. A link is kept: what it leads to is replaced.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="rights">Who may do what with it, on Unix; null for its owner alone.</param>
    /// <exception cref="IOException">It cannot be written; the old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old file is untouched.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content, UnixFileMode? rights = null)
    {
        var target = TargetOf(path);
        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = rights ?? (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var stream = new FileStream(beside, options);
        try
        {
            using (stream)
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>The same for content that is too large to hold: <paramref name="write"/> writes it piece by piece.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="write">Writes the content; where it fails the old file is untouched.</param>
    /// <exception cref="IOException">It cannot be written; the old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old file is untouched.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        var target = TargetOf(path);
        var beside = $"{target}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(beside, options);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>The file that is replaced: what a link leads to, else the path itself.</summary>
    public static string TargetOf(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
}
