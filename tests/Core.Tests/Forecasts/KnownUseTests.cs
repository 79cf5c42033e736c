using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

public sealed class KnownUseTests
{
    [Fact]
    public void What_is_left_less_is_what_was_used()
    {
        var known = Read(Wallet(Left(-3, 100), Left(-2, 90), Left(-1, 90), Left(0, 85)));

        Assert.Equal([10, 0, 5], known.Spans.Select(span => span.Amount));
        Assert.Equal((Now.AddHours(-3), Now.AddHours(-2)), (known.Spans[0].From, known.Spans[0].To));
        Assert.Equal(85, known.Newest!.Remaining);
    }

    [Fact]
    public void What_was_used_in_a_gap_is_known_in_sum()
    {
        var known = Read(Wallet(Left(-40, 100), Left(-2, 60), Left(0, 59)));

        Assert.Equal(new UseSpan(Now.AddHours(-40), Now.AddHours(-2), 40), known.Spans[0]);
    }

    [Fact]
    public void A_confirmed_top_up_parts_the_use_before_it_from_that_after()
    {
        var wallet = Wallet(Left(-3, 20), Left(-1, 105), Left(0, 101)) with { Events = [new(Now.AddHours(-2), "top_up", 12, 112)] };

        Assert.Equal([8, 7, 4], Read(wallet).Spans.Select(span => span.Amount));
    }

    [Fact]
    public void A_small_rise_counts_neither_as_use_nor_as_time()
    {
        var known = Read(Wallet(Left(-3, 100), Left(-2, 95), Left(-1, 99), Left(0, 97), Left(1, 96)));

        Assert.Equal([(Now.AddHours(-3), 5.0), (Now.AddHours(-1), 2), (Now, 1)], known.Spans.Select(span => (span.From, span.Amount)));
        Assert.Null(known.ContradictedAt);
    }

    [Theory]
    [InlineData(60, 0, 61, 62)]
    [InlineData(40, 100, 41, 62)]
    public void A_reading_that_the_next_takes_back_is_no_news(int first, int odd, int third, int last)
    {
        var known = Read(Window(TimeSpan.FromDays(7), Used(-3, first, 50), Used(-2, odd, 50), Used(-1, third, 50), Used(0, last, 50)));

        Assert.Equal([third - first, last - third], known.Spans.Select(span => (int)span.Amount));
        Assert.Equal(Now.AddHours(-3), known.Spans[0].From);
    }

    [Fact]
    public void Two_hosts_whose_clocks_differ_do_not_use_everything_twice()
    {
        // The second host's clock is an hour late, so what it sees seems to lie before what the first has seen.
        var points = Enumerable.Range(-40, 40).SelectMany(hour => (RecordedReading[])[Left(hour, 100 - hour), Left(hour + 0.5, 101 - hour)]).ToList();

        Assert.Equal(39, Read(Wallet(points)).Spans.Sum(span => span.Amount), 1.01);
    }

    [Fact]
    public void A_reset_that_was_announced_needs_no_confirmation()
    {
        var known = Read(Window(TimeSpan.FromDays(7), Used(-3, 50, -1.5), Used(-2, 60, -1.5), Used(-1, 4, 166), Used(0, 6, 166)));

        Assert.Equal([10, 2], known.Spans.Select(span => span.Amount));
        Assert.Equal(6, known.Newest!.Used);
    }

    [Fact]
    public void A_reset_time_that_wanders_by_minutes_is_no_reset()
    {
        var known = Read(Window(TimeSpan.FromHours(5), Used(-2, 50, 2), Used(-1, 52, 2.02), Used(0, 55, 1.98)));

        Assert.Equal([2, 3], known.Spans.Select(span => span.Amount));
    }

    [Fact]
    public void More_left_of_a_window_than_before_counts_once_the_next_reading_says_so_too()
    {
        var doubtful = Read(Window(TimeSpan.FromDays(7), Used(-2, 60, 50), Used(-1, 61, 50), Used(0, 0, 50)));

        Assert.Equal((61, 0), (doubtful.Newest!.Used, doubtful.Unconfirmed!.Used));
    }

    [Fact]
    public void What_a_wallet_says_last_is_what_is_left()
    {
        var known = Read(Wallet(Left(-2, 6), Left(-1, 5), Left(0, 300)));

        Assert.Equal(300, known.Newest!.Remaining);
        Assert.Null(known.Unconfirmed);
        Assert.Equal([1.0], known.Spans.Select(span => span.Amount));
    }

    [Fact]
    public void Readings_that_later_ones_contradict_do_not_count()
    {
        // A clock that was a day late has dated two readings among those of yesterday.
        var known = Read(Wallet(Left(-5, 200), Left(-4, 199), Left(-3, 100), Left(-2.5, 99), Left(-2, 198), Left(-1, 197), Left(0, 196)));

        Assert.Equal(Now.AddHours(-2), known.ContradictedAt);
        Assert.Equal(Now.AddHours(-2), known.Since);
        Assert.Equal([1, 1], known.Spans.Select(span => span.Amount));
    }

    [Fact]
    public void A_new_month_of_spend_is_no_contradiction()
    {
        var spend = new SeriesHistory(Id, "spend-month", MeterKind.Spend, "USD", [Spent(-3, 80), Spent(-2, 82), Spent(-1, 1), Spent(0, 2)], []);

        var known = Read(spend);

        Assert.Null(known.ContradictedAt);
        Assert.Equal([2, 1], known.Spans.Select(span => span.Amount));
    }

    [Fact]
    public void Time_in_which_nothing_was_left_tells_nothing_of_use()
    {
        var known = Read(Window(TimeSpan.FromDays(7), Used(-3, 90, 50), Used(-2, 100, 50), Used(-1, 100, 50), Used(0, 100, 50)));

        Assert.Equal([10], known.Spans.Select(span => span.Amount));
    }

    [Fact]
    public void What_a_gap_with_a_reset_in_it_hides_is_not_made_up()
    {
        var window = Window(TimeSpan.FromHours(5), Used(-20, 50, -16), Used(-19, 60, -16), Used(-1, 10, 3), Used(0, 15, 3)) with { Events = [new(Now.AddHours(-1), "reset", 40, 90)] };

        Assert.Equal([10, 5], Read(window).Spans.Select(span => span.Amount));
    }

    [Fact]
    public void Used_counts_for_what_refills_so_that_a_larger_plan_is_no_use()
    {
        var points = new[] { Prompts(-2, 40, 100), Prompts(-1, 45, 100), Prompts(0, 50, 300) };

        Assert.Equal([5, 5], Read(new(Id, "five-hour", MeterKind.Window, "prompts", points, [])).Spans.Select(span => span.Amount));
    }

    static KnownUse Read(SeriesHistory series) => KnownUse.Of(series, Now.AddHours(24), _ => TimeSpan.FromHours(1.5));

    static RecordedReading Spent(double hour, decimal used) => new(Now.AddHours(hour), used, null, null, null, State.NoLimitKnown);

    static RecordedReading Prompts(double hour, decimal used, decimal limit) => new(Now.AddHours(hour), used, limit - used, limit, null, State.Ok);
}
