using System.Security.Cryptography;
using Fuelgauge.Core.Hashing;

namespace Fuelgauge.Core.Tests.Hashing;

public class SaltedHashTests
{
    [Fact]
    public void The_second_example_of_RFC_4231_gives_its_first_half() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c7", SaltedHash.Of("Jefe"u8, "what do ya want for nothing?"));

    [Fact]
    public void Messages_of_every_length_around_three_blocks_give_what_the_framework_gives()
    {
        var random = new Random(20260212);
        for (var length = 0; length < 200; length++)
        {
            var (salt, message) = (new byte[length % 65], new byte[length]);
            random.NextBytes(salt);
            random.NextBytes(message);

            Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(salt, message).AsSpan(0, 16)), SaltedHash.Of(salt, message));
        }
    }

    [Fact]
    public void A_text_is_hashed_as_UTF_8() => Assert.Equal(SaltedHash.Of([1, 2], "智谱 🔑"u8), SaltedHash.Of([1, 2], "智谱 🔑"));

    [Fact]
    public void A_salt_longer_than_a_block_is_refused() => Assert.Throws<ArgumentException>(() => SaltedHash.Of(new byte[65], "text"));
}
