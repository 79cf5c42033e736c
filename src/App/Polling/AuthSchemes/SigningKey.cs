using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>Keys that are good for one day and service: each word of a scope is signed with the key that the words before it gave.</summary>
internal static class SigningKey
{
    /// <summary>The instant of a signature, as the day of its scope begins it: <c>20261123T120000Z</c>.</summary>
    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Signs a text with the key of a scope.</summary>
    /// <param name="secret">Where the chain begins.</param>
    /// <param name="scope">The words, joined by <c>/</c>.</param>
    /// <param name="text">What is signed.</param>
    /// <returns>The signature, lower-case hexadecimal.</returns>
    public static string Sign(string secret, string scope, string text)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        foreach (var word in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(word));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
