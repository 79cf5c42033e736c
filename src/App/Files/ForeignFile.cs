using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Files;

/// <summary>A file of another program, opened for reading: regular, and reached through links only where they, their target and all folders belong to us or root, since anybody else could have laid them.</summary>
/// <param name="Stream">The open file; null when <see cref="Failure"/> says why not. The caller closes it.</param>
/// <param name="Failure">Why it cannot be read, with the way out; null when it can.</param>
internal readonly record struct ForeignFile(FileStream? Stream, PollFailure? Failure)
{
    /// <summary>Opens a file; whoever writes it goes on.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="shown">The same for messages.</param>
    public static ForeignFile Open(string path, string shown)
    {
        try
        {
            var real = OperatingSystem.IsWindows() ? new RealPath(path, FileFacts.Of(path).Kind != FileKind.Link) : RealPath.Of(path);
            if (real is null)
                return Failed(State.Unreachable, $"{shown} is gone, or may not be seen");
            if (!real.IsTrusted)
                return Failed(State.Auth, $"{shown} is a link that leads through a place of another user, so it was not read. Put the file itself there");
            if (FileFacts.Of(real.Path).Kind != FileKind.Regular)
                return Failed(State.Auth, $"{shown} is not a regular file, so it was not read");
            return new(new FileStream(real.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), null);
        }
        catch (UnauthorizedAccessException)
        {
            return Failed(State.Auth, $"{shown} cannot be read: permission denied. Give your user the right to read it");
        }
        catch (IOException fault)
        {
            return Failed(State.Unreachable, $"{shown} cannot be read ({fault.GetType().Name})");
        }
    }

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="shown">The same for messages.</param>
    /// <param name="mostBytes">The largest that is read.</param>
    /// <param name="failure">Why it cannot be read; null when it can.</param>
    public static byte[]? ReadWhole(string path, string shown, int mostBytes, out PollFailure? failure)
    {
        var file = Open(path, shown);
        failure = file.Failure;
        if (file.Stream is not { } stream)
            return null;
        using (stream)
        {
            try
            {
                // One byte more shows that it is longer, also when it grows meanwhile.
                var bytes = new byte[Math.Min(stream.Length, mostBytes) + 1];
                var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if (length > mostBytes)
                    failure = Failed(State.Unrecognized, $"{shown} is larger than {mostBytes >> 20} MiB, so it was not read").Failure;
                return length > mostBytes ? null : bytes[..length];
            }
            catch (IOException fault)
            {
                failure = Failed(State.Unreachable, $"{shown} cannot be read ({fault.GetType().Name})").Failure;
                return null;
            }
        }
    }

    static ForeignFile Failed(State state, string message) => new(null, new(state, $"{message}."));
}
