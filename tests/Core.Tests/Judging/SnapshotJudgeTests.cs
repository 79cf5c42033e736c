using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Tests.Extraction;

namespace Fuelgauge.Core.Tests.Judging;

public sealed class SnapshotJudgeTests
{
    static readonly DateTimeOffset Now = Sample.Now;

    static readonly Balance Wallet = new() { Meter = "balance", Label = "Balance", Unit = "CNY", Source = "api", ObservedAt = Now, Role = Role.Fallback, Remaining = 7 };

    static QuotaWindow Window(string id, decimal used) => new() { Meter = id, Label = id, Unit = "percent", Source = "api", ObservedAt = Now, Used = used };

    static SourceResult Read(string source, params IReadOnlyList<Reading> readings) => new() { Source = source, Readings = readings };

    static SourceResult Failed(string source, State state, params IReadOnlyList<Reading> lastGood) =>
        new() { Source = source, Failure = new(state, $"{source}: {state}."), LastGood = lastGood };

    static Snapshot Build(Account account, params IReadOnlyList<SourceResult> sources) => SnapshotJudge.Build(new(account, sources), new() { Now = Now });

    static Snapshot Build(params IReadOnlyList<SourceResult> sources) => Build(Sample.Account(), sources);

    static (Status, State) Standing(Snapshot snapshot) => (snapshot.Status, snapshot.State);

    static string Ids(Snapshot snapshot) => string.Join(' ', snapshot.Meters.Select(meter => meter.Reading.Meter));

    [Fact]
    public void An_account_stands_as_its_worst_gate_which_is_its_headline()
    {
        var snapshot = Build(Read("plan", Window("five-hour", 50), Window("weekly", 96), Window("monthly", 97)), Read("wallet", Wallet));

        Assert.Equal((Status.Critical, State.Low), Standing(snapshot));
        Assert.Equal("monthly five-hour weekly balance", Ids(snapshot));
        Assert.Equal("< 5%", snapshot.Message);
        Assert.Equal("cn", snapshot.Region);
    }

    [Fact]
    public void Information_does_not_count()
    {
        var snapshot = Build(Read("plan", Window("five-hour", 50), Window("weekly-video", 100) with { Role = Role.Info }));

        Assert.Equal((Status.Ok, State.Ok), Standing(snapshot));
        Assert.Null(snapshot.Message);
    }

    [Fact]
    public void What_logs_tell_stands_beside_a_failure_and_takes_it_not_away()
    {
        var today = new Spend { Meter = "tokens-today", Label = "Tokens today", Unit = "tokens", Source = "logs", ObservedAt = Now, Role = Role.Info, Used = 7 };

        var refused = Build(Failed("plan", State.Auth), Read("logs", today));
        var subscribed = Build(Sample.Account() with { Provider = Sample.Account().Provider with { IsSubscription = true } }, Read("logs", today));

        Assert.Equal(((Status.Error, State.Auth), "tokens-today"), (Standing(refused), Ids(refused)));
        Assert.Equal(((Status.Info, State.Subscription), "tokens-today"), (Standing(subscribed), Ids(subscribed)));
    }

    [Fact]
    public void A_window_that_is_stopped_is_worse_than_one_with_less_left()
    {
        var stopped = new QuotaWindow { Meter = "five-hour", Label = "5-hour", Unit = "percent", Source = "api", ObservedAt = Now, Used = 50, Remaining = 50, Limit = 100, LimitSource = LimitSource.Reported, Condition = Condition.Exhausted };
        var low = stopped with { Meter = "weekly", Used = 97, Remaining = 3, Condition = Condition.Normal };

        var snapshot = Build(Read("plan", low, stopped));

        Assert.Equal(("five-hour", State.Exhausted), (snapshot.Meters[0].Reading.Meter, snapshot.State));
    }

    [Fact]
    public void Of_fallbacks_alone_an_empty_one_stops_nothing_while_another_has_something()
    {
        Assert.Equal(State.NoLimitKnown, Build(Read("wallet", Wallet with { Remaining = 0 }, Wallet with { Meter = "other" })).State);
        Assert.Equal(State.Exhausted, Build(Read("wallet", Wallet with { Remaining = 0 })).State);
    }

    [Fact]
    public void Fallbacks_alone_are_the_gates()
    {
        var snapshot = Build(Read("wallet", Wallet with { Remaining = 0 }));

        Assert.Equal((Status.Critical, State.Exhausted), Standing(snapshot));
        Assert.Equal(Role.Gate, snapshot.Headline!.Reading.Role);
    }

    [Fact]
    public void A_used_up_gate_with_a_fallback_that_has_something_is_low()
    {
        var snapshot = Build(Read("plan", Window("weekly", 100)), Read("wallet", Wallet));

        Assert.Equal((Status.Warning, State.Low, "on Balance"), (snapshot.Status, snapshot.State, snapshot.Message));
        Assert.Equal((Status.Critical, State.Exhausted), (snapshot.Headline!.Status, snapshot.Headline.State));
        Assert.Equal((Status.Critical, State.Exhausted), Standing(Build(Read("plan", Window("weekly", 100)), Read("wallet", Wallet with { Remaining = 0 }))));
    }

    [Fact]
    public void A_fallback_softens_neither_a_blocked_nor_a_low_gate()
    {
        Assert.Equal((Status.Critical, State.Blocked), Standing(Build(Read("plan", Window("weekly", 50) with { Condition = Condition.Blocked }, Wallet))));
        Assert.Equal((Status.Critical, State.Low), Standing(Build(Read("plan", Window("weekly", 97), Wallet))));
    }

    [Fact]
    public void A_source_that_fails_beside_others_is_partial_and_a_problem()
    {
        var snapshot = Build(Read("plan", Window("weekly", 20)), Failed("wallet", State.Unreachable, Wallet));

        Assert.Equal((Status.Warning, State.Partial), Standing(snapshot));
        Assert.Equal(new Problem("wallet", State.Unreachable, "wallet: unreachable."), Assert.Single(snapshot.Problems));
        Assert.Equal(7, Assert.Single(snapshot.LastGood!.Meters).Reading.Remaining);
        Assert.Equal("weekly", Ids(snapshot));
    }

    [Fact]
    public void A_side_source_that_fails_takes_no_gate_away()
    {
        Assert.Equal((Status.Ok, State.Partial), Standing(Build(Read("plan", Window("weekly", 20)), Failed("wallet", State.Unreachable) with { HasGates = false })));
        Assert.Equal((Status.Critical, State.Partial), Standing(Build(Read("plan", Window("weekly", 96)), Failed("wallet", State.Unreachable) with { HasGates = false })));
    }

    [Theory]
    [InlineData("no_plan")]
    [InlineData("no_data")]
    public void A_source_that_has_nothing_is_no_problem_while_another_answers(string state)
    {
        var snapshot = Build(Failed("plan", new(state)), Read("wallet", Wallet with { Limit = 10, LimitSource = LimitSource.Reported }));

        Assert.Equal((Status.Ok, State.Ok), Standing(snapshot));
        Assert.Empty(snapshot.Problems);
    }

    [Theory]
    [InlineData("no_data", "unreachable", "unreachable", Status.Error)]
    [InlineData("unreachable", "auth", "auth", Status.Error)]
    [InlineData("provider_error", "unrecognized", "unrecognized", Status.Error)]
    [InlineData("no_data", "no_plan", "no_plan", Status.Info)]
    [InlineData("throttled", "no_plan", "throttled", Status.Info)]
    [InlineData("made_up", "unreachable", "made_up", Status.Error)]
    public void Where_all_fail_the_most_actionable_failure_speaks(string one, string other, string state, Status status)
    {
        Assert.Equal((status, new State(state)), Standing(Build(Failed("a", new(one)), Failed("b", new(other)))));
        Assert.Equal((status, new State(state)), Standing(Build(Failed("b", new(other)), Failed("a", new(one)))));
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("idle")]
    [InlineData("deferred")]
    public void What_was_merely_not_asked_keeps_its_last_good_status(string state)
    {
        var old = Window("weekly", 96) with { ObservedAt = Now.AddHours(-1), ResetsAt = Now.AddDays(1) };

        var snapshot = Build(Failed("plan", new(state), old) with { NextPollAt = Now.AddMinutes(5) });

        Assert.Equal((Status.Critical, new State(state)), Standing(snapshot));
        Assert.Empty(snapshot.Meters);
        Assert.Equal((Now.AddHours(-1), State.Low), (snapshot.LastGood!.ObservedAt, snapshot.LastGood.State));
        Assert.Contains("Next try at 10:35:00 UTC", snapshot.Message!, StringComparison.Ordinal);
        Assert.Equal((Status.Info, new State(state)), Standing(Build(Failed("plan", new(state)))));
    }

    [Fact]
    public void Last_good_values_are_judged_now()
    {
        var snapshot = Build(Failed("plan", State.Unreachable, Window("five-hour", 99) with { ObservedAt = Now.AddHours(-6), ResetsAt = Now.AddHours(-1) }));

        Assert.Equal((Status.Error, State.Unreachable), Standing(snapshot));
        Assert.Equal((Status.Info, State.ResetPassed), (snapshot.LastGood!.Status, snapshot.LastGood.State));
    }

    [Fact]
    public void A_missing_key_is_an_error_only_where_somebody_counts_on_it()
    {
        var account = Sample.Account() with { Credentials = new Dictionary<string, Credential>() };
        var skipped = Build(account);

        Assert.Equal((Status.Skip, State.NoKey), Standing(skipped));
        Assert.Equal("no key was found: set ACME_API_KEY or put the key into ~/.oyster-keys/acme", skipped.Message);
        Assert.Equal((Status.Error, State.NoKey), Standing(Build(account with { IsNamed = true })));
        Assert.Equal((Status.Error, State.NoKey), Standing(SnapshotJudge.Build(new(account, []),
            new() { Now = Now, RecentlySeen = new Dictionary<AccountId, IReadOnlyList<string>> { [account.Id] = ["weekly"] } })));
        Assert.Equal((Status.Error, State.Auth), Standing(Build(account with { CredentialFailure = new(State.Auth, "the file is empty") })));
    }

    [Fact]
    public void A_source_that_lacks_half_a_pair_is_an_error_only_where_somebody_counts_on_it()
    {
        var account = Sample.Account();
        var named = Build(account with { IsNamed = true }, Failed("cost", State.NoKey));

        Assert.Equal((Status.Error, State.NoKey, "cost: no_key."), (named.Status, named.State, named.Message));
        Assert.Equal((Status.Skip, State.NoKey), Standing(Build(account, Failed("cost", State.NoKey))));
    }

    [Fact]
    public void What_is_wrong_with_the_settings_is_among_the_problems()
    {
        var problem = new Problem("ACME_BUDGET", State.NoLimitKnown, "ACME_BUDGET is not a number");

        Assert.Contains(problem, Build(Sample.Account() with { Problems = [problem] }).Problems);
    }

    [Fact]
    public void A_subscription_with_nothing_to_measure_says_so()
    {
        var account = Sample.Account();
        account = account with { Provider = account.Provider with { IsSubscription = true }, IsNamed = true };

        Assert.Equal((Status.Info, State.Subscription), Standing(Build(account)));
        Assert.Contains("set ACME_API_KEY", Build(account).Message, StringComparison.Ordinal);   // somebody named it, so somebody waits for more
        Assert.Equal((Status.Info, State.Subscription), Standing(Build(account, Failed("tasks", State.NoData))));
        Assert.Equal((Status.Error, State.Unreachable), Standing(Build(account, Failed("tasks", State.Unreachable))));
    }

    [Fact]
    public void The_users_word_on_a_meter_counts()
    {
        var account = Sample.Account() with
        {
            Meters = new Dictionary<string, MeterOverride>
            {
                ["weekly"] = new() { Thresholds = new() { WarningShare = 0.2m } },
                ["five-hour"] = new() { Hidden = true },
                ["monthly"] = new() { Role = Role.Info },
                ["balance"] = new() { Limit = 70 },
            },
        };

        var snapshot = Build(account, Read("plan", Window("five-hour", 100), Window("weekly", 81), Window("monthly", 100), Wallet));

        Assert.Equal("weekly monthly balance", Ids(snapshot));
        Assert.Equal((Status.Warning, "< 20%"), (snapshot.Status, snapshot.Message));
        Assert.Equal((70m, LimitSource.Configured), (snapshot.Meters[2].Reading.Limit, snapshot.Meters[2].Reading.LimitSource));
        Assert.Empty(snapshot.Problems);
    }

    [Fact]
    public void A_limit_for_a_meter_that_is_not_there_is_a_problem_and_no_error()
    {
        var account = Sample.Account() with { Meters = new Dictionary<string, MeterOverride> { ["balance"] = new() { Limit = 70 } } };

        var snapshot = Build(account, Read("plan", Window("weekly", 20)));

        Assert.Equal((Status.Ok, State.Ok), Standing(snapshot));
        Assert.Contains("weekly", Assert.Single(snapshot.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learned_limit_is_taken_by_account_and_meter()
    {
        var snapshot = SnapshotJudge.Build(new(Sample.Account(), [Read("wallet", Wallet)]), new()
        {
            Now = Now,
            LearnedLimits = new Dictionary<(AccountId, string), decimal> { [(new("acme", "work"), "balance")] = 100, [(new("acme", "other"), "balance")] = 7 },
        });

        Assert.Equal((Status.Warning, 100m), (snapshot.Status, snapshot.Headline!.Reading.Limit));
    }

    [Fact]
    public void A_budget_in_money_is_held_against_the_spend_of_the_month()
    {
        var account = Sample.Account() with { Budget = new(200, "USD", BudgetPeriod.Month, TimeZoneInfo.Utc, "budget") };
        var spend = new Spend { Meter = "spend-month", Label = "Spend", Unit = "USD", Source = "api", ObservedAt = Now, Used = 195, ResetsAt = Now.AddDays(7) };

        var snapshot = Build(account, Read("admin", spend));

        Assert.Equal((Status.Critical, "budget", 5m), (snapshot.Status, snapshot.Headline!.Reading.Meter, snapshot.Headline.Reading.Remaining));
        var other = Build(account, Read("admin", spend with { Unit = "EUR" }));
        Assert.Equal("budget", Assert.Single(other.Problems).Source);
        Assert.Equal(Status.Ok, other.Status);
    }

    [Fact]
    public void Meters_beyond_64_are_left_out_and_counted()
    {
        var snapshot = Build(Read("plan", [.. Enumerable.Range(0, 100).Select(index => Window($"w-{index}", 1))]));

        Assert.Equal(64, snapshot.Meters.Count);
        Assert.Contains("36 are left out", Assert.Single(snapshot.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_is_dropped_at_its_reset()
    {
        var rate = new RateLimit { Meter = "rate", Label = "Rate", Unit = "requests", Source = "headers", ObservedAt = Now, Remaining = 0, ResetsAt = Now.AddSeconds(-1), Role = Role.Info };

        Assert.Equal("weekly", Ids(Build(Read("plan", Window("weekly", 1), rate))));
    }

    [Fact]
    public void Old_readings_are_stale_by_the_interval_of_their_requests()
    {
        var account = Sample.Account(Sample.Source(Sample.Report with { Every = TimeSpan.FromHours(1) }));
        var old = Wallet with { ObservedAt = Now.AddMinutes(-11) };

        Assert.True(Build(Read("wallet", old)).IsStale);
        Assert.False(Build(account, Read("wallet", old)).IsStale);
        Assert.True(Build(account, Read("wallet", old with { ObservedAt = Now.AddMinutes(-121) })).IsStale);
    }

    [Fact]
    public void A_source_that_says_the_account_is_stopped_stops_it() => Assert.Equal((Status.Critical, State.Blocked),
        Standing(Build(Read("plan", Window("weekly", 1)), Failed("wallet", State.Blocked))));

    [Fact]
    public void A_notice_is_at_least_a_warning_and_stands_among_the_problems()
    {
        var snapshot = Build(Read("wallet", Wallet with { Role = Role.Gate }) with { Notices = ["the last payment failed"] });

        Assert.Equal((Status.Warning, State.Notice), Standing(snapshot));
        Assert.Equal("the last payment failed", snapshot.Message);
        Assert.Equal(new Problem("wallet", State.Notice, "the last payment failed"), Assert.Single(snapshot.Problems));
    }

    [Fact]
    public void A_notice_makes_nothing_better()
    {
        var snapshot = Build(Read("plan", Window("weekly", 97)) with { Notices = ["the plan is past due"] });

        Assert.Equal((Status.Critical, State.Low), Standing(snapshot));
        Assert.Equal("< 5%; the plan is past due", snapshot.Message);
    }

    [Fact]
    public void A_key_with_which_nothing_can_be_read_gives_a_neutral_row_that_says_so()
    {
        var account = Sample.Account(new SourceDefinition { Id = "inference", Kind = "none", Part = "key", Message = "Acme has no endpoint for a balance; see its console." });

        var snapshot = Build(account, []);

        Assert.Equal((Status.Info, State.NoData), Standing(snapshot));
        Assert.Equal("Acme has no endpoint for a balance; see its console.", snapshot.Message);
        Assert.Equal(State.NoKey, Build(account with { Credentials = new Dictionary<string, Credential>() }, []).State);
        Assert.Equal((Status.Error, State.Auth), Standing(Build(account, Failed("admin", State.Auth))));
    }

    [Fact]
    public void What_no_credential_can_read_says_so_without_one()
    {
        var account = Sample.Account(new SourceDefinition { Id = "web", Kind = "none", Message = "Acme shows it in the browser only." });

        var snapshot = Build(account with { Credentials = new Dictionary<string, Credential>() }, []);

        Assert.Equal((Status.Info, State.NoData, "Acme shows it in the browser only."), (snapshot.Status, snapshot.State, snapshot.Message));
    }
}
