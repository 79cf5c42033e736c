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
    public async Task Pages_that_come_round_again_are_read_once_and_are_not_the_whole()
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
        Assert.Contains("names a page again", result.Failure!.Message, StringComparison.Ordinal);
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

    static RequestDefinition Paged(PagesDefinition pages) => Request() with
    {
        Pages = pages,
        Readings = [new() { Kind = MeterKind.Spend, Id = "spend-month", Used = Path("$[*].left") with { IsSum = true }, Unit = new() { Constant = "USD" } }],
    };

    [Fact]
    public async Task Several_cursors_travel_together_and_replace_those_of_the_first_page()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json("{\"left\":1,\"a\":\"x&y\",\"b\":7}"), Answers.Json("{\"left\":2,\"a\":\"z\"}"));
        var request = Paged(new() { Cursors = [new("after", Path("$.a")), new("after_id", Path("$.b"))] }) with { Url = "{host}/balance?limit=9&after=0" };

        var result = await bench.ReadAsync(bench.Account(Source("spend", request)));

        Assert.Equal(3m, Assert.Single(result.Readings).Used);
        Assert.Equal(["?limit=9&after=0", "?limit=9&after=x%26y&after_id=7"], bench.Server.Requests.Select(sent => sent.Query));
    }

    [Fact]
    public async Task A_cursor_may_be_a_member_of_the_body()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json("{\"left\":1,\"NextPageToken\":\"t\\\"2\"}"), Answers.Json("{\"left\":2}"));
        var request = Paged(new() { Cursors = [new("NextPageToken", Path("$.NextPageToken"))], IsInBody = true }) with { Method = "POST", Body = "{\"Granularity\":\"MONTHLY\"}" };

        var result = await bench.ReadAsync(bench.Account(Source("spend", request)));

        Assert.Equal(3m, Assert.Single(result.Readings).Used);
        Assert.Equal(["{\"Granularity\":\"MONTHLY\"}", "{\"Granularity\":\"MONTHLY\",\"NextPageToken\":\"t\\u00222\"}"], bench.Server.Requests.Select(sent => sent.Body));
    }

    [Fact]
    public async Task A_link_is_followed_with_the_same_method_and_body()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json("{\"left\":1,\"next\":\"https://api.acme.test/more?page=2\"}")).On("/more", Answers.Json("{\"left\":2,\"next\":\"/more?page=3\"}"), Answers.Json("{\"left\":4,\"next\":null}"));
        var request = Paged(new() { Link = Path("$.next") }) with { Method = "POST", Body = "{}" };

        var result = await bench.ReadAsync(bench.Account(Source("spend", request)));

        Assert.Equal(7m, Assert.Single(result.Readings).Used);
        Assert.Equal([("POST", "/balance", "{}"), ("POST", "/more?page=2", "{}"), ("POST", "/more?page=3", "{}")], bench.Server.Requests.Select(sent => (sent.Method, sent.Target, sent.Body)));
    }

    [Theory]
    [InlineData("https://evil.example/more")]
    [InlineData("http://api.acme.test/more")]
    [InlineData("https://api.acme.test:8443/more")]
    [InlineData("//evil.example/more")]
    [InlineData("https://api.acme.test@evil.example/")]
    public async Task A_link_to_another_host_is_not_followed_and_the_sum_is_partial(string link)
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json($"{{\"left\":1,\"next\":\"{link}\"}}"));

        var result = await bench.ReadAsync(bench.Account(Source("spend", Paged(new() { Link = Path("$.next") }))));

        Assert.Single(bench.Server.Requests);
        Assert.Contains("another host", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"left\":1,\"more\":true}")]
    [InlineData("{\"left\":1,\"more\":true,\"next\":\"a\"}")]
    public async Task A_promised_page_that_cannot_be_asked_for_leaves_the_sum_partial(string page)
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(page));

        var result = await bench.ReadAsync(bench.Account(Source("spend", Paged(new() { Cursors = [new("cursor", Path("$.next"))], While = FilterDefinition.Parse("$.more == true") }))));

        Assert.Contains("its sums are not complete", result.Failure!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Readings);
    }

    [Fact]
    public async Task A_cursor_counts_only_while_there_are_more_pages()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json("{\"left\":1,\"more\":true,\"next\":\"a\"}"), Answers.Json("{\"left\":2,\"more\":false,\"next\":\"b\"}"));

        var result = await bench.ReadAsync(bench.Account(Source("spend", Paged(new() { Cursors = [new("cursor", Path("$.next"))], While = FilterDefinition.Parse("$.more == true") }))));

        Assert.Equal((3m, null, 2), (Assert.Single(result.Readings).Used, result.Failure, bench.Server.Requests.Count));
    }

    [Fact]
    public async Task A_list_that_failed_softly_leaves_its_calls_unmade_and_unmentioned()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/teams", Answers.Json("{}", 404)).On("/balance", Answers.Json(Good));
        var list = new RequestDefinition { Id = "teams", Url = "{host}/teams", Faults = [new() { Statuses = [404], State = State.NoPlan, Then = FaultAction.Skip }] };
        var each = Request("team") with { Url = "{host}/team/{team}", ForEach = new("teams", JsonPath.Parse("$.data[*].id"), "team") };

        var result = await bench.ReadAsync(bench.Account(Source("wallet", Request(), list, each)));

        Assert.Null(result.Failure);
        Assert.Equal(["/balance", "/teams"], bench.Server.Requests.Select(sent => sent.Path));
    }
}
