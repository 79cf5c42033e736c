using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using static Fuelgauge.Core.Tests.Forecasts.Recorded;

namespace Fuelgauge.Core.Tests.Forecasts;

public sealed class AdviceTests
{
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void What_ends_within_a_day_with_much_of_it_unspent_is_worth_a_line()
    {
        var advice = Choose(Weekly("claude", used: 37, resetsIn: 9, perHour: 0.2m), Weekly("codex", used: 40, resetsIn: 90, perHour: 0.2m))!;

        Assert.Equal((AdviceKind.UseOrLose, "claude", Now.AddHours(9)), (advice.Kind, advice.Account.Id.Provider, advice.At!.Value));
        Assert.InRange(advice.Share!.Value, 0.60m, 0.62m);
    }

    [Fact]
    public void What_runs_out_within_a_day_comes_first()
    {
        var advice = Choose(Weekly("claude", used: 37, resetsIn: 9, perHour: 0.2m), Weekly("codex", used: 90, resetsIn: 90, perHour: 1))!;

        Assert.Equal((AdviceKind.RunsOut, "codex"), (advice.Kind, advice.Account.Id.Provider));
        Assert.InRange((advice.At!.Value - Now).TotalHours, 9, 11);
    }

    [Fact]
    public void A_window_that_does_not_last_is_worth_a_line_days_before()
    {
        var advice = Choose(Weekly("claude", used: 40, resetsIn: 100, perHour: 1))!;

        Assert.Equal(AdviceKind.RunsOut, advice.Kind);
        Assert.InRange((advice.At!.Value - Now).TotalHours, 55, 65);
    }

    [Fact]
    public void A_wallet_that_lasts_for_days_is_not_worth_a_line() => Assert.Null(Choose(Of("deepseek", Hourly(200, left: 90, Uneven))));

    [Fact]
    public void A_wallet_that_is_empty_tomorrow_is() => Assert.Equal(AdviceKind.RunsOut, Choose(Of("deepseek", Hourly(200, left: 20, Uneven)))!.Kind);

    [Fact]
    public void A_window_of_hours_refills_too_often_to_be_lost() =>
        Assert.Null(Choose(Of("claude", Window(TimeSpan.FromHours(5), [.. Enumerable.Range(-4, 5).Select(hour => Used(hour, 5 + hour, 1))]))));

    [Fact]
    public void Otherwise_it_is_the_account_to_use_next_where_there_is_a_choice()
    {
        var (roomy, tight) = (Weekly("codex", used: 22, resetsIn: 90, perHour: 0.1m), Weekly("claude", used: 60, resetsIn: 90, perHour: 0.1m));

        var advice = Choose(tight, roomy)!;

        Assert.Equal((AdviceKind.UseNext, "codex", 0.78m, Now.AddHours(90)), (advice.Kind, advice.Account.Id.Provider, advice.Share!.Value, advice.At!.Value));
        Assert.Null(Choose(roomy));
    }

    [Fact]
    public void What_never_stops_work_is_not_worth_a_line()
    {
        var (account, series) = Weekly("claude", used: 90, resetsIn: 90, perHour: 1);
        var shown = account with { Meters = [account.Meters[0] with { Reading = account.Meters[0].Reading with { Role = Role.Info } }] };

        Assert.Null(Choose((shown, series)));
    }

    [Fact]
    public void The_account_to_use_next_is_the_one_that_pick_would_answer()
    {
        var (roomy, _) = Weekly("codex", used: 22, resetsIn: 90, perHour: 0.1m);
        var (tight, _) = Weekly("claude", used: 60, resetsIn: 90, perHour: 0.1m);
        var reserved = Ranking.Of([new(tight), new Candidate(roomy) { Reserve = new Amount(70, Amount.Percent) }], new(), [], Now);

        var advice = Advice.Choose([tight, roomy], PassForecasts.Of([tight, roomy], [], Now), reserved, Now)!;

        Assert.Equal((AdviceKind.UseNext, "claude", 0.4m), (advice.Kind, advice.Account.Id.Provider, advice.Share!.Value));
    }

    [Fact]
    public void Where_only_one_account_has_room_there_is_no_choice()
    {
        var (roomy, _) = Weekly("codex", used: 22, resetsIn: 90, perHour: 0.1m);
        var (empty, _) = Weekly("claude", used: 100, resetsIn: 90, perHour: 0.1m);

        Assert.Null(Advice.Choose([roomy, empty], PassForecasts.Of([roomy, empty], [], Now), Ranked([roomy, empty]), Now));
    }

    [Fact]
    public void Of_a_share_that_nobody_knows_or_that_has_no_end_there_is_nothing_to_say()
    {
        var (wallet, series) = Of("deepseek", Hourly(200, left: 90, Uneven));
        var other = wallet with { Id = new("kimi", "default") };
        var endless = wallet with { Meters = [wallet.Meters[0] with { State = State.Unlimited }] };

        Assert.Null(Advice.Choose([wallet, other], PassForecasts.Of([wallet, other], [series], Now), Ranked([wallet, other]), Now));
        Assert.Null(Advice.Choose([endless, other], PassForecasts.Of([endless, other], [], Now), Ranked([endless, other]), Now));
    }

    [Fact]
    public void A_pass_without_a_history_has_no_forecast_and_still_a_ranking()
    {
        var (codex, _) = Weekly("codex", used: 22, resetsIn: 90, perHour: 0.1m);
        var (claude, _) = Weekly("claude", used: 60, resetsIn: 90, perHour: 0.1m);
        var forecasts = PassForecasts.Of([claude, codex], [], Now);

        Assert.Equal(ForecastState.TooLittle, forecasts.Find(claude.Id, "weekly")!.State);
        Assert.Equal(AdviceKind.UseNext, Advice.Choose([claude, codex], forecasts, Ranked([claude, codex]), Now)!.Kind);
    }

    static Advice? Choose(params (Snapshot Account, SeriesHistory Series)[] accounts)
    {
        var pass = accounts.Select(one => one.Account).ToList();
        return Advice.Choose(pass, PassForecasts.Of(pass, [.. accounts.Select(one => one.Series)], Now), Ranked(pass), Now);
    }

    static IReadOnlyList<RankedCandidate> Ranked(IReadOnlyList<Snapshot> pass) => Ranking.Of([.. pass.Select(account => new Candidate(account))], new(), [], Now);

    static (Snapshot Account, SeriesHistory Series) Weekly(string provider, decimal used, double resetsIn, decimal perHour) =>
        Of(provider, Window(Week, [.. Enumerable.Range(-30, 31).Select(hour => Used(hour, used + perHour * hour + hour * 7919 % 3 * 0.001m, resetsIn))]));

    static (Snapshot Account, SeriesHistory Series) Of(string provider, SeriesHistory series)
    {
        var id = new AccountId(provider, "default");
        var last = series.Points[^1];
        var reading = Reading.Of(series.Kind!.Value, series.Meter!, series.Meter!, series.Unit!, "api", last.At) with
        {
            Used = last.Used,
            Remaining = last.Remaining,
            Limit = last.Limit,
            LimitSource = last.Limit is null ? null : LimitSource.Reported,
            ResetsAt = last.ResetsAt,
            Length = series.Length,
        };
        return (new() { Id = id, ProviderName = provider, AsciiName = provider, Status = Status.Ok, State = State.Ok, Tags = ["coding"], Meters = [new(reading, Status.Ok, State.Ok, null, "")] }, series with { Account = id });
    }
}
