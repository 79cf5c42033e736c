using System.Buffers.Binary;

namespace Fuelgauge.Bench.Corpus;

/// <summary>Random numbers that one seed makes the same on every machine: SplitMix64, and integers only, so that no processor's rounding shows.</summary>
sealed class Dice(ulong seed)
{
    const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    ulong state = seed;

    /// <summary>Dice for one purpose: what is thrown for another does not move them.</summary>
    public static Dice For(long seed, string purpose)
    {
        var hash = 0xCBF29CE484222325 ^ (ulong)seed;
        foreach (var letter in purpose)
            hash = (hash ^ letter) * 0x100000001B3;   // FNV-1a
        return new(hash);
    }

    public ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Between the two, mostly small: on average a quarter of the way.</summary>
    public int Skewed(int least, int most) => least + (int)((long)Below(most - least + 1) * Below(most - least + 1) / (most - least + 1));

    /// <summary>True so many times in a thousand.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>A random UUID (version 4).</summary>
    public string Uuid() => Uuid(Next(), 0x4);

    /// <summary>A UUID that begins with its instant (version 7), as Codex names sessions and turns.</summary>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public string TimedUuid(long at) => Uuid(((ulong)at << 16) | (Next() & 0xFFF), 0x7);

    /// <summary>A prefix and so many random letters and digits.</summary>
    public string Token(string prefix, int length) => string.Create(prefix.Length + length, prefix, (span, start) =>
    {
        start.CopyTo(span);
        for (var index = start.Length; index < span.Length; index++)
            span[index] = Letters[Below(Letters.Length)];
    });

    string Uuid(ulong high, ulong version)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (high & ~0xF000UL) | (version << 12));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Next() >> 2) | 0x8000000000000000);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
