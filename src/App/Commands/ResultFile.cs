using Fuelgauge.App.Files;

namespace Fuelgauge.App.Commands;

/// <summary>
/// A result in a file: written beside it and renamed, so that nobody ever reads half of one. Owner-only, as it tells what somebody owns.
/// A device or pipe (<c>/dev/null</c>, <c>/dev/stdout</c>) is written to as it is and never replaced; a link stays a link.
/// </summary>
internal static class ResultFile
{
    /// <summary>Writes text in UTF-8.</summary>
    /// <exception cref="IOException">The folder is missing or full, or the file may not be written; the old file is untouched.</exception>
    public static void Write(string path, ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (FileFacts.OfTarget(path).Kind == FileKind.Other)
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                device.Write(utf8);
            }
            else
            {
                WholeFile.Replace(path, utf8);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--output {path} cannot be written: {ReasonOf(path, fault)}", fault);
        }
    }

    /// <summary>Writes piece by piece what is too large to hold.</summary>
    /// <exception cref="IOException">The folder is missing or full, or the file may not be written; the old file is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            if (FileFacts.OfTarget(path).Kind == FileKind.Other)
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                write(device);
            }
            else
            {
                WholeFile.Replace(path, write);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--output {path} cannot be written: {ReasonOf(path, fault)}", fault);
        }
    }

    /// <summary>The system's word names the file beside, which nobody asked for.</summary>
    static string ReasonOf(string path, Exception fault) =>
        Directory.Exists(path) ? "it is a folder; name a file in it"
        : fault is DirectoryNotFoundException ? "its folder does not exist; create it first"
        : fault is UnauthorizedAccessException ? "permission denied; choose a folder of your own"
        : fault.Message;
}
