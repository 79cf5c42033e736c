using System.Runtime.InteropServices;

namespace Fuelgauge.App.Credentials;

/// <summary>What the system says of a file on Unix: its kind, owner and permissions. .NET itself does not tell owners.</summary>
/// <param name="Mode">Kind and permission bits, as <c>stat</c> gives them.</param>
/// <param name="Owner">User id of the owner.</param>
internal readonly partial record struct FileStatus(int Mode, uint Owner)
{
    const int KindMask = 0xF000;
    const int Regular = 0x8000;
    const int Link = 0xA000;

    /// <summary>True for a plain file: no folder, pipe, socket or device.</summary>
    public bool IsRegular => (Mode & KindMask) == Regular;

    /// <summary>True for a symbolic link.</summary>
    public bool IsLink => (Mode & KindMask) == Link;

    /// <summary>Permission bits.</summary>
    public UnixFileMode Permissions => (UnixFileMode)(Mode & 0xFFF);

    /// <summary>True when it belongs to this user or to root: nobody else can have put it there.</summary>
    public bool IsOurs => Owner == 0 || Owner == UserId();

    /// <summary>True when only this user or root can change it.</summary>
    public bool IsSafe => IsOurs && (Permissions & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;

    /// <summary>The status of a path; null when there is nothing, or nothing we may see.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLink">True for the status of what a link leads to.</param>
    public static FileStatus? Of(string path, bool followLink) =>
        (followLink ? Stat(path, out var raw) : LStat(path, out raw)) == 0 ? new FileStatus(raw.Mode, raw.Uid) : null;

    // The runtime's own portable shim over stat: the same layout on every Unix and C library. Only the first fields are used; the rest is room.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    struct RawStatus
    {
        public int Flags;
        public int Mode;
        public uint Uid;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out RawStatus status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStat(string path, out RawStatus status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    private static partial uint UserId();
}
