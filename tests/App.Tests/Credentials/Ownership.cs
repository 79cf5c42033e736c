using System.Runtime.InteropServices;

namespace Fuelgauge.App.Tests.Credentials;

/// <summary>Gives files to other users, which only root can.</summary>
internal static class Ownership
{
    public static bool Give(string path, uint user) => ChangeOwner(path, user, user) == 0;

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
}
