using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Requests whose answers are read beside each other: they are asked in the same pass, or none is.</summary>
public sealed class JoinedRequestTests
{
    static readonly RequestDefinition Status = new()
    {
        Id = "status",
        Url = "{host}/status",
        Every = TimeSpan.FromMinutes(5),
        Faults = [new() { Statuses = [404], State = State.NoPlan, Then = FaultAction.Skip }],
    };

    static readonly RequestDefinition Balance = Request() with
    {
        Join = ["status"],
        Readings = [new() { Kind = MeterKind.Balance, Remaining = Path("$.balance.left"), Limit = Path("$.status.total"), Unit = new() { Constant = "USD" } }],
    };

    static IEnumerable<string> Asked(PollBench bench) => bench.Server.Requests.Select(sent => sent.Path);

    // Nothing protects this machine from itself, so the account says how often.
    static Account Account(PollBench bench, RequestDefinition status) => bench.Account(Source("wallet", status, Balance)) with { MinInterval = TimeSpan.FromMinutes(5) };

    static async Task<PollBench> StartAsync(StandInAnswer status)
    {
        var bench = await PollBench.StartAsync();
        bench.Server.On("/status", status).On("/balance", Answers.Json(Good));
        return bench;
    }

    [Fact]
    public async Task They_are_asked_and_kept_together()
    {
        await using var bench = await StartAsync(Answers.Json("{\"total\":20}"));
        var account = Account(bench, Status);

        var first = await bench.ReadAsync(account);
        var kept = await bench.ReadAsync(account);
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        await bench.ReadAsync(account);

        Assert.Equal((12.5m, 20m), (first.Readings[0].Remaining, first.Readings[0].Limit));
        Assert.Equal((20m, true), (kept.Readings[0].Limit, kept.Readings[0].Cached));
        Assert.Equal(["/status", "/balance", "/status", "/balance"], Asked(bench));
    }

    [Fact]
    public async Task One_that_the_provider_does_not_have_is_absent()
    {
        await using var bench = await StartAsync(Answers.Json("{}", 404));

        var result = await bench.ReadAsync(Account(bench, Status));

        Assert.Equal((12.5m, null, null), (Assert.Single(result.Readings).Remaining, result.Readings[0].Limit, result.Failure));
    }

    [Fact]
    public async Task While_one_of_them_must_not_be_asked_the_other_is_not_either()
    {
        await using var bench = await PollBench.StartAsync();
        bench.Server.On("/status", Answers.Json("{\"total\":20}"), Answers.Json("{}", 429, ("Retry-After", "1200"))).On("/balance", Answers.Json(Good));
        var account = Account(bench, Status);
        await bench.ReadAsync(account);
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        await bench.ReadAsync(account);

        bench.Time.Advance(TimeSpan.FromMinutes(5));
        var waiting = await bench.ReadAsync(account);

        Assert.Equal(State.Throttled, waiting.Failure?.State);
        Assert.Equal((12.5m, 20m), (Assert.Single(waiting.LastGood).Remaining, waiting.LastGood[0].Limit));
        Assert.Equal(["/status", "/balance", "/status"], Asked(bench));
    }

    [Fact]
    public async Task One_that_is_only_joined_is_not_asked_for_itself()
    {
        await using var bench = await PollBench.StartAsync();
        bench.Server.On("/status", Answers.Json("{\"total\":20}")).On("/balance", Answers.Json("{}", 429, ("Retry-After", "1200")));
        var joined = Account(bench, Status);
        var alone = Account(bench, Status with { Plan = Path("$.plan") }) with { Id = new("acme", "alone") };
        await bench.ReadAsync(joined);
        await bench.ReadAsync(alone);

        bench.Time.Advance(TimeSpan.FromMinutes(6));
        await bench.ReadAsync(joined);
        await bench.ReadAsync(alone);

        Assert.Equal(["/status", "/balance", "/status", "/balance", "/status"], Asked(bench));
    }

    [Fact]
    public async Task What_stops_the_first_leaves_the_number_behind_it_as_it_last_was()
    {
        await using var bench = await PollBench.StartAsync();
        bench.Server.On("/status", Answers.Json("{\"total\":20}"), Answers.Json("{}", 401)).On("/balance", Answers.Json(Good));
        var account = Account(bench, Status);
        await bench.ReadAsync(account);

        bench.Time.Advance(TimeSpan.FromMinutes(5));
        var refused = await bench.ReadAsync(account);

        Assert.Equal(State.Auth, refused.Failure?.State);
        Assert.Empty(refused.Readings);
        Assert.Equal(12.5m, Assert.Single(refused.LastGood).Remaining);
    }
}
