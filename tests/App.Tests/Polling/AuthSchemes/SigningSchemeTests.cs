using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.HttpFixture;

namespace Fuelgauge.App.Tests.Polling.AuthSchemes;

/// <summary>Signed requests as they reach a server, held against a twin that signs what was received.</summary>
public sealed class SigningSchemeTests
{
    const string Secret = "invented-secret/ABCDEFG";
    static readonly DateTimeOffset At = new(2026, 11, 23, 12, 34, 56, TimeSpan.Zero);

    [Fact]
    public async Task Aws_signs_host_type_target_and_date()
    {
        var sent = await SendAsync(new() { Scheme = "aws-sigv4", Service = "ce", Region = "us-east-1" }, "/", "{\"a\":1}",
            ("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "AWSInsightsIndexService.GetCostAndUsage"));

        Assert.Equal(("POST", "application/x-amz-json-1.1", "20261123T123456Z"), (sent.Method, sent.Header("Content-Type"), sent.Header("X-Amz-Date")));
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDINVENTED/20261123/us-east-1/ce/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=",
            sent.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(sent, "AWS4" + Secret, "20261123T123456Z");
        Assert.Null(sent.Header("X-Amz-Security-Token"));
    }

    [Fact]
    public async Task Aws_signs_the_token_of_a_session()
    {
        var sent = await SendAsync(new() { Scheme = "aws-sigv4", Service = "ce", Region = "us-east-1" }, "/", "{}", Account("session_token", "invented-session"));

        Assert.Equal("invented-session", sent.Header("X-Amz-Security-Token"));
        Assert.Contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,", sent.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(sent, "AWS4" + Secret, "20261123T123456Z");
    }

    [Fact]
    public async Task Aws_takes_the_region_from_the_host_of_the_site()
    {
        var account = Account() with { Region = new("cn", new("https://ce.cn-northwest-1.amazonaws.com.cn"), null, []) };

        var sent = await SendAsync(new() { Scheme = "aws-sigv4", Service = "ce" }, "/", "{}", account);

        Assert.Contains("/20261123/cn-northwest-1/ce/aws4_request,", sent.Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "GET")]
    [InlineData("{\"b\":2}", "POST")]
    public async Task Volcengine_signs_in_its_own_order_with_the_hash_of_the_body(string? body, string method)
    {
        var sent = await SendAsync(new() { Scheme = "volcengine-v4", Service = "billing", Region = "{zone}" }, "/?Version=2022-01-01&Action=QueryBalanceAcct", body,
            Account() with { Settings = new Dictionary<string, string> { ["zone"] = "cn-beijing" } });

        Assert.Equal((method, "application/json; charset=utf-8", "20261123T123456Z"), (sent.Method, sent.Header("Content-Type"), sent.Header("X-Date")));
        Assert.StartsWith(
            "HMAC-SHA256 Credential=AKIDINVENTED/20261123/cn-beijing/billing/request, SignedHeaders=host;x-date;x-content-sha256;content-type, Signature=",
            sent.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(sent, Secret, "20261123T123456Z");
    }

    [Fact]
    public async Task Tencent_signs_type_and_host_and_names_its_action()
    {
        var sent = await SendAsync(new() { Scheme = "tencent-tc3", Service = "billing", Action = "DescribeAccountBalance", Version = "2018-07-09" }, "/", "{}", ("Content-Type", "application/json; charset=utf-8"));

        Assert.Equal(("DescribeAccountBalance", "2018-07-09", "1795437296"), (sent.Header("X-TC-Action"), sent.Header("X-TC-Version"), sent.Header("X-TC-Timestamp")));
        Assert.Equal("application/json; charset=utf-8", sent.Header("Content-Type"));
        Assert.StartsWith("TC3-HMAC-SHA256 Credential=AKIDINVENTED/2026-11-23/billing/tc3_request, SignedHeaders=content-type;host, Signature=", sent.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(sent, "TC3" + Secret, "1795437296");
    }

    [Fact]
    public async Task Alibaba_signs_all_its_headers_with_a_number_used_once()
    {
        var auth = new AuthDefinition { Scheme = "alibaba-acs3", Action = "QueryAccountBalance", Version = "2017-12-14" };

        var first = await SendAsync(auth, "/", null);
        var second = await SendAsync(auth, "/", null);

        Assert.Equal(("QueryAccountBalance", "2017-12-14", "2026-11-23T12:34:56Z"), (first.Header("x-acs-action"), first.Header("x-acs-version"), first.Header("x-acs-date")));
        Assert.NotEqual(first.Header("x-acs-signature-nonce"), second.Header("x-acs-signature-nonce"));
        AssertSigned(first, Secret, null);
        AssertSigned(second, Secret, null);
    }

    [Theory]
    [InlineData("aws-sigv4")]
    [InlineData("volcengine-v4")]
    [InlineData("tencent-tc3")]
    [InlineData("alibaba-acs3")]
    public async Task The_secret_itself_never_travels(string scheme)
    {
        var sent = await SendAsync(new() { Scheme = scheme, Service = "s", Region = "r", Action = "A", Version = "V" }, "/?x=y", "{}");

        Assert.DoesNotContain(Secret, sent.ToString() + string.Join('\n', sent.Headers.Values), StringComparison.Ordinal);
    }

    static void AssertSigned(SentRequest sent, string secret, string? stamp) =>
        Assert.EndsWith("Signature=" + SignatureTwin.Of(sent, secret, stamp), sent.Header("Authorization"), StringComparison.Ordinal);

    static Task<SentRequest> SendAsync(AuthDefinition auth, string target, string? body, params (string Name, string Value)[] headers) =>
        SendAsync(auth, target, body, Account(), headers);

    static async Task<SentRequest> SendAsync(AuthDefinition auth, string target, string? body, Account account, params (string Name, string Value)[] headers)
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        var request = new OutboundRequest
        {
            Account = account with { BaseUrl = server.Url },
            Method = body is null ? HttpMethod.Get : HttpMethod.Post,
            Target = new(server.Url, target),
            Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            Body = body,
            Auth = auth,
            At = At,
        };

        Assert.Null((await client.SendAsync(request, Token)).Failure);
        return Assert.Single(server.Requests);
    }

    static Account Account(params string[] more) => TestAccounts.Account(TestAccounts.Provider()) with
    {
        Credentials = new[] { ("access_key", "AKIDINVENTED"), ("secret_key", Secret) }
            .Concat(more is [var part, var value] ? [(part, value)] : [])
            .ToDictionary(entry => entry.Item1, entry => new Credential(new(entry.Item2), entry.Item1, "")),
    };
}
