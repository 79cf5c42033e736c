using System.Collections.Frozen;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The ways to send a credential.</summary>
internal static class AuthSchemeList
{
    /// <summary>Every scheme, by the word a definition's <c>auth.scheme</c> takes.</summary>
    public static readonly FrozenDictionary<string, IAuthScheme> ByName = new Dictionary<string, IAuthScheme>
    {
        ["bearer"] = new AuthorizationScheme("Bearer "),
        ["bare"] = new AuthorizationScheme(""),
        ["basic"] = new BasicScheme(),
        ["header"] = new HeaderScheme(),
        ["query"] = new QueryScheme(),
        ["body"] = new BodyScheme(),
        ["workos-cookie"] = new WorkosCookieScheme(),
        ["aws-sigv4"] = new AwsSigV4Scheme(),
        ["volcengine-v4"] = new VolcengineV4Scheme(),
        ["tencent-tc3"] = new TencentTc3Scheme(),
        ["alibaba-acs3"] = new AlibabaAcs3Scheme(),
        ["oauth-client"] = new OAuthClientScheme(),
        ["google-adc"] = new GoogleAdcScheme(),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
