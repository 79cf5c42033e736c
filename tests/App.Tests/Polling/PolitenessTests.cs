using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>No provider is asked more often than it should be, by one run or by many.</summary>
public sealed class PolitenessTests
{
    static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Asked_again_too_soon_the_kept_answer_is_given_and_marked()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var account = bench.Account() with { MinInterval = FiveMinutes };

        await bench.ReadAsync(account);
        bench.Time.Advance(TimeSpan.FromMinutes(4));
        var again = await bench.ReadAsync(account);

        Assert.Single(bench.Server.Requests);
        var reading = Assert.Single(again.Readings);
        Assert.Equal((12.50m, true, ImpatientTime.Begin), (reading.Remaining, reading.Cached, reading.ObservedAt));
        Assert.Equal((ImpatientTime.Begin + FiveMinutes, null), (again.NextPollAt, again.Latency));
    }

    [Fact]
    public async Task What_costs_money_is_asked_only_for_an_account_that_is_named()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var account = bench.Account(Source("wallet", Request()) with { Costs = "US$0.01 for each answer" }) with { MinInterval = FiveMinutes };

        var failure = (await bench.ReadAsync(account, new() { IsFresh = true })).Failure!;
        Assert.Empty(bench.Server.Requests);
        Assert.Equal(State.NotEnabled, failure.State);
        Assert.Contains("it costs US$0.01 for each answer. To have it read, name the account: run \"fuelgauge check acme\"", failure.Message, StringComparison.Ordinal);

        Assert.Null((await bench.ReadAsync(account with { IsNamed = true })).Failure);
        bench.Time.Advance(FiveMinutes);
        Assert.True(Assert.Single((await bench.ReadAsync(account)).Readings).Cached);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task What_costs_money_and_failed_once_is_no_lasting_failure()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(401));
        var account = bench.Account(Source("wallet", Request()) with { Costs = "US$0.01 for each answer" });

        Assert.Equal(State.Auth, (await bench.ReadAsync(account with { IsNamed = true })).Failure!.State);
        Assert.Equal(State.NotEnabled, (await bench.ReadAsync(account)).Failure!.State);
    }

    [Fact]
    public async Task After_the_interval_it_is_asked_again()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var account = bench.Account() with { MinInterval = FiveMinutes };

        await bench.ReadAsync(account);
        bench.Time.Advance(FiveMinutes);
        var again = await bench.ReadAsync(account);

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.False(Assert.Single(again.Readings).Cached);
    }

    [Fact]
    public async Task This_machine_has_no_interval_unless_the_account_sets_one()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));

        await bench.ReadAsync(bench.Account());
        await bench.ReadAsync(bench.Account());

        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Fresh_passes_the_interval_once_a_minute()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var account = bench.Account() with { MinInterval = FiveMinutes };
        var fresh = new PollOptions { IsFresh = true };

        await bench.ReadAsync(account);
        bench.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.True((await bench.ReadAsync(account, fresh)).Readings[0].Cached);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await bench.ReadAsync(account, fresh)).Readings[0].Cached);
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Fresh_does_not_pass_a_back_off()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(429, ("Retry-After", "600")));

        await bench.ReadAsync(bench.Account());
        bench.Time.Advance(TimeSpan.FromMinutes(9));
        var again = await bench.ReadAsync(bench.Account(), new() { IsFresh = true });

        Assert.Single(bench.Server.Requests);
        Assert.Equal(State.Throttled, again.Failure!.State);
    }

    [Fact]
    public async Task A_refused_login_of_another_program_is_tried_once_and_the_next_one_at_once()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(401));
        var login = new Login { Store = "login", Origin = "~/login.json", Program = "Acme", Run = "acme", IsReplaced = true };

        for (var read = 0; read < 20; read++)
        {
            Assert.Equal(State.Auth, (await bench.ReadAsync(With("one", login), new() { IsFresh = true })).Failure!.State);
            bench.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Single(bench.Server.Requests);

        bench.Server.On("/balance", Answers.Json(Good));
        Assert.Null((await bench.ReadAsync(With("two", login))).Failure);

        Account With(string token, Login login) =>
            bench.Account() with { Credentials = new Dictionary<string, Credential> { ["key"] = new(new Secret(token), login.Origin, "") { Login = login } } };
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_refused_login_that_stays_the_same_or_comes_from_a_helper_is_asked_with_again(bool isReplaced, bool isPrinted)
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(401));
        var account = bench.Account();
        account = account with
        {
            Credentials = new Dictionary<string, Credential>
            {
                ["key"] = account.Credentials["key"] with { Login = new() { Store = "login", Origin = "~/login.json", Program = "Acme", IsReplaced = isReplaced } },
            },
            KeyCommands = isPrinted ? new Dictionary<string, KeyCommand> { ["login"] = new(["/usr/bin/true"]) } : new Dictionary<string, KeyCommand>(),
        };

        await bench.ReadAsync(account);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.ReadAsync(account);

        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    public async Task A_rate_limited_probe_keeps_the_last_good_value_and_waits_whatever_retry_after_says(string retryAfter)
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good), Answers.Status(429, ("Retry-After", retryAfter)));

        await bench.ReadAsync(bench.Account());
        var limited = await bench.ReadAsync(bench.Account());
        var early = await bench.ReadAsync(bench.Account());

        Assert.All([limited, early], result =>
        {
            Assert.Equal(State.Throttled, result.Failure!.State);
            Assert.Empty(result.Readings);
            Assert.Equal((12.50m, ImpatientTime.Begin), (Assert.Single(result.LastGood).Remaining, result.LastGood[0].ObservedAt));
            Assert.True(result.NextPollAt >= ImpatientTime.Begin.AddMinutes(1));
        });
        Assert.Equal(2, bench.Server.Requests.Count);

        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await bench.ReadAsync(bench.Account());
        Assert.Equal(3, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_young_kept_value_will_do_when_the_caller_says_so()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var hour = new PollOptions { MaxAge = TimeSpan.FromHours(1) };

        await bench.ReadAsync(bench.Account());
        bench.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await bench.ReadAsync(bench.Account(), hour)).Readings[0].Cached);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await bench.ReadAsync(bench.Account(), hour)).Readings[0].Cached);
    }

    [Fact]
    public async Task Offline_sends_nothing()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var offline = new PollOptions { IsOffline = true };

        var before = await bench.ReadAsync(bench.Account(), offline);
        await bench.ReadAsync(bench.Account());
        var after = await bench.ReadAsync(bench.Account(), offline);

        Assert.Equal(State.Deferred, before.Failure!.State);
        Assert.True(Assert.Single(after.Readings).Cached);
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_new_key_starts_anew()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Status(429, ("Retry-After", "3600")), Answers.Json(Good));
        var account = bench.Account();

        await bench.ReadAsync(account);
        var other = await bench.ReadAsync(TestAccounts.At(bench.Server.Url, account.Provider, key: "another-key"));

        Assert.Null(other.Failure);
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_back_off_outlives_the_program()
    {
        using var folder = new StateFolder();
        await using var bench = await StartAsync(folder.Open());
        bench.Server.On("/balance", Answers.Json(Good), Answers.Status(429));
        await bench.ReadAsync(bench.Account());
        await bench.ReadAsync(bench.Account());

        using var later = folder.Open();
        var results = await bench.NewPoller(later).PollAsync([bench.Account()], new(), null, Token);

        Assert.Equal(State.Throttled, results[0].Sources[0].Failure!.State);
        Assert.Equal(12.50m, results[0].Sources[0].LastGood[0].Remaining);
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Two_processes_never_ask_one_request_inside_its_interval()
    {
        using var folder = new StateFolder();
        await using var bench = await StartAsync(folder.Open());
        using var other = folder.Open();
        var arrived = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        bench.Server.On("/balance", Answers.Tell(arrived, Answers.After(gate.Task, Answers.Json(Good))));
        var account = bench.Account() with { MinInterval = FiveMinutes };

        var first = bench.NewPoller().PollAsync([account], new(), null, Token);
        await arrived.Task.WaitAsync(Token);
        var beside = await bench.NewPoller(other).PollAsync([account], new(), null, Token);
        gate.SetResult();
        await first;
        var after = await bench.NewPoller(other).PollAsync([account], new() { IsFresh = true }, null, Token);

        Assert.Single(bench.Server.Requests);
        Assert.Equal(State.Deferred, beside[0].Sources[0].Failure!.State);
        Assert.True(after[0].Sources[0].Readings[0].Cached);
    }

    [Fact]
    public async Task A_pass_that_is_given_up_leaves_no_claim()
    {
        await using var bench = await StartAsync();
        var arrived = new TaskCompletionSource();
        bench.Server.On("/balance", Answers.Tell(arrived, Answers.Hang), Answers.Json(Good));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var hanging = bench.NewPoller().PollAsync([bench.Account()], new(), null, patience.Token);
        await arrived.Task.WaitAsync(Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Null((await bench.ReadAsync(bench.Account())).Failure);
    }

    [Fact]
    public async Task Equal_accounts_are_asked_once_and_both_shown()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good));
        var one = bench.Account() with { MinInterval = FiveMinutes };
        var twin = one with { Id = one.Id with { Name = "twin" } };

        var results = await bench.NewPoller().PollAsync([one, twin], new(), null, Token);
        var later = await bench.ReadAsync(twin);

        Assert.Single(bench.Server.Requests);
        Assert.Equal([one.Id, twin.Id], results.Select(result => result.Account.Id));
        Assert.All(results, result => Assert.Equal(12.50m, result.Sources[0].Readings[0].Remaining));
        Assert.True(later.Readings[0].Cached);
    }

    [Fact]
    public async Task A_day_of_watching_costs_a_known_number_of_requests()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good)).On("/plan", Answers.Json("{\"plan\":\"Pro\"}"));
        var account = bench.Account(Source("wallet", Request(), PlanName())) with { MinInterval = FiveMinutes };

        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var result = await bench.ReadAsync(account);
            Assert.Equal((12.50m, "Pro"), (result.Readings[0].Remaining, result.Plan));
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((288, 1), (bench.Server.Requests.Count(request => request.Path == "/balance"), bench.Server.Requests.Count(request => request.Path == "/plan")));
    }

    /// <summary>A state folder that several processes share.</summary>
    sealed class StateFolder : IDisposable
    {
        readonly string path = Directory.CreateTempSubdirectory("fuelgauge-").FullName;

        public IPollState Open() => SqlitePollState.OpenOrForget(System.IO.Path.Combine(path, "state.db"), warning => Assert.Fail(warning));

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
