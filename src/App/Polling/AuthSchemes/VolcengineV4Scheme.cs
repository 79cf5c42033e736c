using System.Net.Http.Headers;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>
/// Volcengine's signature: AWS's with other words, the secret as it is, and the body's hash in a header. Source: volcengine.com/docs/6369/67269,
/// farion1231/cc-switch src-tauri/src/services/coding_plan.rs; read 2026-11-23.
/// </summary>
internal sealed class VolcengineV4Scheme : IAuthScheme
{
    const string Algorithm = "HMAC-SHA256";
    const string DefaultRegion = "cn-beijing";
    static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        var stamp = SigningKey.Stamp(credential.At);
        var hash = CanonicalRequest.BodyHashOf(request);
        (request.Content ??= new ByteArrayContent([])).Headers.ContentType = Json;   // it is signed, so it is sent with an empty body too
        request.Headers.TryAddWithoutValidation("X-Date", stamp);
        request.Headers.TryAddWithoutValidation("X-Content-Sha256", hash);

        var canonical = CanonicalRequest.Of(
            request, [("host", CanonicalRequest.HostOf(request)), ("x-date", stamp), ("x-content-sha256", hash), ("content-type", Json.ToString())], hash);
        var region = credential.Expand(credential.Auth.Region ?? DefaultRegion);
        var scope = $"{stamp[..8]}/{region}/{credential.Auth.Service}/request";
        var signature = SigningKey.Sign(credential.Part("secret_key"), scope, $"{Algorithm}\n{stamp}\n{scope}\n{canonical.Hash()}");
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{Algorithm} Credential={credential.Part("access_key")}/{scope}, SignedHeaders={canonical.HeaderNames}, Signature={signature}");
    }
}
