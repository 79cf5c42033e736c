using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling.AuthSchemes;

/// <summary>Credentials that are exchanged for an access token before anything is asked.</summary>
public sealed class TokenSchemeTests
{
    const string AccessToken = "invented-access-token-51c0";
    const string Good = $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{AccessToken}}"}""";

    static readonly AuthDefinition OAuth = new()
    {
        Scheme = "oauth-client",
        Part = "client_secret",
        PartSets = [["client_secret"]],
        ClientId = "{client_id}",
        TokenUrl = "https://www.acme.test/{tenant}/oauth2/v2.0/token",
        Scope = "https://management.acme.test/.default",
    };

    static readonly AuthDefinition Google = new()
    {
        Scheme = "google-adc",
        Part = "private_key",
        PartSets = [["client_email", "private_key"], ["client_id", "client_secret", "refresh_token"]],
        TokenUrl = "https://www.acme.test/token",
        Scope = "https://www.acme.test/auth/monitoring.read",
    };

    [Fact]
    public async Task A_client_secret_buys_a_token_that_later_requests_bear()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/acme-tenant/oauth2/v2.0/token", Answers.Json(Good)).On("/balance", Answers.Json(PollBench.Good)).On("/more", Answers.Json("{\"left\":1}"));

        var result = await bench.ReadAsync(Client(bench, Request(), Request("more")));

        Assert.Null(result.Failure);
        Assert.Equal(["/acme-tenant/oauth2/v2.0/token", "/balance", "/more"], bench.Server.Requests.Select(sent => sent.Path));
        var exchange = bench.Server.Requests[0];
        Assert.Equal(("POST", "application/x-www-form-urlencoded"), (exchange.Method, exchange.Header("Content-Type")));
        Assert.Equal(
            "grant_type=client_credentials&client_id=invented-client&client_secret=invented~secret%26%2B&scope=https%3A%2F%2Fmanagement.acme.test%2F.default", exchange.Body);
        Assert.Null(exchange.Header("Authorization"));
        Assert.All(bench.Server.Requests.Skip(1), sent => Assert.Equal($"Bearer {AccessToken}", sent.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_is_used_until_shortly_before_it_ends()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/acme-tenant/oauth2/v2.0/token", Answers.Json(Good)).On("/balance", Answers.Json(PollBench.Good));
        var account = Client(bench, Request());
        var poller = bench.NewPoller();

        await poller.PollAsync([account], new(), null, Token);
        bench.Time.Advance(TimeSpan.FromMinutes(58));
        await poller.PollAsync([account], new(), null, Token);
        Assert.Equal(1, Exchanges(bench));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await poller.PollAsync([account], new(), null, Token);

        Assert.Equal((2, 3), (Exchanges(bench), bench.Server.Requests.Count(sent => sent.Path == "/balance")));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_not_used_again()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/acme-tenant/oauth2/v2.0/token", Answers.Json(Good)).On("/balance", Answers.Status(401), Answers.Json(PollBench.Good));
        var account = Client(bench, Request());
        var poller = bench.NewPoller();

        await poller.PollAsync([account], new(), null, Token);
        bench.Time.Advance(TimeSpan.FromHours(25));
        await poller.PollAsync([account], new(), null, Token);

        Assert.Equal(2, Exchanges(bench));
    }

    [Fact]
    public async Task Accounts_share_no_token()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/acme-tenant/oauth2/v2.0/token", Answers.Json(Good), Answers.Json(Good.Replace("51c0", "52d1", StringComparison.Ordinal))).On("/balance", Answers.Json(PollBench.Good));
        var one = Client(bench, Request());
        var other = With(one with { Id = new("acme", "other") }, ("client_secret", "other-secret"));
        var poller = bench.NewPoller();

        await poller.PollAsync([one], new(), null, Token);
        await poller.PollAsync([other], new(), null, Token);

        Assert.Equal(2, bench.Server.Requests.Where(sent => sent.Path == "/balance").Select(sent => sent.Header("Authorization")).Distinct().Count());
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""", "auth", "ACME_CLIENT_SECRET", "create a new one")]
    [InlineData(400, """{"error":"unauthorized_client","error_description":"The tenant is not known."}""", "auth", "ACME_CLIENT_SECRET", "The tenant is not known.")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""", "provider_error", "/oauth2/v2.0/token", "")]
    [InlineData(429, "{}", "throttled", "/oauth2/v2.0/token", "")]
    [InlineData(200, """{"token_type":"Bearer"}""", "unrecognized", "$.access_token", "")]
    [InlineData(200, "<html>", "unrecognized", "a web page", "")]
    public async Task A_refused_exchange_says_why_and_nothing_else_is_sent(int status, string body, string state, string names, string advises)
    {
        await using var bench = await StartAsync();
        bench.Server.On("/acme-tenant/oauth2/v2.0/token", Answers.Json(body, status));

        var failure = (await bench.ReadAsync(Client(bench, Request()))).Failure!;

        Assert.Equal(state, failure.State.Name);
        Assert.Contains(names, failure.Message, StringComparison.Ordinal);
        Assert.Contains(advises, failure.Message, StringComparison.Ordinal);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_token_goes_to_listed_hosts_only()
    {
        await using var bench = await StartAsync();
        var account = Client(bench, Request()) with { BaseUrl = null };
        var foreign = OAuth with { TokenUrl = "https://elsewhere.test/token" };

        var failure = (await bench.ReadAsync(account with { Provider = TestAccounts.Provider(Source("costs", Request()) with { Auth = foreign }) })).Failure!;

        Assert.StartsWith("nothing was sent to elsewhere.test/token", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("client_id")]
    public async Task A_setting_that_the_exchange_needs_is_asked_for(string setting)
    {
        await using var bench = await StartAsync();
        var account = Client(bench, Request());

        var failure = (await bench.ReadAsync(account with { Settings = account.Settings.Where(entry => entry.Key != setting).ToDictionary() })).Failure!;

        Assert.Contains($"request token needs {setting}", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task A_service_account_signs_what_it_asks_for()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/token", Answers.Json(Good)).On("/balance", Answers.Json(PollBench.Good));
        using var key = RSA.Create(2048);
        var account = Adc(bench, ("client_email", "monitor@acme.test"), ("private_key", key.ExportPkcs8PrivateKeyPem()), ("private_key_id", "k-1"));

        Assert.Null((await bench.ReadAsync(account)).Failure);

        const string begin = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=";
        var form = Uri.UnescapeDataString(bench.Server.Requests[0].Body);
        Assert.StartsWith(begin, form, StringComparison.Ordinal);
        var parts = form[begin.Length..].Split('.');
        var now = bench.Time.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal("""{"alg":"RS256","typ":"JWT","kid":"k-1"}""", Decoded(parts[0]));
        using var claims = JsonDocument.Parse(Decoded(parts[1]));
        Assert.Equal(
            ["monitor@acme.test", "https://www.acme.test/auth/monitoring.read", "https://www.acme.test/token", $"{now}", $"{now + 3600}"],
            claims.RootElement.EnumerateObject().Select(claim => claim.Value.ToString()));
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal($"Bearer {AccessToken}", bench.Server.Requests[1].Header("Authorization"));
    }

    [Fact]
    public async Task A_login_exchanges_its_refresh_token()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/token", Answers.Json(Good)).On("/balance", Answers.Json(PollBench.Good));

        Assert.Null((await bench.ReadAsync(Login(bench))).Failure);

        Assert.Equal("grant_type=refresh_token&client_id=id&client_secret=hush-hush&refresh_token=1%2F%2Finvented", bench.Server.Requests[0].Body);
    }

    [Fact]
    public async Task A_login_that_was_revoked_says_how_to_log_in_again()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/token", Answers.Json("""{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""", 400));

        var failure = (await bench.ReadAsync(Login(bench))).Failure!;

        Assert.Equal(State.Auth, failure.State);
        Assert.EndsWith("Run: gcloud auth application-default login", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_that_is_none_is_told_and_nothing_is_sent()
    {
        await using var bench = await StartAsync();

        var failure = (await bench.ReadAsync(Adc(bench, ("client_email", "monitor@acme.test"), ("private_key", "-----BEGIN NONSENSE-----")))).Failure!;

        Assert.Equal(State.Auth, failure.State);
        Assert.StartsWith("the private_key in ACME_PRIVATE_KEY is no RSA key", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task What_a_provider_repeats_of_a_token_is_masked()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/acme-tenant/oauth2/v2.0/token", Answers.Json(Good)).On("/balance", Answers.Json($"{{\"left\":1,\"plan\":\"you sent {AccessToken}\"}}"));
        var request = Request() with { Plan = Path("$.plan") };

        var result = await bench.ReadAsync(Client(bench, request));

        Assert.Equal("you sent ***", result.Plan);
        Assert.DoesNotContain(bench.Trace, line => line.Contains(AccessToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_of_a_pair_says_which_half_is_missing()
    {
        await using var bench = await StartAsync();
        var account = Adc(bench, ("client_email", "monitor@acme.test"));

        var failure = (await bench.ReadAsync(account)).Failure!;

        Assert.Equal(new PollFailure(State.Auth, "private_key is missing beside ACME_CLIENT_EMAIL. Set it, or name it under [account.credentials]."), failure);
        Assert.Empty(bench.Server.Requests);
    }

    static int Exchanges(PollBench bench) => bench.Server.Requests.Count(sent => sent.Method == "POST");

    static string Decoded(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    static Account Client(PollBench bench, params RequestDefinition[] requests) => With(
        bench.Account(Source("costs", requests) with { Auth = OAuth }) with { Settings = new Dictionary<string, string> { ["tenant"] = "acme-tenant", ["client_id"] = "invented-client" } },
        ("client_secret", "invented~secret&+"));

    static Account Login(PollBench bench) => Adc(bench, ("client_id", "id"), ("client_secret", "hush-hush"), ("refresh_token", "1//invented"));

    static Account Adc(PollBench bench, params (string Part, string Value)[] parts) => With(bench.Account(Source("quota", Request()) with { Auth = Google }), parts);

    static Account With(Account account, params (string Part, string Value)[] parts) => account with
    {
        Credentials = parts.ToDictionary(part => part.Part, part => new Credential(new(part.Value), $"ACME_{part.Part.ToUpperInvariant()}", "")),
    };
}
