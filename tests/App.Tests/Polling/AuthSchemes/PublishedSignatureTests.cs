using System.Text;
using Fuelgauge.App.Polling.AuthSchemes;

namespace Fuelgauge.App.Tests.Polling.AuthSchemes;

/// <summary>Signatures that the clouds published for one request each.</summary>
public sealed class PublishedSignatureTests
{
    static readonly string EmptyHash = CanonicalRequest.HashOf([]);

    // Cases of AWS's aws-sig-v4-test-suite, by name: key AKIDEXAMPLE, 20150830T123600Z, us-east-1, service "service".
    [Theory]
    [InlineData("get-vanilla", "GET", "/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("get-vanilla-empty-query-key", "GET", "/?Param1=value1", "", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")]
    [InlineData("get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("get-vanilla-query-unreserved", "GET",
        "/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "",
        "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")]
    [InlineData("get-vanilla-utf8-query", "GET", "/?ሴ=bar", "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")]
    [InlineData("get-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")]
    [InlineData("get-header-value-trim", "GET", "/", "my-header1: value1;my-header2: \"a   b   c\"", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")]
    [InlineData("get-header-value-order", "GET", "/", "my-header1:value4,value1,value3,value2", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01")]
    [InlineData("get-header-key-duplicate", "GET", "/", "my-header1:value2,value2,value1", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea")]
    [InlineData("post-vanilla", "POST", "/", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("post-header-key-sort", "POST", "/", "my-header1:value1", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c")]
    [InlineData("post-x-www-form-urlencoded", "POST", "/", "content-type:application/x-www-form-urlencoded", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a", "Param1=value1")]
    [InlineData("post-x-www-form-urlencoded-parameters", "POST", "/", "content-type:application/x-www-form-urlencoded; charset=utf8", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe", "Param1=value1")]
    public void Signature_version_4_gives_what_the_suite_of_AWS_says(string name, string method, string target, string headers, string signature, string body = "")
    {
        List<(string Name, string Value)> signed = [("host", "example.amazonaws.com"), ("x-amz-date", "20150830T123600Z")];
        signed.AddRange(headers.Split(';', StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<string>(), Rejoin).Select(header => header.Split(':', 2)).Select(pair => (pair[0], pair[1])));
        signed.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        using var message = new HttpRequestMessage(new HttpMethod(method), "https://example.amazonaws.com" + target);
        var request = CanonicalRequest.Of(message, signed, CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(body)));

        var authorization = AwsSigV4Scheme.Authorization(
            request, "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero), "us-east-1", "service");

        Assert.True(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={request.HeaderNames}, Signature={signature}" == authorization,
            $"{name}: {authorization}");
    }

    // docs.aws.amazon.com/IAM: post-sts-header-before of the same suite, with a session's token signed.
    [Fact]
    public void Signature_version_4_signs_a_session_token()
    {
        const string token = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";
        var request = new CanonicalRequest("POST", "/", "", [("host", "example.amazonaws.com"), ("x-amz-date", "20150830T123600Z"), ("x-amz-security-token", token)], EmptyHash);

        var authorization = AwsSigV4Scheme.Authorization(
            request, "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero), "us-east-1", "service");

        Assert.EndsWith("Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead", authorization, StringComparison.Ordinal);
    }

    // cloud.tencent.com/document/api/213/30654, the example with content-type and host signed.
    [Fact]
    public void TC3_gives_what_the_example_of_Tencent_says()
    {
        const string body = """{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}""";
        var request = new CanonicalRequest(
            "POST", "/", "", [("content-type", "application/json; charset=utf-8"), ("host", "cvm.tencentcloudapi.com")], CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(body)));

        Assert.Equal("5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031", request.Hash());
        Assert.Equal(
            "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, "
            + "Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
            TencentTc3Scheme.Authorization(request, "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", DateTimeOffset.FromUnixTimeSeconds(1551113065), "cvm"));
    }

    // help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature, the example RunInstances.
    [Fact]
    public void ACS3_gives_what_the_example_of_Alibaba_says()
    {
        var request = new CanonicalRequest(
            "POST", "/", CanonicalRequest.SortedQuery(new("https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")),
            [
                ("host", "ecs.cn-shanghai.aliyuncs.com"), ("x-acs-action", "RunInstances"), ("x-acs-content-sha256", EmptyHash), ("x-acs-date", "2023-10-26T10:22:32Z"),
                ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"), ("x-acs-version", "2014-05-26"),
            ],
            EmptyHash);

        Assert.Equal("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259", request.Hash());
        Assert.Equal(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
            + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
            AlibabaAcs3Scheme.Authorization(request, "YourAccessKeyId", "YourAccessKeySecret"));
    }

    // A media type's parameter follows a semicolon, too.
    static List<string> Rejoin(List<string> headers, string part)
    {
        if (part.Contains(':', StringComparison.Ordinal))
            headers.Add(part);
        else
            headers[^1] += ";" + part;
        return headers;
    }
}
