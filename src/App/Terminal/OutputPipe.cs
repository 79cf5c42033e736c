using System.Runtime.InteropServices;

namespace Fuelgauge.App.Terminal;

/// <summary>
/// Whether anybody still reads stdout. The runtime swallows EPIPE on a console stream, so a program that writes for ever would never learn
/// that its reader left (dotnet/runtime, ConsolePal.Unix.cs, <c>Write</c>).
/// </summary>
internal static partial class OutputPipe
{
    const int StandardOutput = 1;
    const short Error = 0x8;
    const short HungUp = 0x10;

    /// <summary>True when stdout is a pipe whose reader left; false where the system cannot tell.</summary>
    public static bool IsClosed()
    {
        if (OperatingSystem.IsWindows())
            return false;
        var waiting = new Waiting { File = StandardOutput };
        return Poll(ref waiting, 1, 0) > 0 && (waiting.Happened & (Error | HungUp)) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref Waiting files, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    struct Waiting
    {
        public int File;
        public short Wanted;
        public short Happened;
    }
}
