using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Pages, and calls per item of a list.</summary>
public sealed class PartedRequestTests
{
    [Fact]
    public async Task Pages_are_read_until_the_cursor_repeats()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json("{\"left\":1,\"next\":\"b\"}"), Answers.Json("{\"left\":2,\"next\":\"c\"}"), Answers.Json("{\"left\":4,\"next\":\"b\"}"));
        var request = Request() with
        {
            Pages = new() { Cursors = [new("cursor", Path("$.next"))] },
            Readings = [new() { Kind = MeterKind.Spend, Id = "spend-month", Used = Path("$[*].left") with { IsSum = true }, Unit = new() { Constant = "USD" } }],
        };

        var result = await bench.ReadAsync(bench.Account(Source("spend", request)));

        Assert.Equal(7m, Assert.Single(result.Readings).Used);
        Assert.Equal(["", "?cursor=b", "?cursor=c"], bench.Server.Requests.Select(sent => sent.Query));
    }

    [Fact]
    public async Task Endless_pages_stop_at_fifty_and_say_so()
    {
        await using var bench = await StartAsync();
        var page = 0;
        bench.Server.On("/balance", (context, stopping) => Answers.Json($"{{\"left\":1,\"next\":\"{Interlocked.Increment(ref page)}\"}}")(context, stopping));
        var request = Request() with
        {
            Pages = new() { Cursors = [new("cursor", Path("$.next"))] },
            Readings = [new() { Kind = MeterKind.Spend, Id = "spend-month", Used = Path("$[*].left") with { IsSum = true }, Unit = new() { Constant = "USD" } }],
        };

        var result = await bench.ReadAsync(bench.Account(Source("spend", request)));

        Assert.Equal((50m, 50), (result.Readings[0].Used, bench.Server.Requests.Count));
        Assert.Contains("more than 50 pages", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_call_is_made_per_item_of_a_list()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/teams", Answers.Json("{\"data\":[{\"id\":\"a\"},{\"id\":\"b/c\"}]}")).On("/team/a", Answers.Json("{\"left\":1}")).On("/team/b%2Fc", Answers.Json("{\"left\":2}"));
        var list = new RequestDefinition { Id = "teams", Url = "{host}/teams" };
        var each = Request("team") with
        {
            Url = "{host}/team/{team}",
            ForEach = new("teams", JsonPath.Parse("$.data[*].id"), "team"),
            Readings = [new() { Kind = MeterKind.Balance, Each = JsonPath.Parse("$[*]"), Remaining = Path("@.answer.left"), Scope = Path("@.item"), Unit = new() { Constant = "USD" } }],
        };

        var result = await bench.ReadAsync(bench.Account(Source("wallet", list, each)));

        Assert.Equal([("a", 1m), ("b/c", 2m)], result.Readings.Select(reading => (reading.Scope, reading.Remaining!.Value)));
    }

    [Fact]
    public async Task Answers_of_more_than_twenty_mebibytes_in_sum_are_given_up()
    {
        await using var bench = await StartAsync();
        var page = 0;
        var filler = new string(' ', 3 * 1024 * 1024);
        bench.Server.On("/balance", (context, stopping) => Answers.Json($"{{\"left\":1,{filler}\"next\":\"{Interlocked.Increment(ref page)}\"}}")(context, stopping));
        var request = Request() with { Pages = new() { Cursors = [new("cursor", Path("$.next"))] } };

        var result = await bench.ReadAsync(bench.Account(Source("spend", request)));

        Assert.Contains("longer than 20 MiB in sum", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(7, bench.Server.Requests.Count);
    }
}
