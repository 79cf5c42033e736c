using CsCheck;
using Fuelgauge.Core.Decisions;
using Fuelgauge.Core.Model;
using static Fuelgauge.Core.Tests.Decisions.Accounts;

namespace Fuelgauge.Core.Tests.Decisions;

public sealed class RankingTests
{
    static IReadOnlyList<RankedCandidate> Rank(Demand demand, params IReadOnlyList<Candidate> candidates) => Ranking.Of(candidates, demand, [], Now);

    static string Order(params IReadOnlyList<Candidate> candidates) => string.Join(' ', Rank(new(), candidates).Select(one => one.Finding.Account.Name));

    [Fact]
    public void Most_left_comes_first() =>
        Assert.Equal("much some little", Order(Of("little", Window("weekly", 10)), Of("much", Window("weekly", 80)), Of("some", Window("weekly", 40))));

    [Fact]
    public void The_worst_gate_of_each_counts() =>
        Assert.Equal("even uneven", Order(Of("uneven", Window("weekly", 90), Window("five-hour", 20)), Of("even", Window("weekly", 30), Window("five-hour", 30))));

    [Fact]
    public void What_lasts_comes_before_what_runs_out_but_no_priority_and_no_unknown_is_overruled()
    {
        var runsOut = Of("much", Window("weekly", 80)) with { RunsOut = true };

        Assert.Equal("little much", Order(runsOut, Of("little", Window("weekly", 10)) with { RunsOut = false }));
        Assert.Equal("much little", Order(runsOut with { Priority = 1 }, Of("little", Window("weekly", 10)) with { RunsOut = false }));
        Assert.Equal("much down", Order(Failed("down", State.Unreachable) with { RunsOut = false }, runsOut));
        Assert.Equal("much little", Order(runsOut with { RunsOut = null }, Of("little", Window("weekly", 10))));
    }

    [Fact]
    public void What_does_not_meet_the_need_comes_after_what_does_and_the_unknown_last()
    {
        var ranked = Rank(
            new() { Need = Amount("10%") },
            Failed("down", State.Unreachable), Of("empty", Window("weekly", 0)), Of("low", Window("weekly", 9)), Of("fits", Wallet(50, 200)));

        Assert.Equal("fits low empty down", string.Join(' ', ranked.Select(one => one.Finding.Account.Name)));
        Assert.Equal(Verdict.Go, Ranking.VerdictOf(ranked));
        Assert.Equal(Verdict.Hold, Ranking.VerdictOf([.. ranked.Skip(1)]));
        Assert.Equal(Verdict.Unknown, Ranking.VerdictOf([.. ranked.Skip(3)]));
        Assert.Equal(Verdict.Unknown, Ranking.VerdictOf([]));
    }

    [Fact]
    public void Subscriptions_come_before_wallets_and_priorities_before_headroom()
    {
        var wallet = Of("wallet", Wallet(200, 200)) with { Priority = 0 };

        Assert.Equal("second first plan wallet", Order(
            wallet, Of("plan", Window("weekly", 90)), Of("first", Window("weekly", 5)) with { Priority = 7 }, Of("second", Window("weekly", 2)) with { Priority = 1 }));
    }

    [Fact]
    public void A_budget_in_tasks_is_no_wallet()
    {
        var budget = new Budget { Meter = "budget", Label = "Budget", Unit = "tasks", Source = "dispatch", ObservedAt = Now, Used = 490, Limit = 500, LimitSource = LimitSource.Configured };

        Assert.Equal("tasks wallet", Order(Of("wallet", Wallet(200, 200)), Of("tasks", budget)));
        Assert.Equal("wallet money", Order(Of("wallet", Wallet(200, 200)), Of("money", budget with { Unit = "USD" })));
    }

    [Fact]
    public void A_configured_weight_multiplies_what_is_left()
    {
        var ranked = Rank(new(), Of("small", Window("weekly", 60)), Of("large", Window("weekly", 40)) with { Weight = 2 });

        Assert.Equal(("large", 2m, 0.8m), (ranked[0].Finding.Account.Name, ranked[0].Weight, ranked[0].Score!.Value));
    }

    [Fact]
    public void Counts_in_one_unit_over_one_time_weigh_by_themselves()
    {
        var ranked = Rank(new(), Of("small", Requests(900, 1000)), Of("large", Requests(1500, 3000)));

        Assert.Equal(("large", 1.5m, 0.75m), (ranked[0].Finding.Account.Name, ranked[0].Weight, ranked[0].Score!.Value));
        Assert.Equal(("small", 0.5m, 0.45m), (ranked[1].Finding.Account.Name, ranked[1].Weight, ranked[1].Score!.Value));
    }

    [Fact]
    public void Counts_of_other_units_or_times_do_not_weigh()
    {
        var month = Requests(15000, 30000) with { Length = TimeSpan.FromDays(30) };

        Assert.All(Rank(new(), Of("day", Requests(900, 1000)), Of("month", month), Of("prompts", Requests(5, 10) with { Unit = "prompts" })), one => Assert.Equal(1, one.Weight));
    }

    [Fact]
    public void Of_equals_the_one_that_refills_sooner_comes_first_then_the_name() =>
        Assert.Equal("soon a b never", Order(
            Of("never", Window("weekly", 40) with { ResetsAt = null }), Of("b", Window("weekly", 40)), Of("a", Window("weekly", 40)), Of("soon", Window("weekly", 40, TimeSpan.FromHours(1)))));

    [Fact]
    public void A_wallet_whose_share_nobody_knows_comes_after_those_that_are_known()
    {
        var ranked = Ranking.Of([Of("unknown", Wallet(900)), Of("known", Wallet(20, 200))], new() { Need = Amount("5CNY") }, [], Now);

        Assert.Equal("known unknown", string.Join(' ', ranked.Select(one => one.Finding.Account.Name)));
        Assert.Null(ranked[1].Score);
    }

    [Fact]
    public void Leases_are_taken_off_so_that_the_next_goes_elsewhere()
    {
        Candidate[] accounts = [Of("a", Window("weekly", 80)), Of("b", Window("weekly", 78))];

        Assert.Equal("a", Ranking.Of(accounts, new(), [], Now)[0].Finding.Account.Name);
        Assert.Equal("b", Ranking.Of(accounts, new(), [Lease("a", "5%")], Now)[0].Finding.Account.Name);
    }

    [Fact]
    public void The_order_is_total_and_does_not_depend_on_the_order_of_the_question() => Gen.Select(AnyAccounts, Gen.Int).Sample((accounts, seed) =>
    {
        var candidates = Made(accounts);
        var shuffled = candidates.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(
            Rank(new() { Need = Amount("10%") }, candidates).Select(one => one.Finding.Account),
            Rank(new() { Need = Amount("10%") }, shuffled).Select(one => one.Finding.Account));
    });

    [Fact]
    public void More_left_never_ranks_lower() => Gen.Select(AnyAccounts, Gen.Int[0, 99], Gen.Int[0, 2], Gen.Int[1, 60], Gen.Bool).Sample((accounts, which, meter, more, needsShare) =>
    {
        var candidates = Made(accounts);
        var demand = needsShare ? new Demand { Need = Amount("10%") } : new();
        var chosen = candidates[which % candidates.Count];
        var better = chosen with { Snapshot = chosen.Snapshot with { Meters = [.. chosen.Snapshot.Meters.Select((one, index) => index == meter % chosen.Snapshot.Meters.Count ? With(one.Reading, more) : one)] } };

        var before = Place(Rank(demand, candidates), chosen);
        var after = Place(Rank(demand, [.. candidates.Select(candidate => candidate == chosen ? better : candidate)]), chosen);

        Assert.True(after <= before, $"{chosen.Snapshot.Id} went from place {before} to {after}");
    });

    static int Place(IReadOnlyList<RankedCandidate> ranked, Candidate candidate) => ranked.Select(one => one.Finding.Account).ToList().IndexOf(candidate.Snapshot.Id);

    static JudgedReading With(Reading reading, int more) => Judged(reading with { Remaining = Math.Min(reading.Limit ?? 100, reading.Remaining!.Value + more), Used = null });

    static QuotaWindow Requests(decimal left, decimal limit) =>
        Window("daily", left) with { Unit = "requests", Limit = limit, LimitSource = LimitSource.Reported, Length = TimeSpan.FromDays(1) };

    static readonly Gen<Reading> AnyMeter = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100], Gen.Int[1, 3], (kind, left, hours) => kind switch
    {
        0 => (Reading)Window("weekly", left, TimeSpan.FromHours(hours)),
        1 => Requests(Math.Min(left, 100 * hours), 100 * hours),
        2 => Window("five-hour", left, TimeSpan.FromHours(hours)),
        _ => Wallet(left, 100 * hours),
    });

    static readonly Gen<(Reading[] Meters, int Priority, int Weight)[]> AnyAccounts = Gen.Select(AnyMeter.Array[1, 3], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 6];

    static List<Candidate> Made((Reading[] Meters, int Priority, int Weight)[] accounts) =>
    [
        .. accounts.Select((one, index) => Of($"n{index}", [.. one.Meters.DistinctBy(meter => meter.Meter)]) with
        {
            Priority = one.Priority == 0 ? null : one.Priority,
            Weight = one.Weight == 0 ? 2 : null,
        }),
    ];
}
