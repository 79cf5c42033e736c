using System.Buffers.Binary;
using System.Numerics;

namespace Fuelgauge.Core.Hashing;

/// <summary>
/// A 128-bit hash that tells texts apart and keeps no secret: for identities that are only compared. The same on every machine and in every run.
/// Two lanes, each multiplied by the other half of 16 bytes and folded, as wyhash does (https://github.com/wangyi-fudan/wyhash, read 2026-11-30).
/// </summary>
public static class Fingerprint
{
    const ulong First = 0x9E37_79B9_7F4A_7C15;
    const ulong Second = 0xC2B2_AE3D_27D4_EB4F;
    const ulong Third = 0x1656_67B1_9E37_79F9;
    const ulong Fourth = 0x27D4_EB2F_1656_67C5;

    /// <summary>The fingerprint of some bytes after those of <paramref name="seed"/>; never 0, so that 0 can mean "none".</summary>
    /// <param name="bytes">Any number of bytes.</param>
    /// <param name="seed">A fingerprint to continue, so that parts stay parts; 0 to begin.</param>
    public static UInt128 Of(ReadOnlySpan<byte> bytes, UInt128 seed = default)
    {
        var low = First ^ (ulong)seed;
        var high = Second ^ (ulong)(seed >> 64) ^ (ulong)bytes.Length;
        for (; bytes.Length >= 16; bytes = bytes[16..])
            Mix(ref low, ref high, BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
        Span<byte> rest = stackalloc byte[16];
        rest.Clear();
        bytes.CopyTo(rest);
        Mix(ref low, ref high, BinaryPrimitives.ReadUInt64LittleEndian(rest), BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
        Mix(ref low, ref high, Third, Fourth);
        var hash = new UInt128(high, low);
        return hash == UInt128.Zero ? UInt128.One : hash;
    }

    /// <summary>The fingerprint of a number after those of <paramref name="seed"/>.</summary>
    public static UInt128 Of(long number, UInt128 seed)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Of(bytes, seed);
    }

    static void Mix(ref ulong low, ref ulong high, ulong first, ulong second)
    {
        // The old lane is added, so that a product of zero loses nothing of what came before.
        low = Fold(low ^ first, second ^ Third) + BitOperations.RotateLeft(low, 23);
        high = Fold(high ^ second, first ^ low ^ Fourth) + BitOperations.RotateLeft(high, 41);
    }

    static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
