using Fuelgauge.App.Files;

namespace Fuelgauge.App.Scanning;

/// <summary>What tells files and folders apart, by whatever path they are reached: device and number; the path where the platform has neither (Windows).</summary>
/// <param name="Device">The device it is on.</param>
/// <param name="Inode">Its number there.</param>
/// <param name="Path">Its path in capitals; null where the numbers say enough.</param>
internal readonly record struct FileKey(long Device, long Inode, string? Path)
{
    /// <summary>The key of what was looked at.</summary>
    /// <param name="realPath">Its path without links.</param>
    /// <param name="facts">What is known of it.</param>
    public static FileKey Of(string realPath, in FileFacts facts) =>
        facts.Identity is var (device, inode) ? new(device, inode, null) : new(0, 0, realPath.ToUpperInvariant());
}
