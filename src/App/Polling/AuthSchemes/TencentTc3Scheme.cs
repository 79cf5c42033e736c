using System.Globalization;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>Tencent Cloud's signature of API 3.0, with the action and its version in headers. Source: cloud.tencent.com/document/api/213/30654, read 2026-11-23.</summary>
internal sealed class TencentTc3Scheme : IAuthScheme
{
    const string Algorithm = "TC3-HMAC-SHA256";

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        var seconds = credential.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("X-TC-Action", credential.Auth.Action);
        request.Headers.TryAddWithoutValidation("X-TC-Version", credential.Auth.Version);
        request.Headers.TryAddWithoutValidation("X-TC-Timestamp", seconds);

        var type = request.Content?.Headers.ContentType?.ToString() ?? "";
        var canonical = CanonicalRequest.Of(
            request, [("content-type", type), ("host", CanonicalRequest.HostOf(request))], CanonicalRequest.BodyHashOf(request));
        var authorization = Authorization(canonical, credential.Part("access_key"), credential.Part("secret_key"), credential.At, credential.Auth.Service!);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
    }

    /// <summary>The header's value.</summary>
    public static string Authorization(CanonicalRequest request, string secretId, string secretKey, DateTimeOffset at, string service)
    {
        var day = at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{service}/tc3_request";
        var signature = SigningKey.Sign("TC3" + secretKey, scope, $"{Algorithm}\n{at.ToUnixTimeSeconds()}\n{scope}\n{request.Hash()}");
        return $"{Algorithm} Credential={secretId}/{scope}, SignedHeaders={request.HeaderNames}, Signature={signature}";
    }
}
