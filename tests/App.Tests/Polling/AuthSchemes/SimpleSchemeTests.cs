using System.Text;
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
