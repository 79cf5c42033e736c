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

/// <summary>What the file system says of a path.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Permissions">Permission bits; none on Windows, where access lists decide.</param>
/// <param name="Owner">User id of its owner; null where the platform has none (Windows) or nothing is there.</param>
internal readonly partial record struct FileFacts(FileKind Kind, UnixFileMode Permissions, uint? Owner)
{
    const int KindMask = 0xF000;
    const int PermissionMask = 0xFFF;

    /// <summary>Size and time of the last change to content or rights: equal where nothing was changed. Null on Windows, and for what is no regular file.</summary>
    public (long Size, long ChangedAt, long Nanoseconds)? Version { get; private init; }

    /// <summary>The device it is on and its number there: equal for two paths that lead to one file or folder. Null on Windows, and where nothing is there.</summary>
    public (long Device, long Inode)? Identity { get; private init; }

    /// <summary>When its content last changed, UTC; means nothing where nothing is there.</summary>
    public DateTimeOffset ModifiedAt { get; private init; }

    /// <summary>Its size in bytes; 0 where nothing is there.</summary>
    public long Size { get; private init; }

    /// <summary>True when it belongs to the user this process runs as. True on Windows, where the profile folder's access list guards it.</summary>
    public bool IsOurs => Owner is null || Owner == GetEffectiveUserId();

    /// <summary>True when it belongs to this process's user or to root: nobody else can have put it there.</summary>
    public bool IsTrusted => IsOurs || Owner == 0;

    /// <summary>True when only this process's user or root can change it.</summary>
    public bool IsSafe => IsTrusted && (Permissions & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;

    /// <summary>Looks at a path itself, be it a link.</summary>
    public static FileFacts Of(string path) =>
        OperatingSystem.IsWindows() ? OnWindows(path) : LinkStatus(path, out var status) == 0 ? new(status) : default;

    /// <summary>Looks at what a path leads to.</summary>
    public static FileFacts OfTarget(string path) =>
        OperatingSystem.IsWindows() ? OnWindows(path) : Status(path, out var status) == 0 ? new(status) : default;

    FileFacts(NativeStatus status)
        : this(KindOf(status.Mode), (UnixFileMode)(status.Mode & PermissionMask), status.UserId)
    {
        Version = Kind == FileKind.Regular ? (status.Size, status.ChangedAt, status.ChangedAtNanoseconds) : null;
        ModifiedAt = DateTimeOffset.UnixEpoch.AddTicks(status.WrittenAt * TimeSpan.TicksPerSecond + status.WrittenAtNanoseconds / TimeSpan.NanosecondsPerTick);
        Size = status.Size;
        Identity = (status.Device, status.Inode);
    }

    static FileFacts OnWindows(string path)
    {
        var file = new FileInfo(path);
        return new(KindOnWindows(file), UnixFileMode.None, null) { ModifiedAt = file.LastWriteTimeUtc, Size = file.Exists ? file.Length : 0 };
    }

    static FileKind KindOnWindows(FileInfo file) =>
        !file.Exists && !Directory.Exists(file.FullName) ? FileKind.Missing
        : file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.Link
        : file.Attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder
        : FileKind.Regular;

    static FileKind KindOf(int mode) => (mode & KindMask) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Folder,
        0xA000 => FileKind.Link,
        _ => FileKind.Other,
    };

    // .NET has no word for a file's owner, nor for the time of its last change. The runtime's own shim puts these first on every Unix, unlike libc's struct
    // stat; the size leaves room for what is behind them: https://github.com/dotnet/runtime/blob/v10.0.0/src/native/libs/System.Native/pal_io.h
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    struct NativeStatus
    {
        public int Flags, Mode;
        public uint UserId, GroupId;
        public long Size, AccessedAt, AccessedAtNanoseconds, WrittenAt, WrittenAtNanoseconds, ChangedAt, ChangedAtNanoseconds;
        public long BornAt, BornAtNanoseconds, Device, DeviceOfSpecialFile, Inode;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(string path, out NativeStatus status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStatus(string path, out NativeStatus status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static partial uint GetEffectiveUserId();
}
