namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>
/// AWS Signature Version 4, in the <c>Authorization</c> header. Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html,
/// read 2026-11-23.
/// </summary>
internal sealed class AwsSigV4Scheme : IAuthScheme
{
    const string Algorithm = "AWS4-HMAC-SHA256";

    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        request.Headers.TryAddWithoutValidation("X-Amz-Date", SigningKey.Stamp(credential.At));
        if (credential.Optional("session_token") is { } token)
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", token);
        var canonical = CanonicalRequest.Of(request, Signed(request), CanonicalRequest.BodyHashOf(request));
        var authorization = Authorization(
            canonical, credential.Part("access_key"), credential.Part("secret_key"), credential.At, RegionOf(credential), credential.Auth.Service!);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
    }

    /// <summary>The header's value.</summary>
    public static string Authorization(CanonicalRequest request, string accessKey, string secretKey, DateTimeOffset at, string region, string service)
    {
        var stamp = SigningKey.Stamp(at);
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        var signature = SigningKey.Sign("AWS4" + secretKey, scope, $"{Algorithm}\n{stamp}\n{scope}\n{request.Hash()}");
        return $"{Algorithm} Credential={accessKey}/{scope}, SignedHeaders={request.HeaderNames}, Signature={signature}";
    }

    // Endpoints are called service.region.amazonaws.com, also where base_url stands in for them.
    static string RegionOf(AttachedCredential credential) => credential.Auth.Region ?? credential.Account.Region.BaseUrl!.Host.Split('.')[1];

    /// <summary>The host and all that says what is asked for. Headers that a proxy may change stay out.</summary>
    static List<(string Name, string Value)> Signed(HttpRequestMessage request)
    {
        List<(string Name, string Value)> signed = [("host", CanonicalRequest.HostOf(request))];
        if (request.Content?.Headers.ContentType is { } type)
            signed.Add(("content-type", type.ToString()));
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
                signed.Add((name.ToLowerInvariant(), values.ToString()));
        }

        signed.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return signed;
    }
}
