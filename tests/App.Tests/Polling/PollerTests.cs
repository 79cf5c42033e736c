using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>What becomes of the accounts of one pass.</summary>
public sealed class PollerTests
{
    [Fact]
    public async Task A_balance_is_read()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));

        var polled = await bench.PollAsync(bench.Account());

        var result = Assert.Single(polled.Sources);
        Assert.Equal((12.50m, "USD", "api", false), (result.Readings[0].Remaining, result.Readings[0].Unit, result.Readings[0].Source, result.Readings[0].Cached));
        Assert.NotNull(result.Latency);
        Assert.Equal(bench.Server.Url.Authority, polled.Host);
        Assert.NotNull(polled.Identity);
    }

    [Fact]
    public async Task A_server_error_is_tried_three_times()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(503), Answers.Status(500), Answers.Json(Good));

        Assert.Null((await bench.ReadAsync(bench.Account())).Failure);
        Assert.Equal(3, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_lasting_server_error_is_told_after_three_tries()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(502));

        Assert.Equal(State.ProviderError, (await bench.ReadAsync(bench.Account())).Failure!.State);
        Assert.Equal(3, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData(400, "unrecognized")]
    [InlineData(401, "auth")]
    [InlineData(403, "auth")]
    [InlineData(404, "unrecognized")]
    [InlineData(429, "throttled")]
    public async Task What_the_client_did_wrong_is_not_tried_again(int status, string state)
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(status));

        Assert.Equal(state, (await bench.ReadAsync(bench.Account())).Failure!.State.Name);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_server_error_that_names_a_time_is_not_tried_before_it()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(503, ("Retry-After", "120")), Answers.Json(Good));

        await bench.ReadAsync(bench.Account());
        bench.Time.Advance(TimeSpan.FromSeconds(119));
        await bench.ReadAsync(bench.Account());

        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_hanging_provider_costs_its_own_row_its_timeout()
    {
        await using var bench = await StartAsync();
        var arrived = new TaskCompletionSource();
        bench.Server.On("/hang", Answers.Tell(arrived, Answers.Hang)).On("/balance", Answers.Json(Good));
        var others = new TaskCompletionSource();

        var polling = bench.NewPoller().PollAsync(
            [bench.Named("hangs", Source("wallet", Request("hang"))), bench.Named("answers")],
            new() { Timeout = TimeSpan.FromSeconds(10) },
            read => (read.Account.Id.Name == "answers" ? others : new()).TrySetResult(),
            Token);
        await Task.WhenAll(arrived.Task, others.Task).WaitAsync(Token);
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        var results = await polling;

        Assert.Equal(State.Unreachable, results[0].Sources[0].Failure!.State);
        Assert.Contains("/hang: no complete answer within 10 s", results[0].Sources[0].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(10), results[0].Sources[0].Latency);
        Assert.Null(results[1].Sources[0].Failure);
    }

    [Fact]
    public async Task A_dripping_answer_is_cut_by_the_timeout()
    {
        await using var bench = await StartAsync();
        var begun = new TaskCompletionSource();
        bench.Server.On("/balance", Answers.Stall(begun));

        var reading = bench.ReadAsync(bench.Account());
        await begun.Task.WaitAsync(Token);
        bench.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(State.Unreachable, (await reading).Failure!.State);
    }

    [Fact]
    public async Task Accounts_not_begun_before_the_deadline_are_deferred_with_their_last_good_value()
    {
        await using var bench = await StartAsync();
        var arrived = new TaskCompletionSource();
        bench.Server.On("/balance", Answers.Json(Good), Answers.Json(Good), Answers.Tell(arrived, Answers.Hang));
        var source = Source("wallet", Request() with { MaxParallel = 1 });
        Account[] accounts = [bench.Named("one", source), bench.Named("two", source)];
        await bench.NewPoller().PollAsync(accounts, new(), null, Token);

        var polling = bench.NewPoller().PollAsync(accounts, new() { Timeout = TimeSpan.FromMinutes(2), Deadline = TimeSpan.FromSeconds(30) }, null, Token);
        await arrived.Task.WaitAsync(Token);
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        var results = await polling;

        Assert.Equal(3, bench.Server.Requests.Count);
        Assert.Equal([State.Deferred, State.Unreachable], results.Select(result => result.Sources[0].Failure!.State).OrderBy(state => state.Name));
        Assert.All(results, result => Assert.Equal(12.50m, Assert.Single(result.Sources[0].LastGood).Remaining));
        Assert.All(results, result => Assert.Contains("--deadline", result.Sources[0].Failure!.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, 256, 300)]
    [InlineData(8, 8, 20)]
    public async Task No_more_requests_are_made_at_once_than_allowed(int? maxParallel, int most, int count)
    {
        await using var bench = await StartAsync();
        var (arrived, full) = (0, new TaskCompletionSource());
        bench.Server.On("/balance", async (context, stopping) =>
        {
            if (Interlocked.Increment(ref arrived) == most)
                full.SetResult();
            await full.Task.WaitAsync(stopping);
            await Answers.Json(Good)(context, stopping);
        });
        var source = Source("wallet", Request() with { MaxParallel = maxParallel });

        var results = await bench.NewPoller().PollAsync([.. Enumerable.Range(0, count).Select(number => bench.Named($"a{number}", source))], new(), null, Token);

        Assert.Equal(most, bench.Server.MostAtOnce);
        Assert.All(results, result => Assert.Null(result.Sources[0].Failure));
    }

    [Fact]
    public async Task Each_account_gets_its_own_answer()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", (context, stopping) =>
        {
            var name = context.Request.Headers.Authorization.ToString().Split('-')[^1];
            return Answers.Json($"{{\"left\":{name}}}")(context, stopping);
        });

        var results = await bench.NewPoller().PollAsync([.. Enumerable.Range(0, 100).Select(number => bench.Named($"{number}"))], new(), null, Token);

        Assert.All(results, result => Assert.Equal(result.Account.Id.Name, $"{result.Sources[0].Readings[0].Remaining}"));
    }

    [Fact]
    public async Task A_plan_name_is_not_on_the_first_answers_path()
    {
        await using var bench = await StartAsync();
        var asked = new TaskCompletionSource();
        bench.Server.On("/balance", Answers.Json(Good)).On("/plan", Answers.Tell(asked, Answers.Hang));
        var seen = new List<PolledAccount>();

        var polling = bench.NewPoller().PollAsync([bench.Account(Source("wallet", Request(), PlanName()))], new(), seen.Add, Token);
        await asked.Task.WaitAsync(Token);
        var first = Assert.Single(seen);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        var results = await polling;

        Assert.Equal((12.50m, null), (first.Sources[0].Readings[0].Remaining, first.Sources[0].Plan));
        Assert.Null(Assert.Single(results).Sources[0].Failure);
    }

    [Fact]
    public async Task A_fallback_is_asked_only_when_nothing_was_read()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good), Answers.Status(404)).On("/old", Answers.Json("{\"left\":7}"));
        var account = bench.Account(Source("wallet", Request(), Request("old") with { IsFallback = true }));

        var first = await bench.ReadAsync(account);
        var second = await bench.ReadAsync(account);

        Assert.Equal([12.50m, 7m], [first.Readings[0].Remaining, second.Readings[0].Remaining]);
        Assert.Equal(["/balance", "/balance", "/old"], bench.Server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_fallback_is_not_asked_while_another_run_asks_the_request_itself()
    {
        await using var bench = await StartAsync();
        var account = bench.Account(Source("wallet", Request(), Request("old") with { IsFallback = true }));
        var now = bench.Time.GetUtcNow();
        bench.State.Claim(new Dictionary<PollKey, string> { [new(account.Id, "wallet", "balance")] = "other" }, "other", now, now.AddSeconds(40));

        var read = await bench.ReadAsync(account);

        Assert.Empty(bench.Server.Requests);
        Assert.Equal(State.Deferred, read.Failure?.State);
    }

    [Fact]
    public async Task A_fallback_is_found_again_in_what_is_kept()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/old", Answers.Json("{\"left\":7}"));
        var account = bench.Account(Source("wallet", Request(), Request("old") with { IsFallback = true })) with { MinInterval = TimeSpan.FromMinutes(5) };

        await bench.ReadAsync(account);
        var again = await bench.ReadAsync(account);

        Assert.Equal((7m, true), (Assert.Single(again.Readings).Remaining, again.Readings[0].Cached));
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task One_source_that_fails_does_not_hide_the_others()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good)).On("/quota", Answers.Status(401));

        var polled = await bench.PollAsync(bench.Account(Source("plan", Request("quota")), Source("wallet", Request())));

        Assert.Equal([State.Auth, null], polled.Sources.Select(source => source.Failure?.State));
    }

    [Fact]
    public async Task A_source_without_a_credential_is_absent()
    {
        await using var bench = await StartAsync();
        var account = bench.Account(Source("spend", Request()) with { Auth = new() { Scheme = "bearer", Part = "admin_key" } });

        Assert.Empty((await bench.PollAsync(account)).Sources);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task A_request_with_a_shorter_time_leaves_the_rest_to_the_next()
    {
        await using var bench = await StartAsync();
        var arrived = new TaskCompletionSource();
        bench.Server.On("/balance", Answers.Tell(arrived, Answers.Hang)).On("/old", Answers.Json("{\"left\":7}"));
        var account = bench.Account(Source("wallet", Request() with { Timeout = TimeSpan.FromSeconds(5) }, Request("old") with { IsFallback = true }));

        var reading = bench.ReadAsync(account);
        await arrived.Task.WaitAsync(Token);
        bench.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(7m, Assert.Single((await reading).Readings).Remaining);
    }

    [Fact]
    public async Task A_key_command_is_run_only_when_something_is_sent()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var helper = new InventedHelper(account => account with { Credentials = new Dictionary<string, Credential> { ["key"] = new(new Secret("from-helper"), "pass", "") } });
        var poller = bench.NewPoller(helpers: helper);
        var account = WithCommand(bench.Account()) with { MinInterval = TimeSpan.FromMinutes(5) };

        await poller.PollAsync([account], new(), null, Token);
        var again = await poller.PollAsync([account], new(), null, Token);

        Assert.Equal(1, helper.Runs);
        Assert.Equal("Bearer from-helper", Assert.Single(bench.Server.Requests).Header("Authorization"));
        Assert.True(again[0].Sources[0].Readings[0].Cached);
    }

    [Fact]
    public async Task A_key_command_that_fails_sends_nothing_and_says_why()
    {
        await using var bench = await StartAsync();
        var failure = new PollFailure(State.NoKey, "pass ended with 1");
        var poller = bench.NewPoller(helpers: new InventedHelper(account => account with { CredentialFailure = failure }));

        var results = await poller.PollAsync([WithCommand(bench.Account())], new(), null, Token);

        Assert.Equal(failure, results[0].Sources[0].Failure);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task Planted_keys_are_in_no_result_and_no_trace()
    {
        await using var bench = await StartAsync();
        var key = $"{TestAccounts.Canary}-default";
        bench.Server.On("/balance", Answers.Json($"{{\"left\":1,\"plan\":\"{key}\"}}")).On("/quota", Answers.Redirect($"https://elsewhere.test/{key}"));
        var query = Source("plan", Request("quota")) with { Auth = new() { Scheme = "query", Name = "key" } };

        var polled = await bench.PollAsync(bench.Account(Source("wallet", Request() with { Plan = Path("$.plan") }), query));

        Assert.Contains(key, bench.Server.Requests.Single(request => request.Path == "/quota").Query, StringComparison.Ordinal);
        var kept = bench.State.Load([polled.Account.Id], bench.Time.GetUtcNow()).Values;
        Assert.DoesNotContain(TestAccounts.Canary[..10], string.Join('\n', [.. polled.Sources.Select(source => $"{source}"), .. polled.Sources.Select(source => source.Plan), .. kept.Select(slot => $"{slot}"), .. bench.Trace]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_the_body_of_a_request_of_its_own_way_is_in_no_result_and_no_trace()
    {
        await using var bench = await StartAsync();
        var key = $"{TestAccounts.Canary}-default";
        bench.Server.On("/status", Answers.Json($"{{\"code\":\"unauthenticated\",\"message\":\"no such key {key}\"}}", 401));
        var request = Request("status") with { Method = "POST", Body = "{}", Auth = new() { Scheme = "body", Member = ["apiKey"] } };

        var polled = await bench.PollAsync(bench.Account(Source("plan", request)));

        Assert.Equal($"{{\"apiKey\":\"{key}\"}}", Assert.Single(bench.Server.Requests).Body);
        Assert.Null(bench.Server.Requests[0].Header("Authorization"));
        var kept = bench.State.Load([polled.Account.Id], bench.Time.GetUtcNow()).Values;
        Assert.DoesNotContain(TestAccounts.Canary[..10], string.Join('\n', [.. polled.Sources.Select(source => $"{source}"), .. kept.Select(slot => $"{slot}"), .. bench.Trace]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_kinds_of_sources_are_read_by_their_reader()
    {
        await using var bench = await StartAsync();
        var tasks = new SourceDefinition { Id = "tasks", Kind = "invented" };
        var poller = bench.NewPoller(readers: [new InventedReader()]);

        var results = await poller.PollAsync([bench.Account(tasks)], new(), null, Token);

        Assert.Equal("tasks", Assert.Single(results[0].Sources).Source);
    }

    static Account WithCommand(Account account) => account with
    {
        Credentials = new Dictionary<string, Credential>(),
        KeyCommands = new Dictionary<string, KeyCommand> { ["key"] = new(["/usr/bin/pass", "show", "acme"]) },
    };

    sealed class InventedHelper(Func<Account, Account> complete) : ICredentialHelper
    {
        public int Runs { get; private set; }

        public ValueTask<Account> CompleteAsync(Account account, CancellationToken cancellationToken)
        {
            Runs++;
            return new(complete(account));
        }

        public Task<ProgramOutput> RunAsync(KeyCommand command, TimeSpan timeout, CancellationToken cancellationToken) => throw new NotSupportedException("No account here is read by a program.");
    }

    sealed class InventedReader : ISourceReader
    {
        public string Kind => "invented";

        public ValueTask<SourceResult?> ReadAsync(Account account, SourceDefinition source, CancellationToken cancellationToken) => new(new SourceResult { Source = source.Id });
    }
}
