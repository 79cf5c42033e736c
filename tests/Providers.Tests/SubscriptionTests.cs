using Fuelgauge.App.Tests.Polling;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Providers.Tests;

/// <summary>What the two most used subscriptions must never do: press on where they are throttled, or send a credential to the other's host.</summary>
public sealed class SubscriptionTests
{
    [Fact]
    public async Task A_throttled_probe_waits_for_its_interval_and_doubles_to_six_hours_over_restarts()
    {
        await using var bench = await PollBench.StartAsync();
        bench.Server.On("/api/oauth/usage", Answers.Status(429, ("retry-after", "0")));
        var definition = FixtureCase.Definition("anthropic");
        var account = FixtureCase.AccountOf(definition, parts: ["login"]) with
        {
            BaseUrl = bench.Server.Url,
            MinInterval = definition.Sources.Single(source => source.Id == "subscription").Requests[0].Every,   // this machine has none otherwise
        };

        TimeSpan[] waits = [.. new[] { 15, 30, 60, 120, 240, 360, 360 }.Select(minutes => TimeSpan.FromMinutes(minutes))];
        for (var asked = 1; asked <= waits.Length; asked++)
        {
            var wait = waits[asked - 1];
            var failed = await bench.ReadAsync(account);
            bench.Time.Advance(wait - TimeSpan.FromSeconds(1));
            await bench.ReadAsync(account, new() { IsFresh = true });

            Assert.Equal(State.Throttled, failed.Failure!.State);
            Assert.Equal(asked, bench.Server.Requests.Count);
            bench.Time.Advance(wait * 0.2 + TimeSpan.FromSeconds(1));   // waits are lengthened at random by a fifth at most
        }
    }

    [Fact]
    public async Task A_key_never_goes_where_logins_go_nor_a_login_where_keys_go()
    {
        await using var bench = await PollBench.StartAsync();
        bench.Server.Otherwise = _ => Answers.Json("{}");
        var definition = FixtureCase.Definition("openai");
        var account = FixtureCase.AccountOf(definition) with
        {
            BaseUrl = bench.Server.Url,
            Options = definition.Options,
            Settings = new Dictionary<string, string> { ["account_id"] = "acct-fixture" },
        };

        await bench.PollAsync(account);

        var login = account.Credentials["access_token"].Secret.Reveal();
        var ofPlan = bench.Server.Requests.Where(request => request.Path.StartsWith("/backend-api/", StringComparison.Ordinal)).ToList();
        var ofPlatform = bench.Server.Requests.Except(ofPlan).ToList();
        Assert.Equal(2, ofPlan.Count);
        Assert.All(ofPlan, request => Assert.Equal($"Bearer {login}", request.Headers["Authorization"]));
        Assert.True(ofPlatform.Count > 2);
        Assert.All(ofPlatform, request => Assert.DoesNotContain(login, string.Join('\n', request.Headers.Values), StringComparison.Ordinal));
        Assert.All(
            definition.Sources.SelectMany(source => source.Requests.Select(request => (source.Auth, request.Url))).Where(one => one.Auth is not null),
            one => Assert.Equal(one.Auth!.Part == "access_token", one.Url.StartsWith("https://chatgpt.com/", StringComparison.Ordinal)));
    }
}
