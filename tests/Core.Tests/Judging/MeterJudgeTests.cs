using CsCheck;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Judging;

public sealed class MeterJudgeTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero);

    static readonly Balance Wallet = new() { Meter = "balance", Label = "Balance", Unit = "CNY", Source = "api", ObservedAt = Now };

    static readonly QuotaWindow Week = new() { Meter = "weekly", Label = "Weekly", Unit = "percent", Source = "api", ObservedAt = Now };

    static JudgedReading Judge(Reading reading, MeterRules? rules = null) => MeterJudge.Judge(reading, rules ?? new(), Now);

    static Reading Of(decimal remaining, decimal limit, LimitSource source = LimitSource.Reported) => Wallet with { Remaining = remaining, Limit = limit, LimitSource = source };

    [Theory]
    [InlineData("200", Status.Ok, "ok", null)]
    [InlineData("20", Status.Ok, "ok", null)]
    [InlineData("19.999999", Status.Warning, "low", "< 10%")]
    [InlineData("10", Status.Warning, "low", "< 10%")]
    [InlineData("9.999999", Status.Critical, "low", "< 5%")]
    [InlineData("0.000001", Status.Critical, "low", "< 5%")]
    [InlineData("0", Status.Critical, "exhausted", "used up")]
    [InlineData("-0.35", Status.Critical, "exhausted", "used up")]
    public void The_share_left_of_200_decides(string left, Status status, string state, string? alert)
    {
        var judged = Judge(Of(decimal.Parse(left), 200));

        Assert.Equal((status, new State(state), alert), (judged.Status, judged.State, judged.Alert));
    }

    [Theory]
    [InlineData("16", "low", "< 10% of all bought")]
    [InlineData("1", "low", "< 5% of all bought")]
    public void A_share_of_all_ever_bought_is_never_worse_than_a_warning_while_something_is_left(string left, string state, string alert)
    {
        var judged = Judge(Of(decimal.Parse(left), 200, LimitSource.Lifetime));

        Assert.Equal((Status.Warning, new State(state), alert), (judged.Status, judged.State, judged.Alert));
        Assert.Equal(Status.Critical, Judge(Of(0, 200, LimitSource.Lifetime)).Status);
    }

    [Fact]
    public void An_amount_without_a_limit_has_no_share()
    {
        var judged = Judge(Wallet with { Remaining = 0.7m });

        Assert.Equal((Status.Ok, State.NoLimitKnown, null), (judged.Status, judged.State, judged.Alert));
        Assert.Null(judged.Reading.Utilization);
        Assert.Equal(State.Exhausted, Judge(Wallet with { Remaining = 0 }).State);
    }

    [Theory]
    [InlineData("29.99", Status.Warning, "< 30 CNY")]
    [InlineData("30", Status.Ok, null)]
    [InlineData("4.99", Status.Critical, "< 5 CNY")]
    public void Absolute_amounts_need_no_limit(string left, Status status, string? alert)
    {
        var judged = Judge(Wallet with { Remaining = decimal.Parse(left) }, new() { Thresholds = new() { WarningAmount = 30, CriticalAmount = 5 } });

        Assert.Equal((status, alert), (judged.Status, judged.Alert));
    }

    [Theory]
    [InlineData("CNY", Status.Warning)]
    [InlineData("USD", Status.Ok)]
    public void Absolute_amounts_of_another_unit_do_not_apply(string unit, Status status) =>
        Assert.Equal(status, Judge(Wallet with { Remaining = 20 }, new() { Thresholds = new() { WarningAmount = 30, Unit = unit } }).Status);

    [Fact]
    public void The_worse_of_share_and_amount_counts_and_the_alert_names_what_was_crossed()
    {
        var rules = new MeterRules { Thresholds = new() { WarningShare = 0.2m, CriticalShare = 0.125m, WarningAmount = 500 } };

        Assert.Equal((Status.Warning, "< 500 CNY"), Outcome(Judge(Of(400, 1000), rules)));
        Assert.Equal((Status.Critical, "< 12.5%"), Outcome(Judge(Of(120, 1000), rules)));
        Assert.Equal((Status.Warning, "< 20%"), Outcome(Judge(Of(19, 100), rules with { Thresholds = rules.Thresholds with { WarningAmount = null } })));

        static (Status, string?) Outcome(JudgedReading judged) => (judged.Status, judged.Alert);
    }

    [Fact]
    public void The_limit_is_the_users_then_the_providers_then_the_learned_then_all_ever_bought()
    {
        Assert.Equal(LimitSource.Configured, Source(Of(50, 100), configured: 200, learned: 80));
        Assert.Equal(LimitSource.Reported, Source(Of(50, 100), null, learned: 80));
        Assert.Equal(LimitSource.Learned, Source(Of(50, 100, LimitSource.Lifetime), null, learned: 80));
        Assert.Equal(LimitSource.Lifetime, Source(Of(50, 100, LimitSource.Lifetime), null, null));
        Assert.Null(Source(Wallet with { Remaining = 50 }, null, null));
        Assert.Null(Source(Week with { Unit = "tokens", Used = 1 }, null, learned: 80));

        static LimitSource? Source(Reading reading, decimal? configured, decimal? learned) =>
            Judge(reading, new() { ConfiguredLimit = configured, LearnedLimit = learned }).Reading.LimitSource;
    }

    [Fact]
    public void What_the_provider_said_stays_and_what_it_did_not_is_derived()
    {
        var said = Judge(Of(20, 100) with { Used = 30 }, new() { ConfiguredLimit = 200 }).Reading;
        Assert.Equal((30m, 20m, 200m), (said.Used, said.Remaining, said.Limit));

        Assert.Equal(180, Judge(Wallet with { Remaining = 20 }, new() { ConfiguredLimit = 200 }).Reading.Used);
        Assert.Equal(0, Judge(Wallet with { Remaining = 250 }, new() { ConfiguredLimit = 200 }).Reading.Used);
        Assert.Equal(-5, Judge(Wallet with { Used = 205 }, new() { ConfiguredLimit = 200 }).Reading.Remaining);
        Assert.Null(Judge(Wallet with { Remaining = 20 }).Reading.Used);
    }

    [Fact]
    public void An_overrun_window_has_nothing_left_and_keeps_its_numbers()
    {
        var judged = Judge(Week with { Unit = "credits", Used = 2005, Limit = 2000, LimitSource = LimitSource.Reported });

        Assert.Equal((2005m, 0m, 2000m, 1.0025m), (judged.Reading.Used, judged.Reading.Remaining, judged.Reading.Limit, judged.Reading.Utilization));
        Assert.Equal(State.Exhausted, judged.State);
        Assert.Equal(0, Judge(Week with { Unit = "credits", Used = 2005, Remaining = -6, Limit = 2000, LimitSource = LimitSource.Reported }).Reading.Remaining);
    }

    [Fact]
    public void A_percentage_is_of_100()
    {
        var reading = Judge(Week with { Used = 64 }).Reading;

        Assert.Equal((64m, 36m, 100m, 0.64m), (reading.Used, reading.Remaining, reading.Limit, reading.Utilization));
    }

    [Fact]
    public void A_learned_limit_is_an_estimate() => Assert.True(Judge(Wallet with { Remaining = 50 }, new() { LearnedLimit = 80 }).Reading.Estimated);

    [Fact]
    public void A_window_that_has_refilled_since_is_never_shown_as_current()
    {
        var judged = Judge(Week with { Used = 99, ResetsAt = Now, ObservedAt = Now.AddDays(-3) });

        Assert.Equal((Status.Info, State.ResetPassed), (judged.Status, judged.State));
        Assert.Null(judged.Reading.Remaining);
        Assert.Null(judged.Reading.Utilization);
        Assert.True(judged.IsStale);
    }

    [Fact]
    public void A_limit_of_zero_without_use_is_no_window_that_is_used_up() =>
        Assert.Equal(State.NoLimitKnown, Judge(Week with { Unit = "tokens", Used = 0, Limit = 0, LimitSource = LimitSource.Reported }).State);

    [Theory]
    [InlineData(Condition.Blocked, Status.Critical, "blocked")]
    [InlineData(Condition.Exhausted, Status.Critical, "exhausted")]
    [InlineData(Condition.NotStarted, Status.Ok, "not_started")]
    [InlineData(Condition.Unlimited, Status.Ok, "unlimited")]
    public void What_the_provider_says_beside_the_numbers_goes_before_them(Condition condition, Status status, string state)
    {
        var judged = Judge(Week with { Used = 50, Condition = condition });

        Assert.Equal((status, new State(state)), (judged.Status, judged.State));
    }

    [Fact]
    public void Information_keeps_its_state_and_raises_no_alarm()
    {
        var judged = Judge(Week with { Used = 100, Role = Role.Info });

        Assert.Equal((Status.Info, State.Exhausted), (judged.Status, judged.State));
        Assert.Equal(Status.Ok, Judge(Week with { Used = 10, Role = Role.Info }).Status);
    }

    [Fact]
    public void The_rule_says_numbers_source_and_threshold() =>
        Assert.Equal("16 of 200 CNY left (8%, limit reported), below 10%: warning", Judge(Of(16, 200)).Rule);

    [Fact]
    public void Used_and_remaining_make_the_limit_whichever_the_provider_says() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[0, 1_000_000]).Sample((limit, part) =>
        {
            var used = Math.Min(part, limit);
            var reading = Week with { Unit = "tokens", Limit = limit, LimitSource = LimitSource.Reported };
            var fromUsed = Judge(reading with { Used = used });
            var fromRemaining = Judge(reading with { Remaining = limit - used });

            Assert.Equal(limit, fromUsed.Reading.Used + fromUsed.Reading.Remaining);
            Assert.Equal(fromUsed.Reading, fromRemaining.Reading);
            Assert.Equal(fromUsed.Status, fromRemaining.Status);
        });
}
