using System.Runtime.InteropServices;

namespace Fuelgauge.App.Credentials;

/// <summary>A null-terminated array of UTF-8 strings, as <c>exec</c> wants its arguments and variables.</summary>
internal sealed class NativeStrings : IDisposable
{
    readonly nint[] strings;

    /// <summary>Copies the strings out of managed memory until disposed.</summary>
    public NativeStrings(IReadOnlyList<string> values)
    {
        strings = [.. values.Select(Marshal.StringToCoTaskMemUTF8)];
        Pointer = Marshal.AllocCoTaskMem((strings.Length + 1) * nint.Size);
        Marshal.Copy([.. strings, nint.Zero], 0, Pointer, strings.Length + 1);
    }

    /// <summary>The array.</summary>
    public nint Pointer { get; }

    /// <summary>Frees array and strings.</summary>
    public void Dispose()
    {
        foreach (var pointer in strings)
            Marshal.FreeCoTaskMem(pointer);
        Marshal.FreeCoTaskMem(Pointer);
    }
}
