using Fuelgauge.App.Polling;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Tests.Polling;

public sealed class BackOffTests
{
    static readonly DateTimeOffset Now = ImpatientTime.Begin;
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);
    readonly BackOff backOff = new(new Random(7));

    [Fact]
    public void A_good_answer_waits_for_the_minimum_interval()
    {
        var slot = After(null, new AnswerResult { Readings = [Some()] });

        Assert.Equal((Now + Interval, false, 0), (slot.NextAllowedAt, slot.IsBackOff, slot.Failures));
        Assert.Equal(Now, slot.GoodAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    public void A_rate_limit_waits_a_floor_that_doubles_up_to_a_cap(int? retryAfter)
    {
        PollSlot? slot = null;
        var waits = new List<double>();
        for (var count = 0; count < 12; count++)
        {
            slot = After(slot, Fails(State.Throttled, retryAfter), TimeSpan.Zero);
            waits.Add((slot.NextAllowedAt!.Value - Now).TotalMinutes);
        }

        Assert.All(waits.Take(9).Select((wait, index) => (wait, Least: 1 << index)), wait => Assert.InRange(wait.wait, wait.Least, wait.Least * 1.2));
        Assert.All(waits.Skip(9), wait => Assert.InRange(wait, 360, 360 * 1.2));
        Assert.True(slot!.IsBackOff);
    }

    [Fact]
    public void A_rate_limit_waits_for_the_interval_of_the_definition_however_short_the_account_s_own_is() =>
        Assert.InRange(Wait(After(null, Fails(State.Throttled, 0), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15))), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(18));

    [Fact]
    public void A_longer_retry_after_is_honored_up_to_a_day()
    {
        Assert.InRange(Wait(After(null, Fails(State.Throttled, 7200))), TimeSpan.FromHours(2), TimeSpan.FromHours(2.4));
        Assert.InRange(Wait(After(null, Fails(State.ProviderError, 7200))), TimeSpan.FromHours(2), TimeSpan.FromHours(2.4));
        Assert.InRange(Wait(After(null, Fails(State.Throttled, 30 * 86400))), TimeSpan.FromHours(20), TimeSpan.FromHours(24));
    }

    [Fact]
    public void Waits_differ_so_that_many_do_not_come_back_together() =>
        Assert.True(Enumerable.Range(0, 20).Select(_ => After(null, Fails(State.Throttled)).NextAllowedAt).Distinct().Count() > 15);

    [Fact]
    public void Another_failure_waits_for_the_interval_then_doubles_it()
    {
        var first = After(null, Fails(State.Unreachable));
        var second = After(first, Fails(State.Unreachable));

        Assert.Equal((Interval, false), (Wait(first), first.IsBackOff));
        Assert.InRange(Wait(second), Interval * 2, Interval * 2.4);
        Assert.True(second.IsBackOff);
    }

    [Fact]
    public void A_good_answer_ends_the_back_off()
    {
        var slot = After(After(null, Fails(State.Throttled)), new AnswerResult { Readings = [Some()] });

        Assert.Equal((0, null, false), (slot.Failures, slot.Failure, slot.IsBackOff));
    }

    [Fact]
    public void A_failure_keeps_the_last_good_result_and_no_plan_forgets_it()
    {
        var good = After(null, new AnswerResult { Readings = [Some()] });

        Assert.Equal((good.Good, good.GoodAt), (After(good, Fails(State.Unreachable)).Good, After(good, Fails(State.Unreachable)).GoodAt));
        Assert.Null(After(good, Fails(State.NoPlan)).Good);
        Assert.Equal(0, After(good, Fails(State.NoPlan)).Failures);
    }

    [Fact]
    public void An_answer_that_will_not_change_is_not_asked_for_before_its_time_and_is_no_failure()
    {
        var slot = After(null, Fails(State.NoPlan, 8 * 3600));

        Assert.Equal((TimeSpan.FromHours(8), true, 0), (Wait(slot), slot.IsBackOff, slot.Failures));
        Assert.Equal(BackOff.LongestWait, Wait(After(null, Fails(State.NoData, 48 * 3600))));
        Assert.Equal(Interval, Wait(After(null, Fails(State.NoPlan))));
    }

    PollSlot After(PollSlot? previous, AnswerResult result, TimeSpan? interval = null, TimeSpan? afterThrottle = null) =>
        backOff.After(previous, "identity", new(interval ?? Interval, afterThrottle ?? interval ?? Interval, TimeSpan.Zero), Now, Now, result, null);

    static TimeSpan Wait(PollSlot slot) => slot.NextAllowedAt!.Value - Now;

    static AnswerResult Fails(State state, int? retryAfter = null) =>
        new() { Failure = new(state, "…") { RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null } };

    static Balance Some() => new() { Meter = "balance", Label = "Balance", Unit = "USD", Source = "api", ObservedAt = Now, Remaining = 1 };
}
