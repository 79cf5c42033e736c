using System.Runtime.InteropServices;

namespace Fuelgauge.App.Files;

/// <summary>What an entry of a folder is.</summary>
internal enum FileKind
{
    /// <summary>There is no such entry.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, wherever it points.</summary>
    Link,

    /// <summary>A pipe, socket or device.</summary>
    Other,
}

/// <summary>What the file system says of a path without following it when it is a link.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">User id of its owner; null where the platform has none (Windows) or nothing is there.</param>
internal readonly partial record struct FileFacts(FileKind Kind, uint? Owner)
{
    /// <summary>True when it belongs to the user this process runs as. True on Windows, where the profile folder's access list guards it.</summary>
    public bool IsOurs => Owner is null || Owner == GetEffectiveUserId();

    /// <summary>True when it belongs to this process's user or to root.</summary>
    public bool IsTrusted => IsOurs || Owner == 0;

    /// <summary>Looks at a path itself.</summary>
    public static FileFacts Of(string path)
    {
        if (OperatingSystem.IsWindows())
            return new(KindOnWindows(new FileInfo(path)), null);
        return LinkStatus(path, out var status) == 0 ? new(KindOf(status.Mode), status.UserId) : new(FileKind.Missing, null);
    }

    /// <summary>True when a path can be read as a regular file and, where it or a folder above it is a link, every link and what it leads to belongs to us or to root.</summary>
    public static bool IsTrustedFile(string path)
    {
        var target = path;
        for (var hops = 0; ; hops++)
        {
            var facts = Of(target);
            if (facts.Kind != FileKind.Link)
                return facts.Kind == FileKind.Regular && (hops == 0 || facts.IsTrusted);
            if (hops == MostHops || !facts.IsTrusted || !Of(FolderOf(target)).IsTrusted || File.ResolveLinkTarget(target, returnFinalTarget: false) is not { } next)
                return false;
            target = next.FullName;
            if (Of(FolderOf(target)) is { IsTrusted: false })
                return false;
        }
    }

    const int MostHops = 8;

    static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";

    static FileKind KindOnWindows(FileInfo file) =>
        !file.Exists && !Directory.Exists(file.FullName) ? FileKind.Missing
        : file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.Link
        : file.Attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder
        : FileKind.Regular;

    static FileKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Folder,
        0xA000 => FileKind.Link,
        _ => FileKind.Other,
    };

    // .NET has no word for a file's owner. The runtime's own shim puts these four first on every Unix, unlike libc's struct stat; the size leaves
    // room for the times and numbers behind them: https://github.com/dotnet/runtime/blob/v10.0.0/src/native/libs/System.Native/pal_io.h
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    struct NativeStatus
    {
        public int Flags, Mode;
        public uint UserId, GroupId;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStatus(string path, out NativeStatus status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static partial uint GetEffectiveUserId();
}
