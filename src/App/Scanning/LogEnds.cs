using Microsoft.Win32.SafeHandles;

namespace Fuelgauge.App.Scanning;

/// <summary>
/// The first and the last 4 kB of what was read of a log. Where both are still in their places, all before is taken to be as it was: programs add to a log or
/// write another one, and the last bytes tell a log that only begins alike. Used for one log after another.
/// </summary>
internal sealed class LogEnds
{
    const int Most = 4096;

    readonly byte[] head = new byte[Most];
    readonly byte[] tail = new byte[Most];
    int headLength;
    int tailLength;

    /// <summary>The fingerprint of both.</summary>
    public UInt128 Fingerprint => Core.Hashing.Fingerprint.Of(tail.AsSpan(0, tailLength), Core.Hashing.Fingerprint.Of(head.AsSpan(0, headLength)));

    /// <summary>Begins with another log, of which nothing is read.</summary>
    public void Clear() => headLength = tailLength = 0;

    /// <summary>Begins with another log, of which something was read before.</summary>
    /// <param name="handle">The log.</param>
    /// <param name="to">How many bytes of it.</param>
    /// <returns>False when it is shorter.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public bool Begin(SafeFileHandle handle, long to)
    {
        headLength = tailLength = (int)Math.Min(Most, to);
        return Read(handle, head.AsSpan(0, headLength), 0) && Read(handle, tail.AsSpan(0, tailLength), to - tailLength);
    }

    /// <summary>Adds what was read next.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var begins = Math.Min(Most - headLength, bytes.Length);
        bytes[..begins].CopyTo(head.AsSpan(headLength));
        headLength += begins;

        var ends = bytes[Math.Max(0, bytes.Length - Most)..];
        var stays = Math.Min(tailLength, Most - ends.Length);
        tail.AsSpan(tailLength - stays, stays).CopyTo(tail);
        ends.CopyTo(tail.AsSpan(stays));
        tailLength = stays + ends.Length;
    }

    static bool Read(SafeFileHandle handle, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var length = RandomAccess.Read(handle, bytes, offset);
            if (length == 0)
                return false;
            bytes = bytes[length..];
            offset += length;
        }
        return true;
    }
}
