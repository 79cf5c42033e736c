using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>What every history keeps to.</summary>
public abstract class ReadingLogContract : IDisposable
{
    readonly IReadingLog log;

    protected ReadingLogContract(Func<TemporaryFolder, IReadingLog> open) => log = open(Folder);

    protected TemporaryFolder Folder { get; } = new();

    [Fact]
    public void Every_meter_comes_back_as_it_was_read()
    {
        var read = Passes.Of(
            Passes.Balance(16.05m) with { Used = 183.95m, Limit = 200m, LimitSource = LimitSource.Reported },
            Passes.Window(40m) with { ResetsAt = Passes.Noon.AddHours(3) });

        log.Append([read], Passes.Noon);

        var history = log.Read(Passes.All);
        Assert.Equal(["balance", "five-hour"], history.Select(series => series.Meter));
        Assert.Equal((MeterKind.Balance, "CNY"), (history[0].Kind!.Value, history[0].Unit));
        Assert.Equal(new(Passes.Noon, 183.95m, 16.05m, 200m, null, State.Ok), Assert.Single(history[0].Points));
        Assert.Equal(new(Passes.Noon, 60m, 40m, 100m, Passes.Noon.AddHours(3), State.Ok), Assert.Single(history[1].Points));
    }

    [Fact]
    public void Skipped_cached_and_unread_accounts_are_left_out()
    {
        log.Append(
            [
                Passes.Failed(State.NoKey) with { Status = Status.Skip },
                Passes.Of(Passes.Balance(5m) with { Cached = true }),
                Passes.Failed(State.Deferred) with { Status = Status.Info },
                Passes.Failed(State.Idle) with { Status = Status.Info },
            ],
            Passes.Noon);

        Assert.Empty(log.Read(Passes.All));
        Assert.Empty(log.SeenSince(Passes.Noon.AddDays(-1)));
    }

    [Fact]
    public void Of_a_mixed_pass_only_fresh_meters_are_recorded()
    {
        log.Append([Passes.Of(Passes.Balance(5m) with { Cached = true }, Passes.Window(40m))], Passes.Noon);

        Assert.Equal("five-hour", Assert.Single(log.Read(Passes.All)).Meter);
    }

    [Fact]
    public void An_error_is_a_point_without_numbers_on_a_series_without_a_meter()
    {
        log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon);
        log.Append([Passes.Failed(State.Unreachable)], Passes.Noon.AddMinutes(5));

        var errors = log.Read(Passes.All)[0];
        Assert.Equal((null, null, null), (errors.Meter, errors.Kind, errors.Unit));
        Assert.Equal(new(Passes.Noon.AddMinutes(5), null, null, null, null, State.Unreachable), Assert.Single(errors.Points));
    }

    [Fact]
    public void A_partial_read_records_what_was_read_and_that_it_was_partial()
    {
        log.Append([Passes.Of(Passes.Balance(5m)) with { State = State.Partial }], Passes.Noon);

        var history = log.Read(Passes.All);
        Assert.Equal([null, "balance"], history.Select(series => series.Meter));
        Assert.Equal(State.Partial, history[0].Points[0].State);
    }

    [Fact]
    public void The_span_begins_inclusive_and_ends_exclusive()
    {
        foreach (var minute in Enumerable.Range(0, 4))
            log.Append([Passes.Of(Passes.Balance(minute, Passes.Noon.AddMinutes(minute)))], Passes.Noon.AddMinutes(minute));

        var points = log.Read(new(Passes.Noon.AddMinutes(1), Passes.Noon.AddMinutes(3), [])).Single().Points;

        Assert.Equal([1m, 2m], points.Select(point => point.Remaining));
    }

    [Fact]
    public void Accounts_are_chosen_and_ordered()
    {
        foreach (var name in new[] { "work", "default", "team" })
            log.Append([Passes.Of(Passes.Balance(5m)) with { Id = new("glm", name) }], Passes.Noon);

        Assert.Equal(["default", "team", "work"], log.Read(Passes.All).Select(series => series.Account.Name));
        Assert.Equal(["work"], log.Read(Passes.All with { Accounts = [new("glm", "work"), new("glm", "nobody")] }).Select(series => series.Account.Name));
    }

    [Fact]
    public void Another_identity_begins_another_series_and_an_unknown_one_does_not()
    {
        log.Append([Passes.Of(Passes.Balance(1m, Passes.Noon))], Passes.Noon);
        log.Append([Passes.Of(Passes.Balance(2m, Passes.Noon.AddMinutes(1))) with { Identity = "a" }], Passes.Noon);
        log.Append([Passes.Of(Passes.Balance(3m, Passes.Noon.AddMinutes(2))) with { Identity = "b" }], Passes.Noon);
        log.Append([Passes.Of(Passes.Balance(4m, Passes.Noon.AddMinutes(3)))], Passes.Noon);

        Assert.Equal([[1m, 2m], [3m, 4m]], log.Read(Passes.All).Select(series => series.Points.Select(point => point.Remaining!.Value).ToArray()));
    }

    [Fact]
    public void A_balance_in_another_currency_is_another_series()
    {
        log.Append([Passes.Of(Passes.Balance(5m), Passes.Balance(7m) with { Unit = "USD" })], Passes.Noon);

        Assert.Equal(["CNY", "USD"], log.Read(Passes.All).Select(series => series.Unit));
    }

    [Fact]
    public void Recording_the_same_reading_twice_keeps_one()
    {
        log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon);
        log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon.AddSeconds(1));

        Assert.Single(log.Read(Passes.All).Single().Points);
    }

    [Fact]
    public void A_clock_set_back_loses_no_reading_and_makes_no_event()
    {
        Record(10m, 10m, 10m);
        log.Append([Passes.Of(Passes.Balance(100m, Passes.Noon.AddDays(-1)))], Passes.Noon.AddDays(-1));
        log.Append([Passes.Of(Passes.Balance(100m, Passes.Noon.AddDays(-1).AddMinutes(1)))], Passes.Noon.AddDays(-1));

        var series = log.Read(Passes.All).Single();
        Assert.Equal([100m, 100m, 10m, 10m, 10m], series.Points.Select(point => point.Remaining));
        Assert.Empty(series.Events);
    }

    [Fact]
    public void A_top_up_that_stays_for_two_readings_becomes_the_learned_limit()
    {
        Record(20m, 12m, 112m);
        Assert.Empty(log.LearnedLimits());

        Record(101m);

        Assert.Equal(112m, log.LearnedLimits()[(Passes.Glm, "balance")]);
        Assert.Equal(new("top_up", 12m, 112m), Event(log.Read(Passes.All).Single().Events.Single()));
    }

    [Fact]
    public void The_last_top_up_counts()
    {
        Record(5m, 105m, 100m, 21m, 20m, 70m, 69m);

        Assert.Equal(70m, log.LearnedLimits()[(Passes.Glm, "balance")]);
    }

    [Fact]
    public void What_was_learned_of_another_identity_does_not_count()
    {
        Record(5m, 105m, 100m);

        log.Append([Passes.Of(Passes.Balance(3m, Passes.Noon.AddDays(1))) with { Identity = "a" }], Passes.Noon);
        Assert.Single(log.LearnedLimits());   // The first identity that is known takes the series over.
        log.Append([Passes.Of(Passes.Balance(3m, Passes.Noon.AddDays(2))) with { Identity = "b" }], Passes.Noon);

        Assert.Empty(log.LearnedLimits());
    }

    [Fact]
    public void Errors_between_readings_hide_no_top_up()
    {
        Record(5m, 105m);
        log.Append([Passes.Failed(State.Unreachable)], next);
        Record(104m);

        Assert.Equal(105m, log.LearnedLimits()[(Passes.Glm, "balance")]);
    }

    [Fact]
    public void A_plan_that_is_read_twice_is_a_plan_change()
    {
        foreach (var plan in new[] { "Lite", "Lite", "Pro", null, "Lite", "Max", "Max" })
            log.Append([Passes.Of(Passes.Balance(5m, Tick())) with { Plan = plan }], next);

        Assert.Equal(["plan_change"], log.Read(Passes.All).SelectMany(series => series.Events).Select(change => change.Kind));
    }

    [Fact]
    public void Seen_are_accounts_with_a_record_and_the_meters_that_were_gates()
    {
        log.Append([Passes.Of(Passes.Balance(5m, Passes.Noon) with { Role = Role.Fallback }, Passes.Window(4m), Passes.Window(4m) with { Meter = "weekly" })], Passes.Noon);
        log.Append([Passes.Failed(State.Auth) with { Id = new("minimax", "default") }], Passes.Noon);
        log.Append([Passes.Failed(State.NoKey) with { Id = new("glm", "work") }], Passes.Noon);

        var seen = log.SeenSince(Passes.Noon);

        Assert.Equal([new("glm", "default"), new("minimax", "default")], seen.Keys.Order());
        Assert.Equal(["five-hour", "weekly"], seen[Passes.Glm]);
        Assert.Empty(seen[new("minimax", "default")]);
        Assert.Empty(log.SeenSince(Passes.Noon.AddMilliseconds(1)));
    }

    [Fact]
    public void A_sample_is_what_the_query_takes_of_all_readings()
    {
        var minutes = Enumerable.Range(0, 900).Select(step => step * 7 % 5000 + step % 3).Order().Distinct().ToList();
        foreach (var minute in minutes)
            log.Append([minute % 11 == 0 ? Passes.Failed(State.Unreachable) : Passes.Of(Passes.Balance(9000 - minute, Passes.Noon.AddMinutes(minute)), Passes.Window(minute % 90, Passes.Noon.AddMinutes(minute)))], Passes.Noon.AddMinutes(minute));
        var query = new SampleQuery(Passes.Noon.AddMinutes(4000), [], [new(TimeSpan.FromHours(12), TimeSpan.FromHours(1)), new(TimeSpan.FromHours(60), TimeSpan.FromHours(6))]);

        var sampled = log.Sample(query);

        var all = log.Read(Passes.All).Where(series => series.Meter is not null).ToList();
        Assert.Equal(all.Select(series => series.Meter), sampled.Select(series => series.Meter));
        Assert.All(all.Zip(sampled), pair => Assert.Equal(query.Take(pair.First.Points), pair.Second.Points));
        Assert.All(all.Zip(sampled), pair => Assert.Equal(pair.First.Events.Where(change => change.At >= query.Since), pair.Second.Events));
        Assert.InRange(sampled[0].Points.Count, 15, 30);
    }

    [Fact]
    public void A_sample_is_of_the_accounts_asked_for_and_of_meters_with_numbers()
    {
        foreach (var name in new[] { "work", "default" })
            log.Append([Passes.Of(Passes.Balance(5m)) with { Id = new("glm", name) }], Passes.Noon);
        log.Append([Passes.Failed(State.Auth) with { Id = new("glm", "work") }], Passes.Noon.AddMinutes(1));

        var sampled = log.Sample(new(Passes.Noon.AddHours(1), [new("glm", "work")], [new(TimeSpan.FromHours(12), TimeSpan.FromHours(1))]));

        Assert.Equal([("work", "balance")], sampled.Select(series => (series.Account.Name, series.Meter)));
    }

    [Fact]
    public void A_series_says_what_was_last_said_of_it_beside_its_numbers()
    {
        log.Append([Passes.Of(Passes.Window(40m) with { Scope = "opus", Role = Role.Info }) with { Identity = "a" }], Passes.Noon);

        var series = log.Read(Passes.All).Single();

        Assert.Equal(("opus", Role.Info, TimeSpan.FromHours(5), "a"), (series.Scope, series.Role, series.Length, series.Identity));
    }

    [Fact]
    public void The_salt_is_random()
    {
        Assert.True(log.Salt.Length >= 16);
        Assert.Contains(log.Salt.ToArray(), value => value != 0);
    }

    public void Dispose()
    {
        log.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    DateTimeOffset next = Passes.Noon;

    DateTimeOffset Tick() => next = next.AddMinutes(5);

    void Record(params decimal[] balances)
    {
        foreach (var balance in balances)
            log.Append([Passes.Of(Passes.Balance(balance, Tick()))], next);
    }

    static (string Kind, decimal? Before, decimal? After) Event(RecordedEvent change) => (change.Kind, change.Before, change.After);
}
