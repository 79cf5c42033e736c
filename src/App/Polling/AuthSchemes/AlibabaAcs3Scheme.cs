using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>
/// Alibaba Cloud's signature V3, with the action and its version in headers. Source: www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature,
/// read 2026-11-23.
/// </summary>
internal sealed class AlibabaAcs3Scheme : IAuthScheme
{
    const string Algorithm = "ACS3-HMAC-SHA256";

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        var hash = CanonicalRequest.BodyHashOf(request);
        (string Name, string Value)[] headers =
        [
            ("x-acs-action", credential.Auth.Action!),
            ("x-acs-content-sha256", hash),
            ("x-acs-date", credential.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("x-acs-signature-nonce", Guid.NewGuid().ToString("N")),
            ("x-acs-version", credential.Auth.Version!),
        ];
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        var canonical = CanonicalRequest.Of(request, [("host", CanonicalRequest.HostOf(request)), .. headers], hash);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(canonical, credential.Part("access_key"), credential.Part("secret_key")));
    }

    /// <summary>The header's value.</summary>
    public static string Authorization(CanonicalRequest request, string accessKey, string secretKey)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes($"{Algorithm}\n{request.Hash()}"));
        return $"{Algorithm} Credential={accessKey},SignedHeaders={request.HeaderNames},Signature={Convert.ToHexStringLower(signature)}";
    }
}
