using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Fuelgauge.Core.Logs;

/// <summary>Reads the parts of a <see cref="LogImage"/>. What cannot be there (a number behind the end, one too large) is 0, and the image is broken from then on.</summary>
/// <param name="bytes">What is left to read.</param>
ref struct ImageReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> rest = bytes;
    bool isBroken;

    /// <summary>True when all was read and nothing was wrong.</summary>
    public readonly bool IsAtEnd => !isBroken && rest.IsEmpty;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public UInt128 Fixed() => Take(16) is { Length: 16 } value ? BinaryPrimitives.ReadUInt128LittleEndian(value) : default;

    public long Number()
    {
        // Most take one byte or two.
        if (rest.Length >= 2)
        {
            if (rest[0] < 0x80)
            {
                var number = rest[0];
                rest = rest[1..];
                return number;
            }
            if (rest[1] < 0x80)
            {
                var number = rest[0] & 0x7F | rest[1] << 7;
                rest = rest[2..];
                return number;
            }
        }
        return LongNumber();
    }

    public long Difference()
    {
        var number = (ulong)Number();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    /// <summary>A number from 0 to below another.</summary>
    public int Below(int most)
    {
        var number = Number();
        if (number >= 0 && number < most)
            return (int)number;
        Break();
        return 0;
    }

    /// <summary>How many follow, each of so many bytes at least: never more than there is room for.</summary>
    public int Count(int leastBytes) => Below(rest.Length / leastBytes + 1);

    public string Text()
    {
        var size = Number();
        if (size < 0 || size >> 1 > rest.Length)
        {
            Break();
            return "";
        }
        var text = Take((int)(size >> 1));
        return (size & 1) == 0 ? Encoding.UTF8.GetString(text) : new string(MemoryMarshal.Cast<byte, char>(text));
    }

    long LongNumber()
    {
        var number = 0UL;
        for (var index = 0; index < rest.Length && index < 10; index++)
        {
            var part = rest[index];
            number |= (ulong)(part & 0x7F) << (7 * index);
            if (part < 0x80)
            {
                rest = rest[(index + 1)..];
                return (long)number;
            }
        }
        Break();
        return 0;
    }

    ReadOnlySpan<byte> Take(int size)
    {
        if (size > rest.Length)
        {
            Break();
            return [];
        }
        var taken = rest[..size];
        rest = rest[size..];
        return taken;
    }

    void Break()
    {
        isBroken = true;
        rest = [];
    }
}
