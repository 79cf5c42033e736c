using System.Text;
using Fuelgauge.App.Files;

namespace Fuelgauge.App.Scanning;

/// <summary>Reads files beside a log for its reader, and remembers which: where one of them changes, the log is read anew.</summary>
/// <param name="folder">The place's folder, absolute.</param>
/// <param name="settledBefore">As for <see cref="FoundLog.VersionOf(in FileFacts, long)"/>.</param>
internal sealed class BesideFiles(string folder, long settledBefore)
{
    /// <summary>The state of a file that may change again unseen: equal to none, not even to the same one.</summary>
    const string Unsettled = "?";

    // Made at the first one: most readers look at nothing beside their log.
    SortedDictionary<string, string>? versions;

    /// <summary>Goes on with a log for which some were looked into before.</summary>
    /// <param name="kept">What <see cref="Versions"/> was.</param>
    public void Continue(ReadOnlySpan<byte> kept)
    {
        foreach (var name in Names(kept))
            Remember(name);
    }

    /// <summary>The beginning of a file; null when there is no plain file of ours or root's, or it cannot be read.</summary>
    /// <param name="name">Its path from the place's folder.</param>
    /// <param name="most">Bytes that are wanted.</param>
    public byte[]? Read(string name, int most)
    {
        Remember(name);
        var path = PathOf(name);
        if (!RealPath.IsTrustedFile(path))
            return null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var bytes = new byte[Math.Min(most, stream.Length)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The files that were looked into, and the state they were in before: to be kept. Empty for none.</summary>
    public byte[] Versions() => versions is null ? [] : Encoding.UTF8.GetBytes(string.Concat(versions.Select(file => $"{file.Key}\n{file.Value}\n")));

    /// <summary>Whether files that were looked into are as they were.</summary>
    /// <param name="kept">What <see cref="Versions"/> was.</param>
    public bool AreUnchanged(ReadOnlySpan<byte> kept)
    {
        if (kept.IsEmpty)
            return true;
        Continue(kept);
        return versions?.ContainsValue(Unsettled) is not true && kept.SequenceEqual(Versions());
    }

    static IEnumerable<string> Names(ReadOnlySpan<byte> kept) => Encoding.UTF8.GetString(kept).Split('\n').Where((_, index) => index % 2 == 0).Where(name => name.Length > 0);

    void Remember(string name) => (versions ??= new(StringComparer.Ordinal))[name] = VersionOf(name);

    string PathOf(string name) => Path.GetFullPath(Path.Join(folder, name));

    string VersionOf(string name)
    {
        var facts = FileFacts.OfTarget(PathOf(name));
        var version = FoundLog.VersionOf(facts, settledBefore);
        return facts.Kind == FileKind.Missing ? "-" : version.ChangedAt == 0 ? Unsettled : $"{version}";
    }
}
