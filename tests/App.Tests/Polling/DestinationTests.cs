using System.Net;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.HttpFixture;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>A key goes to its own provider and to nobody else.</summary>
public sealed class DestinationTests
{
    [Theory]
    [InlineData("https://api.acme.test/balance", true)]
    [InlineData("https://API.acme.test/balance", true)]
    [InlineData("https://www.acme.test/balance", true)]
    [InlineData("https://evil.test/balance", false)]
    [InlineData("https://api.acme.test.evil.test/balance", false)]
    [InlineData("https://api.acme.test:8443/balance", false)]
    [InlineData("http://api.acme.test/balance", false)]
    [InlineData("https://user:password@api.acme.test/balance", false)]
    [InlineData("http://127.0.0.1/balance", false)]
    public void A_key_goes_only_to_the_hosts_of_its_region(string target, bool isAllowed) =>
        Assert.Equal(isAllowed, Destination.Refuse(TestAccounts.Account(TestAccounts.Provider()), new Uri(target)) is null);

    [Theory]
    [InlineData("http://127.0.0.1:9000/x", "http://127.0.0.1:9000/x/balance", true)]
    [InlineData("http://localhost:9000", "http://localhost:9000/balance", true)]
    [InlineData("http://127.0.0.1:9000", "http://127.0.0.1:9001/balance", false)]
    [InlineData("http://127.0.0.1:9000", "https://api.acme.test/balance", false)]
    [InlineData("http://relay.test", "http://relay.test/balance", false)]
    [InlineData("https://relay.test", "https://relay.test/balance", true)]
    public void With_a_base_url_a_key_goes_only_there(string baseUrl, string target, bool isAllowed) =>
        Assert.Equal(isAllowed, Destination.Refuse(TestAccounts.At(new Uri(baseUrl), TestAccounts.Provider()), new Uri(target)) is null);

    [Fact]
    public async Task Redirects_within_the_origin_are_followed_three_times()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/1", Answers.Redirect("/2")).On("/2", Answers.Redirect("3", 307)).On("/3", Answers.Redirect(server.Url + "4", 308))
            .On("/4", Answers.Json("{\"ok\":true}"), Answers.Redirect("/5")).On("/5", Answers.Json("{}"));

        Assert.Equal(200, (await Ask(server, "/1")).Status);
        Assert.All(server.Requests, request => Assert.Equal("Bearer " + TestAccounts.Canary, request.Header("Authorization")));

        var fourth = await Ask(server, "/1");
        Assert.Equal(State.Unrecognized, fourth.Failure!.State);
        Assert.Contains("more than 3 redirects", fourth.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_origin_is_refused_and_both_are_named()
    {
        await using var other = await StandInServer.StartAsync();
        await using var server = await StandInServer.StartAsync();
        server.On("/moved", Answers.Redirect(new Uri(other.Url, "/moved").ToString(), 308));

        var exchange = await Ask(server, "/moved");

        Assert.Equal(State.Unrecognized, exchange.Failure!.State);
        Assert.Contains($"{server.Url.Authority}/moved", exchange.Failure.Message, StringComparison.Ordinal);
        Assert.Contains(other.Url.Authority, exchange.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_host_name_made_of_the_key_is_not_shown()
    {
        await using var server = await StandInServer.StartAsync();
        server.On("/moved", Answers.Redirect($"https://{TestAccounts.Canary}.evil.test/"));

        Assert.DoesNotContain(TestAccounts.Canary[..10], (await Ask(server, "/moved")).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Localhost_that_leads_elsewhere_gets_nothing()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.0.2.7")]));
        var target = new Uri($"http://localhost:{server.Url.Port}/balance");

        var exchange = await client.SendAsync(Get(TestAccounts.At(target, TestAccounts.Provider()), target), Token);

        Assert.Equal(State.Unreachable, exchange.Failure!.State);
        Assert.Contains("localhost resolves to 192.0.2.7", exchange.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Nothing_of_one_account_reaches_the_next()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        server.On("/balance", Answers.Json("{}", 200, ("Set-Cookie", "session=first"), ("ETag", "\"1\""), ("Cache-Control", "max-age=600")));

        foreach (var name in new[] { "first", "second" })
            await client.SendAsync(Get(TestAccounts.At(server.Url, TestAccounts.Provider(), name, key: $"key-of-{name}"), new Uri(server.Url, "/balance")), Token);

        Assert.Equal(["Bearer key-of-first", "Bearer key-of-second"], server.Requests.Select(request => request.Header("Authorization")));
        Assert.All(server.Requests, request => Assert.Null(request.Header("Cookie")));
        Assert.All(server.Requests, request => Assert.Null(request.Header("If-None-Match")));
    }

    [Fact]
    public async Task A_request_names_the_program_unless_the_account_says_otherwise()
    {
        await using var server = await StandInServer.StartAsync();
        using var client = Client();
        var account = TestAccounts.At(server.Url, TestAccounts.Provider());

        await client.SendAsync(Get(account, server.Url), Token);
        await client.SendAsync(Get(account with { UserAgent = "mine/1" }, server.Url), Token);

        Assert.Equal(["fuelgauge/test", "mine/1"], server.Requests.Select(request => request.Header("User-Agent")));
        Assert.All(server.Requests, request => Assert.Null(request.Header("traceparent")));
    }
}
