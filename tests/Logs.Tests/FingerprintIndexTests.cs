using CsCheck;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

public sealed class FingerprintIndexTests
{
    // Few low halves, so that slots collide, and zero among them.
    static readonly Gen<UInt128> Fingerprint = Gen.Select(Gen.ULong[0, 3], Gen.ULong[0, 40], (high, low) => new UInt128(high, low % 7 == 0 ? low << 60 : low));

    [Fact]
    public void A_fingerprint_finds_the_first_number_that_holds_it() => Fingerprint.List[0, 400].Sample(fingerprints =>
    {
        var index = new FingerprintIndex(number => fingerprints[number]);
        var twin = new Dictionary<UInt128, int>();
        for (var number = 0; number < fingerprints.Count; number++)
        {
            twin.TryAdd(fingerprints[number], number);

            Assert.Equal(twin[fingerprints[number]], index.Add(number));
        }

        for (ulong high = 0; high <= 4; high++)
        {
            for (ulong low = 0; low <= 42; low++)
                Assert.Equal(twin.GetValueOrDefault(new(high, low), FingerprintIndex.None), index.Find(new(high, low)));
        }
    });

    [Fact]
    public void Room_that_is_made_later_loses_no_number()
    {
        var index = new FingerprintIndex(number => (UInt128)number * 64);
        for (var number = 0; number < 30; number++)
            index.Add(number);

        index.EnsureCapacity(5000);

        Assert.All(Enumerable.Range(0, 30), number => Assert.Equal(number, index.Find((UInt128)number * 64)));
        Assert.Equal(FingerprintIndex.None, index.Find(30 * 64));
    }
}
