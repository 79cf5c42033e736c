using System.Buffers.Binary;
using System.Numerics;

namespace Fuelgauge.Core.Hashing;

/// <summary>
/// SHA-256 (FIPS 180-4), managed. The framework's goes through the system's cryptography library, and loading and relocating that took a tenth of a
/// <c>check</c> that sends nothing; what is hashed here is a few hundred bytes per account. The tests hold it against the framework's.
/// </summary>
struct Sha256
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestLength = 32;

    /// <summary>Bytes of a block.</summary>
    public const int BlockLength = 64;

    // The first 32 bits of the fractional parts of the cube roots of the first 64 primes, FIPS 180-4 §4.2.2.
    static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    // The first 32 bits of the fractional parts of the square roots of the first 8 primes, FIPS 180-4 §5.3.3.
    uint _a = 0x6a09e667, _b = 0xbb67ae85, _c = 0x3c6ef372, _d = 0xa54ff53a, _e = 0x510e527f, _f = 0x9b05688c, _g = 0x1f83d9ab, _h = 0x5be0cd19;

    /// <summary>Begins a digest.</summary>
    public Sha256()
    {
    }

    /// <summary>The digest of a block of exactly <see cref="BlockLength"/> bytes and all that follows it.</summary>
    /// <param name="first">The block.</param>
    /// <param name="rest">What follows; any length.</param>
    /// <param name="digest">Takes <see cref="DigestLength"/> bytes.</param>
    public static void Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> rest, Span<byte> digest)
    {
        var hash = new Sha256();
        hash.AddBlock(first);
        var whole = rest.Length / BlockLength * BlockLength;
        for (var place = 0; place < whole; place += BlockLength) hash.AddBlock(rest.Slice(place, BlockLength));
        hash.AddTail(rest[whole..], (ulong)(first.Length + rest.Length));
        hash.Write(digest);
    }

    // The end of a message: what is left, a one bit, zeros, and the length in bits.
    void AddTail(ReadOnlySpan<byte> tail, ulong length)
    {
        Span<byte> padded = stackalloc byte[2 * BlockLength];
        padded.Clear();
        tail.CopyTo(padded);
        padded[tail.Length] = 0x80;
        var end = tail.Length < BlockLength - sizeof(ulong) ? BlockLength : 2 * BlockLength;
        BinaryPrimitives.WriteUInt64BigEndian(padded[(end - sizeof(ulong))..], length * 8);
        for (var place = 0; place < end; place += BlockLength) AddBlock(padded.Slice(place, BlockLength));
    }

    void AddBlock(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 16; i++) words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < 64; i++)
        {
            var s0 = BitOperations.RotateRight(words[i - 15], 7) ^ BitOperations.RotateRight(words[i - 15], 18) ^ (words[i - 15] >> 3);
            var s1 = BitOperations.RotateRight(words[i - 2], 17) ^ BitOperations.RotateRight(words[i - 2], 19) ^ (words[i - 2] >> 10);
            words[i] = words[i - 16] + s0 + words[i - 7] + s1;
        }

        var (a, b, c, d, e, f, g, h) = (_a, _b, _c, _d, _e, _f, _g, _h);
        for (var i = 0; i < 64; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var one = h + s1 + ((e & f) ^ (~e & g)) + RoundConstants[i] + words[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var two = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + one, c, b, a, one + two);
        }

        (_a, _b, _c, _d, _e, _f, _g, _h) = (_a + a, _b + b, _c + c, _d + d, _e + e, _f + f, _g + g, _h + h);
    }

    readonly void Write(Span<byte> digest)
    {
        ReadOnlySpan<uint> words = [_a, _b, _c, _d, _e, _f, _g, _h];
        for (var i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(digest[(4 * i)..], words[i]);
    }
}
