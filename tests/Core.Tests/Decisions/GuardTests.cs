using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;
using static Fuelgauge.Core.Tests.Decisions.Accounts;

namespace Fuelgauge.Core.Tests.Decisions;

public sealed class GuardTests
{
    static readonly Demand Anything = new();

    static Demand Need(string need) => new() { Need = Amount(need) };

    static Finding Judge(Candidate candidate, Demand demand, params Lease[] leases) => Guard.Judge(candidate, demand, leases, Now);

    [Theory]
    [InlineData("10%", Verdict.Go)]
    [InlineData("20", Verdict.Go)]
    [InlineData("20.01%", Verdict.Hold)]
    [InlineData("40CNY", Verdict.Go)]
    [InlineData("40.01CNY", Verdict.Hold)]
    public void A_wallet_with_40_of_200_left_meets_what_is_at_most_that(string need, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Of("a", Wallet(40, 200)), Need(need)).Verdict);

    [Theory]
    [InlineData("100%", Verdict.Hold)]
    [InlineData("33.33%", Verdict.Go)]
    [InlineData("33.34%", Verdict.Hold)]
    public void A_share_that_no_decimal_holds_is_compared_exactly(string need, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Of("a", Wallet(1, 3)), Need(need)).Verdict);

    [Fact]
    public void Every_gate_must_have_room_and_the_worst_is_named()
    {
        var found = Judge(Of("a", Window("weekly", 40), Window("five-hour", 8), Window("monthly", 3) with { Role = Role.Info }), Need("10%"));

        Assert.Equal((Verdict.Hold, "8% of five-hour left, 10% needed"), (found.Verdict, found.Reason));
        Assert.Equal("five-hour", found.Gate!.Meter.Reading.Meter);
    }

    [Fact]
    public void A_named_meter_counts_alone_whatever_its_role()
    {
        var account = Of("a", Window("weekly", 40), Window("five-hour", 8), Window("weekly-opus", 3) with { Role = Role.Info });

        Assert.Equal(Verdict.Go, Judge(account, Need("10%") with { Meter = "weekly" }).Verdict);
        Assert.Equal(Verdict.Hold, Judge(account, Need("10%") with { Meter = "weekly-opus" }).Verdict);
    }

    [Fact]
    public void A_meter_that_is_not_there_is_told_apart_from_one_that_cannot_be_read()
    {
        var lacking = Judge(Of("a", Window("weekly", 40)), Anything with { Meter = "weekli" });
        var lost = Judge(Of("a", Window("weekly", 40)) with { ExpectedGates = ["daily"] }, Anything with { Meter = "daily" });

        Assert.Equal((Verdict.Unknown, true, "it has no meter weekli; it has weekly"), (lacking.Verdict, lacking.LacksMeter, lacking.Reason));
        Assert.Equal((Verdict.Unknown, false), (lost.Verdict, lost.LacksMeter));
    }

    [Theory]
    [InlineData(Condition.Exhausted, 50, Verdict.Hold)]
    [InlineData(Condition.Blocked, 50, Verdict.Hold)]
    [InlineData(Condition.Unlimited, 0, Verdict.Go)]
    [InlineData(Condition.NotStarted, 100, Verdict.Go)]
    public void What_the_provider_says_counts_before_its_numbers(Condition condition, int left, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Of("a", Window("weekly", left) with { Condition = condition }), Need("10%")).Verdict);

    [Fact]
    public void A_window_that_has_not_begun_is_full_though_nobody_says_of_what()
    {
        var account = Of("a", Window("five-hour", 0) with { Unit = "prompts", Remaining = null, Condition = Condition.NotStarted, ResetsAt = null });

        Assert.Equal(Verdict.Go, Judge(account, Need("100%")).Verdict);
        Assert.Equal(Verdict.Hold, Judge(account with { Reserve = Amount("20%") }, Need("90%")).Verdict);
        Assert.Equal(Verdict.Go, Judge(account, Need("20prompts")).Verdict);
    }

    [Fact]
    public void A_wallet_of_unknown_share_passes_an_amount_and_not_a_share()
    {
        var account = Of("a", Wallet(16));
        var share = Judge(account, Need("10%"));

        Assert.Equal(Verdict.Go, Judge(account, Anything).Verdict);
        Assert.Equal(Verdict.Go, Judge(account, Need("16CNY")).Verdict);
        Assert.Equal(Verdict.Hold, Judge(account, Need("16.01CNY")).Verdict);
        Assert.Equal((Verdict.Unknown, Doubt.Lasting), (share.Verdict, share.Doubt));
        Assert.Contains("limit", share.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_need_in_a_unit_that_no_gate_has_cannot_be_told_and_names_those_it_has()
    {
        var found = Judge(Of("a", Wallet(16), Window("weekly", 40)), Need("5USD"));

        Assert.Equal(Verdict.Unknown, found.Verdict);
        Assert.Contains("in USD, and its gates are in CNY, percent", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_need_in_a_unit_is_measured_on_the_gates_of_that_unit_and_the_others_need_something_left()
    {
        Assert.Equal(Verdict.Go, Judge(Of("a", Wallet(16), Window("weekly", 1)), Need("5CNY")).Verdict);
        Assert.Equal(Verdict.Hold, Judge(Of("a", Wallet(16), Window("weekly", 0)), Need("5CNY")).Verdict);
    }

    [Fact]
    public void A_reserve_and_leases_are_not_given_away()
    {
        var account = Of("a", Window("weekly", 78)) with { Reserve = Amount("20%") };

        Assert.Equal("58% of weekly left after a reserve of 20%", Judge(account, Need("58%")).Reason);
        Assert.Equal(Verdict.Hold, Judge(account, Need("58.1%")).Verdict);
        Assert.Equal((Verdict.Hold, "48% of weekly left after a reserve of 20% and leases of 10%, 50% needed"),
            Judge(account, Need("50%"), Lease("a", "4%"), Lease("a", "6%"), Lease("b", "30%")) is var found ? (found.Verdict, found.Reason) : default);
    }

    [Fact]
    public void An_amount_is_reserved_of_gates_in_its_unit_only()
    {
        var account = Of("a", Wallet(16, 200), Window("weekly", 40)) with { Reserve = Amount("10CNY") };

        Assert.Equal(Verdict.Go, Judge(account, Need("3%")).Verdict);
        Assert.Equal(Verdict.Hold, Judge(account, Need("3.1%")).Verdict);
    }

    [Fact]
    public void A_share_reserved_of_a_wallet_of_unknown_share_is_not_guessed()
    {
        var found = Judge(Of("a", Wallet(16)) with { Reserve = Amount("20%") }, Need("5CNY"));

        Assert.Equal(Verdict.Unknown, found.Verdict);
        Assert.Contains("limit", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lease_that_has_run_out_or_was_taken_by_a_clock_set_back_since_does_not_count()
    {
        var old = Lease("a", "70%") with { ExpiresAt = Now };
        var future = Lease("a", "70%", TimeSpan.FromHours(-2)) with { ExpiresAt = Now.AddHours(3) };

        Assert.Equal(Verdict.Go, Judge(Of("a", Window("weekly", 78)), Need("50%"), old, future).Verdict);
        Assert.Equal(Verdict.Hold, Judge(Of("a", Window("weekly", 78)), Need("50%"), Lease("a", "70%")).Verdict);
    }

    [Fact]
    public void A_window_that_has_refilled_since_cannot_be_told()
    {
        var found = Judge(Of("a", Window("weekly", 0, TimeSpan.FromMinutes(-1))), Anything);

        Assert.Equal((Verdict.Unknown, Doubt.Passing), (found.Verdict, found.Doubt));
    }

    [Theory]
    [InlineData(9, false, Verdict.Go)]
    [InlineData(10, true, Verdict.Go)]
    [InlineData(11, true, Verdict.Unknown)]
    [InlineData(11, false, Verdict.Unknown)]
    public void A_value_beyond_its_age_cannot_be_told(int minutes, bool isOffline, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Of("a", Window("weekly", 40) with { ObservedAt = Now.AddMinutes(-minutes) }), Need("10%") with { IsOffline = isOffline }).Verdict);

    [Fact]
    public void A_value_that_nobody_may_ask_for_sooner_counts_until_it_is_stale()
    {
        var account = Of("a", Window("weekly", 40) with { ObservedAt = Now.AddMinutes(-5) });

        Assert.Equal(Verdict.Go, Judge(account, Need("10%") with { MaxAge = TimeSpan.FromMinutes(1) }).Verdict);
        Assert.Equal((Verdict.Unknown, Doubt.Age), Judge(account, Need("10%") with { MaxAge = TimeSpan.FromMinutes(1), IsOffline = true }) is var found ? (found.Verdict, found.Doubt) : default);
    }

    [Fact]
    public void A_window_that_had_too_little_has_too_little_until_its_reset_however_old_that_is()
    {
        var old = Window("weekly", 4) with { ObservedAt = Now.AddHours(-9) };

        Assert.Equal(Verdict.Hold, Judge(Of("a", old), Need("10%")).Verdict);
        Assert.Equal(Verdict.Unknown, Judge(Of("a", old with { ResetsAt = null, Length = TimeSpan.FromDays(7) }), Need("10%")).Verdict);
        Assert.Equal(Verdict.Unknown, Judge(Of("a", Wallet(0, 200) with { ObservedAt = Now.AddHours(-9) }), Need("10%")).Verdict);
    }

    [Theory]
    [InlineData("auth", Doubt.Lasting)]
    [InlineData("no_key", Doubt.Lasting)]
    [InlineData("unreachable", Doubt.Passing)]
    [InlineData("provider_error", Doubt.Passing)]
    [InlineData("throttled", Doubt.Passing)]
    public void An_account_that_was_not_read_cannot_be_told(string state, Doubt doubt)
    {
        var found = Judge(Failed("a", new(state)), Anything);

        Assert.Equal((Verdict.Unknown, doubt, "it failed"), (found.Verdict, found.Doubt, found.Reason));
    }

    [Theory]
    [InlineData("throttled", 5, Verdict.Go)]
    [InlineData("idle", 5, Verdict.Go)]
    [InlineData("throttled", 30, Verdict.Unknown)]
    [InlineData("idle", 30, Verdict.Unknown)]
    [InlineData("auth", 1, Verdict.Unknown)]
    [InlineData("unreachable", 1, Verdict.Unknown)]
    public void What_was_read_before_counts_where_only_nobody_could_be_asked(string state, int minutes, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Failed("a", new(state), lastGood: Before(Window("weekly", 40) with { ObservedAt = Now.AddMinutes(-minutes) })), Need("10%")).Verdict);

    [Theory]
    [InlineData("blocked")]
    [InlineData("exhausted")]
    public void An_account_that_the_provider_stops_holds_though_it_shows_no_meter(string state) =>
        Assert.Equal(Verdict.Hold, Judge(Failed("a", new(state)), Anything).Verdict);

    [Fact]
    public void A_gate_of_the_last_7_days_that_is_not_read_now_cannot_be_told_unless_another_holds()
    {
        var account = Of("a", Window("five-hour", 40)) with { ExpectedGates = ["five-hour", "weekly"] };
        var found = Judge(account, Need("10%"));

        Assert.Equal(Verdict.Unknown, found.Verdict);
        Assert.Contains("weekly was a gate in the last 7 days", found.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Hold, Judge(account, Need("50%")).Verdict);
        Assert.Equal(Verdict.Go, Judge(account with { ExpectedGates = ["five-hour"] }, Need("10%")).Verdict);
        Assert.Equal(Verdict.Go, Judge(account, Need("10%") with { Meter = "five-hour" }).Verdict);
    }

    [Fact]
    public void A_source_with_gates_that_failed_cannot_be_told_though_it_was_never_read()
    {
        var account = Of("a", Window("five-hour", 40));
        account = account with { Snapshot = account.Snapshot with { State = State.Partial, Status = Status.Warning, Message = "the host is down", MissesGates = true } };
        var found = Judge(account, Need("10%"));

        Assert.Equal((Verdict.Unknown, "not all of its gates could be read: the host is down"), (found.Verdict, found.Reason));
    }

    [Fact]
    public void An_account_without_any_gate_cannot_be_told() => Assert.Equal(Verdict.Unknown, Judge(Of("a"), Anything).Verdict);

    [Fact]
    public void A_spend_without_a_limit_says_nothing_of_what_is_left()
    {
        var found = Judge(Of("a", new Spend { Meter = "spend-month", Label = "Spend", Unit = "USD", Source = "api", ObservedAt = Now, Used = 12 }), Anything);

        Assert.Equal(Verdict.Unknown, found.Verdict);
        Assert.Contains("limit", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallback_carries_on_only_where_it_is_allowed_to()
    {
        var account = Of("a", Window("weekly", 0), Wallet(16) with { Role = Role.Fallback });
        var allowed = Judge(account, new() { AllowsFallback = true });

        Assert.Equal(Verdict.Hold, Judge(account, Anything).Verdict);
        Assert.Equal((Verdict.Go, "weekly is used up, but 16 CNY of balance left"), (allowed.Verdict, allowed.Reason));
        Assert.Equal(Verdict.Hold, Judge(account, new() { AllowsFallback = true, Need = Amount("20CNY") }).Verdict);
        Assert.Equal(Verdict.Hold, Judge(account, new() { AllowsFallback = true, Need = Amount("5USD") }).Verdict);
    }

    [Fact]
    public void A_fallback_lifts_no_block_and_nobodys_own_budget()
    {
        var fallback = Wallet(16) with { Role = Role.Fallback };
        var budget = new Budget { Meter = "budget", Label = "Budget", Unit = "tasks", Source = "dispatch", ObservedAt = Now, Used = 500, Limit = 500, LimitSource = LimitSource.Configured };
        var allowing = new Demand { AllowsFallback = true };

        Assert.Equal(Verdict.Hold, Judge(Of("a", budget, fallback), allowing).Verdict);
        Assert.Equal(Verdict.Hold, Judge(Of("a", Window("weekly", 40) with { Condition = Condition.Blocked }, fallback), allowing).Verdict);
    }

    [Fact]
    public void A_fallback_that_is_named_needs_the_word_too()
    {
        var account = Of("a", Window("weekly", 0), Wallet(16) with { Role = Role.Fallback });

        Assert.Equal(Verdict.Unknown, Judge(account, new() { Meter = "balance" }).Verdict);
        Assert.Equal(Verdict.Go, Judge(account, new() { Meter = "balance", AllowsFallback = true }).Verdict);
    }
}
