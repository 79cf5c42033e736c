using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>A signature in <c>Authorization</c> beside the headers that belong to it.</summary>
abstract class SigningTwin : ISchemeTwin
{
    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use)
    {
        var headers = Headers(sent, use).ToList();
        foreach (var (name, value, shown) in headers)
            yield return new(CarrierPlace.Header, name, value, shown);
        var (begin, key, stamp) = Signature(sent, use);
        yield return new(CarrierPlace.Header, "Authorization", begin + SignatureTwin.Of(sent, key, stamp), begin.Replace(use.Part("access_key"), "***", StringComparison.Ordinal) + "***");
    }

    /// <summary>The headers that come with the signature.</summary>
    protected abstract IEnumerable<(string Name, string Value, string Shown)> Headers(SentRequest sent, SchemeUse use);

    /// <summary>The header up to the signature itself, the first key of the chain, and the time as the signed text has it.</summary>
    protected abstract (string Begin, string Key, string? Stamp) Signature(SentRequest sent, SchemeUse use);

    protected static (string, string, string) Plain(string name, string value) => (name, value, value);

    protected static string Compact(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);

    protected static string HashOf(SentRequest sent) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent.Body)));
}

/// <summary>AWS Signature Version 4; the region is the second label of the host where the definition names none.</summary>
sealed class AwsTwin : SigningTwin
{
    protected override IEnumerable<(string Name, string Value, string Shown)> Headers(SentRequest sent, SchemeUse use)
    {
        yield return Plain("X-Amz-Date", Compact(use.Now));
        if (use.Account.Credentials.ContainsKey("session_token"))
            yield return ("X-Amz-Security-Token", use.Part("session_token"), "***");
    }

    protected override (string Begin, string Key, string? Stamp) Signature(SentRequest sent, SchemeUse use)
    {
        var region = use.Auth.Region ?? use.Account.Region.BaseUrl!.Host.Split('.')[1];
        var signed = sent.Headers.Keys.Select(name => name.ToLowerInvariant()).Where(name => name is "host" or "content-type" || name.StartsWith("x-amz-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return ($"AWS4-HMAC-SHA256 Credential={use.Part("access_key")}/{Compact(use.Now)[..8]}/{region}/{use.Auth.Service}/aws4_request, SignedHeaders={string.Join(';', signed)}, Signature=",
            "AWS4" + use.Part("secret_key"), Compact(use.Now));
    }
}

/// <summary>Volcengine's signature.</summary>
sealed class VolcengineTwin : SigningTwin
{
    protected override IEnumerable<(string Name, string Value, string Shown)> Headers(SentRequest sent, SchemeUse use) =>
        [Plain("X-Date", Compact(use.Now)), Plain("X-Content-Sha256", HashOf(sent)), Plain("Content-Type", "application/json; charset=utf-8")];

    protected override (string Begin, string Key, string? Stamp) Signature(SentRequest sent, SchemeUse use)
    {
        var region = use.Auth.Region!.StartsWith('{') ? use.Account.Settings[use.Auth.Region.Trim('{', '}')] : use.Auth.Region;
        return ($"HMAC-SHA256 Credential={use.Part("access_key")}/{Compact(use.Now)[..8]}/{region}/{use.Auth.Service}/request, SignedHeaders=host;x-date;x-content-sha256;content-type, Signature=",
            use.Part("secret_key"), Compact(use.Now));
    }
}

/// <summary>Tencent Cloud's TC3.</summary>
sealed class TencentTwin : SigningTwin
{
    protected override IEnumerable<(string Name, string Value, string Shown)> Headers(SentRequest sent, SchemeUse use) =>
        [Plain("X-TC-Action", use.Auth.Action!), Plain("X-TC-Version", use.Auth.Version!), Plain("X-TC-Timestamp", $"{use.Now.ToUnixTimeSeconds()}")];

    protected override (string Begin, string Key, string? Stamp) Signature(SentRequest sent, SchemeUse use) =>
        ($"TC3-HMAC-SHA256 Credential={use.Part("access_key")}/{use.Now.UtcDateTime:yyyy-MM-dd}/{use.Auth.Service}/tc3_request, SignedHeaders=content-type;host, Signature=",
            "TC3" + use.Part("secret_key"), $"{use.Now.ToUnixTimeSeconds()}");
}

/// <summary>Alibaba Cloud's ACS3, whose number used once is taken as it comes.</summary>
sealed class AlibabaTwin : SigningTwin
{
    const string Nonce = "x-acs-signature-nonce";

    protected override IEnumerable<(string Name, string Value, string Shown)> Headers(SentRequest sent, SchemeUse use) =>
    [
        Plain("x-acs-action", use.Auth.Action!),
        Plain("x-acs-version", use.Auth.Version!),
        Plain("x-acs-date", use.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        Plain("x-acs-content-sha256", HashOf(sent)),
        (Nonce, sent.Header(Nonce) is { Length: 32 } nonce ? nonce : "a number of 32 digits", "***"),
    ];

    protected override (string Begin, string Key, string? Stamp) Signature(SentRequest sent, SchemeUse use) =>
        ($"ACS3-HMAC-SHA256 Credential={use.Part("access_key")},SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;{Nonce};x-acs-version,Signature=", use.Part("secret_key"), null);
}
