using System.Buffers.Text;
using System.Text;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using static Fuelgauge.App.Tests.Polling.HttpFixture;

namespace Fuelgauge.App.Tests.Polling.AuthSchemes;

public sealed class SimpleSchemeTests
{
    [Theory]
    [InlineData("bearer", null, "Authorization", "Bearer " + TestAccounts.Canary)]
    [InlineData("bare", null, "Authorization", TestAccounts.Canary)]
    [InlineData("header", "x-api-key", "x-api-key", TestAccounts.Canary)]
    public async Task A_key_travels_in_the_header_its_scheme_says(string scheme, string? name, string header, string expected)
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        server.On("/balance", Answers.Json("{}"));

        await client.SendAsync(Get(server, "/balance", scheme, name), Token);

        Assert.Equal(expected, Assert.Single(server.Requests).Header(header));
        Assert.Empty(server.Requests[0].Query);
    }

    [Fact]
    public async Task Basic_sends_a_key_without_a_colon_as_the_user()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();

        await client.SendAsync(Get(server, "/balance", "basic"), Token);

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(TestAccounts.Canary + ":")), server.Requests[0].Header("Authorization"));
    }

    [Fact]
    public async Task A_key_in_the_query_is_escaped_and_joins_the_rest()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        var account = TestAccounts.At(server.Url, TestAccounts.Provider(), key: "a&b=c");

        await client.SendAsync(Get(account, new Uri(server.Url, "/balance?x=1"), "query", "key"), Token);

        Assert.Equal("?x=1&key=a%26b%3Dc", server.Requests[0].Query);
    }

    [Fact]
    public async Task A_key_in_the_query_is_in_no_message()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        server.On("/cut", Answers.Reset).On("/away", Answers.Redirect("https://elsewhere.test/?key=" + TestAccounts.Canary));

        var cut = await client.SendAsync(Get(server, "/cut?a=b", "query", "key"), Token);
        var away = await client.SendAsync(Get(server, "/away", "query", "key"), Token);

        Assert.Contains("/cut:", cut.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("?", cut.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestAccounts.Canary, away.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_stands_before_the_key_in_a_header()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        var account = TestAccounts.At(server.Url, TestAccounts.Provider()) with { Settings = new Dictionary<string, string> { ["user_id"] = "17" } };
        var request = Get(account, server.Url, "header", "Authorization");

        await client.SendAsync(request with { Auth = request.Auth! with { Prefix = "{user_id} " } }, Token);

        Assert.Equal($"17 {TestAccounts.Canary}", server.Requests[0].Header("Authorization"));
    }

    [Theory]
    [InlineData("{}", "{\"metadata\":{\"apiKey\":\"KEY\"}}")]
    [InlineData("{\"metadata\":{\"name\":\"x\"},\"all\":true}", "{\"metadata\":{\"name\":\"x\",\"apiKey\":\"KEY\"},\"all\":true}")]
    public async Task A_key_in_the_body_stands_where_the_definition_says(string body, string expected)
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();

        await client.SendAsync(InBody(server, "/status") with { Body = body }, Token);

        Assert.Equal(expected.Replace("KEY", TestAccounts.Canary, StringComparison.Ordinal), server.Requests[0].Body);
        Assert.Equal("application/json", server.Requests[0].Header("Content-Type"));
    }

    [Fact]
    public async Task A_key_in_the_body_goes_with_no_redirect_that_asks_without_a_body()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        server.On("/moved", Answers.Redirect("/page", 302)).On("/away", Answers.Redirect("https://elsewhere.test/")).On("/page", Answers.Json("{}"));

        await client.SendAsync(InBody(server, "/moved"), Token);
        var away = await client.SendAsync(InBody(server, "/away"), Token);

        Assert.Equal(["POST /moved", "GET /page", "POST /away"], server.Requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.Equal("", server.Requests[1].Body);
        Assert.DoesNotContain(TestAccounts.Canary, away.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0|user_1", "user_1")]
    [InlineData("google-oauth2|123", "google-oauth2%7C123")]
    [InlineData("github|9", "github%7C9")]
    [InlineData("user_2", "user_2")]
    public async Task A_session_cookie_names_the_user_of_the_token(string subject, string user)
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        var token = $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{\"sub\":\"{subject}\"}}"))}.fixture";

        await client.SendAsync(Get(TestAccounts.At(server.Url, TestAccounts.Provider(), key: token), server.Url, "workos-cookie"), Token);

        Assert.Equal($"WorkosCursorSessionToken={user}%3A%3A{token}", server.Requests[0].Header("Cookie"));
    }

    [Fact]
    public async Task A_session_cookie_is_not_taken_to_another_host()
    {
        await using var server = await StandInServer.StartAsync();
        await using var elsewhere = await StandInServer.StartAsync();
        using var client = Client();
        server.On("/usage", Answers.Redirect(new Uri(elsewhere.Url, "/login").ToString()));

        var exchange = await client.SendAsync(Get(server, "/usage", "workos-cookie"), Token);

        Assert.Equal(Core.Model.State.Unrecognized, exchange.Failure!.State);
        Assert.Empty(elsewhere.Requests);
    }

    static OutboundRequest InBody(StandInServer server, string path)
    {
        var request = Get(server, path);
        return request with { Method = HttpMethod.Post, Body = "{}", Auth = new() { Scheme = "body", Member = ["metadata", "apiKey"] } };
    }

    [Fact]
    public async Task A_key_with_a_curly_quote_is_not_sent_and_its_place_is_named()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        var account = TestAccounts.At(server.Url, TestAccounts.Provider(), key: "“sk-1”");

        var exchange = await client.SendAsync(Get(account, server.Url), Token);

        Assert.Equal(Core.Model.State.Auth, exchange.Failure!.State);
        Assert.Contains("ACME_API_KEY", exchange.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
