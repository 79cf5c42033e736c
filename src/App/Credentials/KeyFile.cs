using System.Text;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>
/// Opens a file that is to hold a key: regular files of at most 64 KiB; a link only when it, its target and all their folders belong to us or root,
/// since anybody else could have laid it.
/// </summary>
/// <param name="Text">The content; null when <see cref="Fault"/> says why not.</param>
/// <param name="Fault">What is wrong; null when the file was read.</param>
/// <param name="Advice">What should be better though it was read; null for nothing.</param>
internal sealed record KeyFile(string? Text, KeyFault? Fault, string? Advice)
{
    /// <summary>The largest key that is read, in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    const UnixFileMode ReadableByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="mostBytes">The largest file that is read.</param>
    /// <param name="mustBeTrusted">True where only a file of ours or of root is read; a key's file may be lent by another user.</param>
    public static KeyFile Read(string path, int mostBytes, bool mustBeTrusted)
    {
        try
        {
            return OperatingSystem.IsWindows() ? ReadOnWindows(path, mostBytes) : ReadOnUnix(path, mostBytes, mustBeTrusted);
        }
        catch (UnauthorizedAccessException)
        {
            return new(null, new(State.Auth, "cannot be read: permission denied", "Give your user the right to read it (chmod 600, and ask who owns it).") { IsForbidden = true }, null);
        }
        catch (IOException fault)
        {
            return Failed(State.Auth, $"cannot be read ({fault.GetType().Name})", "Check the disk and the path.");
        }
    }

    static KeyFile ReadOnUnix(string path, int mostBytes, bool mustBeTrusted)
    {
        var real = RealPath.Of(path);
        if (real is null)
            return Missing();
        if (!real.IsTrusted)
            return Failed(State.Auth, "is a link that leads through a place of another user", "Put the key into a file of your own.");
        var facts = FileFacts.Of(real.Path);
        if (facts.Kind == FileKind.Missing)
            return Missing();
        if (facts.Kind != FileKind.Regular)
            return Failed(State.Auth, "is not a regular file", "Put the key into a plain file.");
        if (mustBeTrusted && !facts.IsTrusted)
            return Failed(State.Auth, "belongs to another user", "Use a file of your own.");
        var advice = (facts.Permissions & ReadableByOthers) == 0 ? null : "can be read by other users of this machine; run: chmod 600";
        return Content(real.Path, mostBytes, advice);
    }

    static KeyFile ReadOnWindows(string path, int mostBytes)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path) || (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint)))
            return Failed(State.Auth, "is not a regular file", "Put the key into a plain file; links are not followed on Windows.");
        return file.Exists ? Content(path, mostBytes, null) : Missing();
    }

    static KeyFile Content(string path, int mostBytes, string? advice)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        // Not a buffer for the largest: a pool is thousands of small files.
        var buffer = new byte[Math.Min(stream.Length, mostBytes) + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > mostBytes)
            return Failed(State.Auth, $"is larger than {mostBytes / 1024} KiB, which no key is", "Check that it is the right file.");
        // Windows' shells write UTF-16 with a mark; the reader honors it.
        using var reader = new StreamReader(new MemoryStream(buffer, 0, length), Encoding.UTF8, bufferSize: buffer.Length);
        return new KeyFile(reader.ReadToEnd(), null, advice);
    }

    static KeyFile Missing() => Failed(State.NoKey, "does not exist", "Create it with the key in it, readable by you alone (chmod 600).");

    static KeyFile Failed(State state, string what, string wayOut) => new(null, new KeyFault(state, what, wayOut), null);
}
