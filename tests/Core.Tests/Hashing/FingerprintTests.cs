using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Fuelgauge.Core.Hashing;

namespace Fuelgauge.Core.Tests.Hashing;

public sealed class FingerprintTests
{
    [Fact]
    public void A_million_ids_have_a_million_fingerprints_in_each_half()
    {
        var low = new HashSet<ulong>();
        var high = new HashSet<ulong>();
        for (var id = 0; id < 1_000_000; id++)
        {
            var hash = Fingerprint.Of(Encoding.ASCII.GetBytes("msg_01" + id.ToString("x8", CultureInfo.InvariantCulture)));
            low.Add((ulong)hash);
            high.Add((ulong)(hash >> 64));
        }

        Assert.Equal(1_000_000, low.Count);
        Assert.Equal(1_000_000, high.Count);
    }

    [Fact]
    public void One_changed_bit_changes_about_half_of_the_bits() => Gen.Byte.Array[1, 80].Select(Gen.Int[0, int.MaxValue]).Sample((bytes, at) =>
    {
        var other = bytes.ToArray();
        other[at % bytes.Length] ^= (byte)(1 << (at % 8));

        var changed = Bits(Fingerprint.Of(bytes) ^ Fingerprint.Of(other));

        return changed is > 20 and < 108;
    });

    [Fact]
    public void Parts_do_not_run_into_one_another()
    {
        Assert.NotEqual(Fingerprint.Of("b"u8, Fingerprint.Of("a"u8)), Fingerprint.Of("ab"u8));
        Assert.NotEqual(Fingerprint.Of("a"u8, Fingerprint.Of("b"u8)), Fingerprint.Of("b"u8, Fingerprint.Of("a"u8)));
        Assert.NotEqual(Fingerprint.Of("a\0"u8), Fingerprint.Of("a"u8));
        Assert.NotEqual(UInt128.Zero, Fingerprint.Of([]));
    }

    [Fact]
    public void It_is_the_same_on_every_machine_because_it_is_kept()
    {
        Assert.Equal(Fingerprint.Of("msg_01"u8), Fingerprint.Of("msg_01"u8));
        Assert.Equal("760596d279a4d88bfbae3663e03d0bff", Fingerprint.Of("msg_01AbCdEf|req_011Cxyz and more"u8).ToString("x32", CultureInfo.InvariantCulture));
    }

    static int Bits(UInt128 value) => BitOperations.PopCount((ulong)value) + BitOperations.PopCount((ulong)(value >> 64));
}
