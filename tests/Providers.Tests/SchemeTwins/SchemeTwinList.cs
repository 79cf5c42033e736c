namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>The twins of the auth schemes.</summary>
static class SchemeTwinList
{
    /// <summary>Every twin, by the word a definition's <c>auth.scheme</c> takes.</summary>
    public static readonly IReadOnlyDictionary<string, ISchemeTwin> ByName = new Dictionary<string, ISchemeTwin>
    {
        ["bearer"] = new HeaderTwin(_ => "Authorization", _ => "Bearer "),
        ["bare"] = new HeaderTwin(_ => "Authorization", _ => ""),
        ["header"] = new HeaderTwin(auth => auth.Name!, use => use.Filled(use.Auth.Prefix ?? "")),
        ["basic"] = new BasicTwin(),
        ["query"] = new QueryTwin(),
        ["body"] = new BodyTwin(),
        ["workos-cookie"] = new WorkosCookieTwin(),
        ["aws-sigv4"] = new AwsTwin(),
        ["volcengine-v4"] = new VolcengineTwin(),
        ["tencent-tc3"] = new TencentTwin(),
        ["alibaba-acs3"] = new AlibabaTwin(),
        ["oauth-client"] = new OAuthClientTwin(),
        ["google-adc"] = new GoogleTwin(),
    };
}
