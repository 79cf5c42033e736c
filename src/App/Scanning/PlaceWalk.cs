using System.IO.Enumeration;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>Looks into the folders of one place. A log costs one look at the file.</summary>
/// <param name="format">Whose place it is.</param>
/// <param name="place">The place.</param>
/// <param name="settledBefore">As for <see cref="FoundLog.VersionOf(in FileFacts, long)"/>.</param>
/// <param name="notes">Told what cannot be read.</param>
internal sealed class PlaceWalk(LogFormat format, LogPlace place, long settledBefore, ScanNotes notes)
{
    static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    readonly HashSet<FileKey> visited = [];

    /// <summary>Whether a folder is met for the first time. Not safe for threads.</summary>
    public bool IsNew(PlaceFolder folder) => visited.Add(folder.Key);

    /// <summary>Finds the place's folder itself.</summary>
    /// <param name="finds">Where it goes.</param>
    public void Begin(FolderFinds finds)
    {
        if (FileFacts.OfTarget(place.Folder).Kind == FileKind.Folder)
            Follow(new(this, "", place.Folder, Depth: 0), finds);
    }

    /// <summary>Looks at all that is in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="finds">Where it goes.</param>
    public void Visit(PlaceFolder folder, FolderFinds finds)
    {
        try
        {
            var entries = new FileSystemEnumerable<(string Below, bool IsFolder)>(folder.RealPath, (ref entry) => (string.Concat(folder.Below, entry.FileName), entry.IsDirectory), Everything);
            foreach (var (below, isFolder) in entries)
            {
                if (isFolder ? folder.Depth < place.MostDepth : place.IsLog(below))
                    Look(folder, below, finds);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // It was there a moment ago.
        }
        catch (UnauthorizedAccessException)
        {
            notes.AddUnreadable(PathOf(folder.Below.TrimEnd('/')), "cannot be read: permission denied, so logs in it are not counted");
        }
        catch (IOException fault)
        {
            notes.AddUnreadable(PathOf(folder.Below.TrimEnd('/')), $"cannot be read ({fault.GetType().Name}), so logs in it may not be counted");
        }
    }

    /// <summary>Takes what a link leads to.</summary>
    /// <param name="link">The link.</param>
    /// <param name="finds">Where it goes.</param>
    public void Follow(PlaceLink link, FolderFinds finds)
    {
        var real = OperatingSystem.IsWindows() ? new RealPath(link.Path, link.Below.Length == 0) : RealPath.Of(link.Path);
        if (real is null)
            return;   // It leads nowhere, or in a circle.
        if (real.IsTrusted)
            Take(link.Below, real.Path, PathOf(link.Below), FileFacts.Of(real.Path), link.Depth, finds);
        else
            notes.AddUnreadable(PathOf(link.Below), "is a link that leads through a place of another user, so it was not followed");
    }

    void Look(PlaceFolder folder, string below, FolderFinds finds)
    {
        var real = Path.Join(folder.RealPath, below.AsSpan(folder.Below.Length));
        var facts = FileFacts.Of(real);
        if (facts.Kind == FileKind.Link)
            finds.Links.Add(new(this, below, real, folder.Depth + 1));
        else if (facts.Kind == FileKind.Missing && below.Contains('\uFFFD'))
            notes.AddUnreadable(PathOf(below), "cannot be read: its name is not in UTF-8");
        else if (facts.Kind == FileKind.Missing && FileFacts.Of(Path.Join(folder.RealPath, ".")).Kind == FileKind.Missing && FileFacts.Of(folder.RealPath).Kind == FileKind.Folder)
            throw new UnauthorizedAccessException();   // Its names may be listed, but nothing in it may be looked at.
        else
            Take(below, real, folder.IsPlain ? real : PathOf(below), facts, folder.Depth + 1, finds);
    }

    /// <summary>Takes a log, or a folder to visit.</summary>
    void Take(string below, string real, string path, in FileFacts facts, int depth, FolderFinds finds)
    {
        switch (facts.Kind)
        {
            case FileKind.Folder when depth <= place.MostDepth:
                finds.Folders.Add(new(this, below.Length == 0 ? "" : below + "/", real, FileKey.Of(real, facts), real == path, depth));
                break;
            case FileKind.Regular when below.Length > 0 && place.IsLog(below):
                finds.Logs.Add((FileKey.Of(real, facts), new(format, place, below, path) { RealPath = real, Version = VersionOf(real, facts), Size = facts.Size, ModifiedAt = facts.ModifiedAt }));
                break;
            case FileKind.Other:
                notes.AddUnreadable(path, "is no regular file, so it was not read");
                break;
        }
    }

    LogVersion VersionOf(string real, in FileFacts facts) => place.Kind == LogKind.Database
        ? FoundLog.VersionOf(facts, FileFacts.Of(real + "-wal"), settledBefore)
        : FoundLog.VersionOf(facts, settledBefore);

    string PathOf(string below) => Path.Join(place.Folder, below);
}
