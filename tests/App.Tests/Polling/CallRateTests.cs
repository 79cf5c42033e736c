using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>A host that takes so many calls in a time, from all accounts together.</summary>
public sealed class CallRateTests
{
    static readonly RequestDefinition TwoPerHour = Request(every: TimeSpan.FromMinutes(1)) with { Rate = new RateDefinition(2, TimeSpan.FromHours(1)) };

    [Fact]
    public async Task A_call_too_many_is_not_made_and_says_when_its_turn_comes()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));

        var results = await PollAsync(bench, Accounts(bench, "a", "b", "c", "d", "e"));

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.Equal([null, null, State.Deferred, State.Deferred, State.Deferred], results.Select(result => result.Failure?.State));
        Assert.Equal($"{bench.Server.Url.Authority} takes 2 such calls in 1h, and they are used up.", results[2].Failure!.Message);
        Assert.Equal([1, 1, 2], results.Skip(2).Select(result => (result.NextPollAt!.Value - ImpatientTime.Begin).TotalHours));
    }

    [Fact]
    public async Task Who_waits_for_a_turn_is_not_read_by_a_fallback_meanwhile()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        bench.Server.On("/old", Answers.Status(404));
        var fallback = Request("old") with { IsFallback = true };
        var source = Source("wallet", TwoPerHour) with { Requests = [TwoPerHour, fallback] };

        var results = await PollAsync(bench, [.. new[] { "a", "b", "c" }.Select(name => bench.Named(name, source) with { MinInterval = TimeSpan.FromMinutes(1) })]);

        Assert.Equal(State.Deferred, results[2].Failure?.State);
        Assert.DoesNotContain(bench.Server.Requests, request => request.Path == "/old");
    }

    [Fact]
    public async Task Every_account_has_its_turn_and_shows_what_is_kept_until_then()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var accounts = Accounts(bench, "a", "b", "c");

        await PollAsync(bench, accounts);
        bench.Time.Advance(TimeSpan.FromHours(1));
        var second = await PollAsync(bench, accounts);
        bench.Time.Advance(TimeSpan.FromHours(1));
        var third = await PollAsync(bench, accounts);

        Assert.Equal([false, true, false], second.Select(result => result.Readings[0].Cached));
        Assert.Equal([false, false, true], third.Select(result => result.Readings[0].Cached));
        Assert.Equal((12.50m, ImpatientTime.Begin.AddHours(3)), (third[2].Readings[0].Remaining, third[2].NextPollAt));
        Assert.Equal(["a", "b", "a", "c", "a", "b"], bench.Server.Requests.Select(request => request.Header("Authorization")![^1..]).Chunk(2).SelectMany(pass => pass.Order()));
    }

    [Fact]
    public async Task Calls_are_counted_over_programs_and_a_fresh_pass_makes_none_more()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        await PollAsync(bench, Accounts(bench, "a"));
        await PollAsync(bench, Accounts(bench, "b"));

        bench.Time.Advance(TimeSpan.FromMinutes(5));
        var fresh = await PollAsync(bench, Accounts(bench, "a"), new() { IsFresh = true });

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.True(Assert.Single(fresh).Readings[0].Cached);
    }

    [Fact]
    public async Task A_failed_call_is_a_call_and_is_not_tried_again_at_once()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(503));

        await PollAsync(bench, Accounts(bench, "a"));

        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task Who_has_to_wait_leaves_no_claim()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        await PollAsync(bench, Accounts(bench, "a", "b"));
        await PollAsync(bench, Accounts(bench, "c"));

        var key = new PollKey(new("acme", "c"), "wallet", "balance");
        Assert.Equal([key], bench.State.Claim(new Dictionary<PollKey, string> { [key] = "x" }, "another", bench.Time.GetUtcNow(), bench.Time.GetUtcNow().AddMinutes(1)));
    }

    [Fact]
    public async Task This_machine_counts_no_calls_unless_the_account_sets_an_interval()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));

        await PollAsync(bench, [.. Accounts(bench, "a", "b", "c").Select(account => account with { MinInterval = null })]);

        Assert.Equal(3, bench.Server.Requests.Count);
    }

    static Account[] Accounts(PollBench bench, params string[] names) =>
        [.. names.Select(name => bench.Named(name, Source("wallet", TwoPerHour)) with { MinInterval = TimeSpan.FromMinutes(1) })];

    static async Task<IReadOnlyList<SourceResult>> PollAsync(PollBench bench, Account[] accounts, PollOptions? options = null) =>
        [.. (await bench.NewPoller().PollAsync(accounts, options ?? new(), null, Token)).Select(account => Assert.Single(account.Sources))];
}
