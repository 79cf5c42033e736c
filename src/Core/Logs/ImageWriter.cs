using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Fuelgauge.Core.Logs;

/// <summary>Writes the parts of a <see cref="LogImage"/> one after another, into a borrowed buffer.</summary>
struct ImageWriter : IDisposable
{
    byte[] bytes = ArrayPool<byte>.Shared.Rent(1 << 14);
    int length;

    public ImageWriter()
    {
    }

    public readonly ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    public void Byte(byte value) => Room(1)[0] = value;

    public void Fixed(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Room(16), value);

    public void Fixed(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);

    /// <summary>A number, seven bits to a byte, the lowest first. Negative ones take ten bytes.</summary>
    public void Number(long number)
    {
        var rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7)
            Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    /// <summary>A number of either sign: small ones of both take few bytes.</summary>
    public void Difference(long number) => Number(number << 1 ^ number >> 63);

    /// <summary>A text, in UTF-8. Half of a surrogate pair, which JSON's escapes can leave alone, has no UTF-8: texts with such characters are written as they are in memory.</summary>
    public void Text(string text)
    {
        var hasSurrogates = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
        var size = hasSurrogates ? 2 * text.Length : Encoding.UTF8.GetByteCount(text);
        Number((long)size << 1 | (hasSurrogates ? 1L : 0L));
        if (hasSurrogates)
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(Room(size));
        else
            Encoding.UTF8.GetBytes(text, Room(size));
    }

    Span<byte> Room(int size)
    {
        if (length + size > bytes.Length)
            Grow(size);
        length += size;
        return bytes.AsSpan(length - size, size);
    }

    void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + size, 2 * bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
