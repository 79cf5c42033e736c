namespace Fuelgauge.App.Scanning;

/// <summary>What one look into a folder gives.</summary>
internal sealed class FolderFinds
{
    /// <summary>Logs.</summary>
    public List<(FileKey Key, FoundLog Log)> Logs { get; } = [];

    /// <summary>Folders to visit.</summary>
    public List<PlaceFolder> Folders { get; } = [];

    /// <summary>Links to follow.</summary>
    public List<PlaceLink> Links { get; } = [];

    /// <summary>Makes room for the next look.</summary>
    public void Clear()
    {
        Logs.Clear();
        Folders.Clear();
        Links.Clear();
    }
}

/// <summary>A folder to visit.</summary>
/// <param name="Walk">The walk through its place.</param>
/// <param name="Below">Its path below the place with a <c>/</c> at the end; empty for the place itself.</param>
/// <param name="RealPath">Its path without links.</param>
/// <param name="Key">What tells it from others.</param>
/// <param name="IsPlain">Whether it was reached without any link.</param>
/// <param name="Depth">How many folders deep it is; 0 for the place itself.</param>
internal sealed record PlaceFolder(PlaceWalk Walk, string Below, string RealPath, FileKey Key, bool IsPlain, int Depth);

/// <summary>A link to follow.</summary>
/// <param name="Walk">The walk through its place.</param>
/// <param name="Below">Its path below the place.</param>
/// <param name="Path">The same, absolute.</param>
/// <param name="Depth">How many folders deep what it leads to would be, if it is one.</param>
internal sealed record PlaceLink(PlaceWalk Walk, string Below, string Path, int Depth);
