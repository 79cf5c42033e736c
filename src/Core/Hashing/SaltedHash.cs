using System.Text;

namespace Fuelgauge.Core.Hashing;

/// <summary>What stands in files in the place of a secret or a provider's account id: HMAC-SHA256 (RFC 2104) keyed with a salt of this installation.</summary>
public static class SaltedHash
{
    const int HashLength = 16;

    /// <summary>The first half of the HMAC as 32 lower-case hexadecimal digits. The text cannot be told from it without the salt.</summary>
    /// <param name="salt">The key; at most 64 bytes.</param>
    /// <param name="text">The text, hashed as UTF-8.</param>
    public static string Of(ReadOnlySpan<byte> salt, string text) => Of(salt, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Of(ReadOnlySpan{byte}, string)"/>
    /// <param name="salt">The key; at most 64 bytes.</param>
    /// <param name="message">The bytes.</param>
    public static string Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> message)
    {
        Span<byte> inner = stackalloc byte[Sha256.BlockLength];
        Span<byte> outer = stackalloc byte[Sha256.BlockLength];
        inner.Clear();
        salt.CopyTo(inner);   // throws where a salt is longer than a block
        for (var i = 0; i < inner.Length; i++) (inner[i], outer[i]) = ((byte)(inner[i] ^ 0x36), (byte)(inner[i] ^ 0x5c));

        Span<byte> digest = stackalloc byte[Sha256.DigestLength];
        Sha256.Hash(inner, message, digest);
        Sha256.Hash(outer, digest, digest);
        return Convert.ToHexStringLower(digest[..HashLength]);
    }
}
