using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Tests.Extraction;

namespace Fuelgauge.Core.Tests.Judging;

/// <summary>A provider's API, and files of this machine that tell what it told another program.</summary>
public sealed class MirroredSourcesTests
{
    static readonly DateTimeOffset Now = Sample.Now;

    static readonly Account Account = Sample.Account(
        new SourceDefinition { Id = "usage", Kind = SourceKind.Http, Requests = [Sample.Report with { Every = TimeSpan.FromMinutes(15) }] },
        new SourceDefinition { Id = "sessions", Kind = SourceKind.File, Mirrors = "usage" });

    static QuotaWindow Window(string id, decimal used, double minutesOld, double? resetInMinutes = 60) => new()
    {
        Meter = id,
        Label = id,
        Unit = "percent",
        Source = "api",
        ObservedAt = Now.AddMinutes(-minutesOld),
        Used = used,
        Remaining = 100 - used,
        Limit = 100,
        LimitSource = LimitSource.Reported,
        Length = TimeSpan.FromHours(5),
        ResetsAt = resetInMinutes is { } minutes ? Now.AddMinutes(minutes) : null,
    };

    static Snapshot Build(params IReadOnlyList<SourceResult> sources) => SnapshotJudge.Build(new(Account, sources), new() { Now = Now });

    static SourceResult Api(params IReadOnlyList<Reading> readings) => new() { Source = "usage", Readings = readings };

    static SourceResult File(params IReadOnlyList<Reading> readings) => new() { Source = "sessions", Readings = [.. readings.Select(reading => reading with { Source = "file" })] };

    static string Shown(Snapshot snapshot) => string.Join(' ', snapshot.Meters.Select(meter => $"{meter.Reading.Meter}:{meter.Reading.Source}:{meter.Reading.Used}"));

    [Fact]
    public void Of_one_meter_the_fresher_word_counts_whichever_source_has_it()
    {
        Assert.Equal("five-hour:file:60", Shown(Build(Api(Window("five-hour", 50, minutesOld: 10)), File(Window("five-hour", 60, minutesOld: 1)))));
        Assert.Equal("five-hour:api:50", Shown(Build(Api(Window("five-hour", 50, minutesOld: 1)), File(Window("five-hour", 40, minutesOld: 10)))));
    }

    [Fact]
    public void Meters_that_only_one_source_has_stay() =>
        Assert.Equal("weekly:api:60 five-hour:file:55", Shown(Build(Api(Window("five-hour", 50, minutesOld: 10), Window("weekly", 60, minutesOld: 10)), File(Window("five-hour", 55, minutesOld: 1)))));

    [Fact]
    public void A_mirror_never_says_less_of_a_window_than_its_provider_did_before()
    {
        Assert.Equal("five-hour:api:50", Shown(Build(Api(Window("five-hour", 50, minutesOld: 10)), File(Window("five-hour", 40, minutesOld: 1, resetInMinutes: 59)))));
        Assert.Equal("five-hour:api:50", Shown(Build(Api(Window("five-hour", 50, minutesOld: 10) with { Condition = Condition.Exhausted }), File(Window("five-hour", 60, minutesOld: 1)))));
        Assert.Equal("five-hour:file:3", Shown(Build(Api(Window("five-hour", 50, minutesOld: 100)), File(Window("five-hour", 3, minutesOld: 1, resetInMinutes: 290)))));
        Assert.Equal("five-hour:api:40", Shown(Build(Api(Window("five-hour", 40, minutesOld: 0)), File(Window("five-hour", 50, minutesOld: 1)))));
    }

    [Fact]
    public void After_a_failed_request_what_was_read_last_is_not_replaced_by_what_is_older()
    {
        var failed = new SourceResult { Source = "usage", Failure = new(State.ProviderError, "an error"), LastGood = [Window("five-hour", 100, minutesOld: 1) with { Cached = true }] };

        var snapshot = Build(failed, File(Window("five-hour", 10, minutesOld: 2)));

        Assert.Equal(("five-hour:api:100", Status.Critical), (Shown(snapshot), snapshot.Status));
        Assert.Contains("an error", snapshot.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_login_that_has_run_out_is_no_fault_beside_a_mirror_and_its_way_out_is_told()
    {
        var snapshot = Build(new SourceResult { Source = "usage", Failure = new(State.Idle, "run it once") }, File(Window("five-hour", 10, minutesOld: 2)));

        Assert.Equal(State.Ok, snapshot.State);
        Assert.Equal(new Problem("usage", State.Idle, "run it once"), Assert.Single(snapshot.Problems));
    }

    [Fact]
    public void Readings_of_one_source_in_several_units_all_stay() =>
        Assert.Equal(2, Build(Api(Window("spend-month", 1, minutesOld: 0), Window("spend-month", 2, minutesOld: 0) with { Unit = "EUR" })).Meters.Count);

    [Fact]
    public void A_window_that_has_refilled_gives_way_to_one_that_has_not_however_old()
    {
        var snapshot = Build(Api(Window("five-hour", 50, minutesOld: 100)), File(Window("five-hour", 90, minutesOld: 30, resetInMinutes: -1)));

        Assert.Equal(("five-hour:api:50", State.Ok), (Shown(snapshot), snapshot.State));
    }

    [Fact]
    public void Where_every_window_has_refilled_the_row_says_so()
    {
        var snapshot = Build(Api(Window("five-hour", 50, minutesOld: 100, resetInMinutes: -2)), File(Window("five-hour", 90, minutesOld: 30, resetInMinutes: -1)));

        Assert.Equal(State.ResetPassed, snapshot.State);
        Assert.Null(Assert.Single(snapshot.Meters).Reading.Remaining);
    }

    [Fact]
    public void A_window_without_a_reset_has_refilled_when_it_is_older_than_it_is_long() =>
        Assert.Equal(State.ResetPassed, Build(File(Window("five-hour", 90, minutesOld: 301, resetInMinutes: null))).State);

    [Theory]
    [InlineData("not_enabled")]
    [InlineData("throttled")]
    [InlineData("deferred")]
    public void What_could_not_be_asked_is_no_problem_where_a_file_tells_the_same(string state)
    {
        var snapshot = Build(new SourceResult { Source = "usage", Failure = new(new(state), "not now") }, File(Window("five-hour", 40, minutesOld: 1)));

        Assert.Equal((Status.Ok, State.Ok, 0), (snapshot.Status, snapshot.State, snapshot.Problems.Count));
    }

    [Fact]
    public void A_refused_key_is_still_shown()
    {
        var snapshot = Build(new SourceResult { Source = "usage", Failure = new(State.Auth, "refused") }, File(Window("five-hour", 40, minutesOld: 1)));

        Assert.Equal(State.Partial, snapshot.State);
        Assert.Equal(State.Auth, Assert.Single(snapshot.Problems).State);
    }

    [Fact]
    public void A_file_whose_windows_have_all_refilled_excuses_nobody()
    {
        var snapshot = Build(new SourceResult { Source = "usage", Failure = new(State.Idle, "run it once") }, File(Window("five-hour", 40, minutesOld: 90, resetInMinutes: -1)));

        Assert.Equal(State.Partial, snapshot.State);
    }

    [Fact]
    public void What_the_source_gave_before_stands_beside_the_file_with_its_age()
    {
        var kept = new SourceResult
        {
            Source = "usage",
            Failure = new(State.Throttled, "asked too often"),
            LastGood = [Window("five-hour", 30, minutesOld: 20), Window("weekly", 60, minutesOld: 20), Window("daily", 60, minutesOld: 20, resetInMinutes: -1)],
        };

        var snapshot = Build(kept, File(Window("five-hour", 40, minutesOld: 1)));

        Assert.Equal("weekly:api:60 five-hour:file:40", Shown(snapshot));
        Assert.Null(snapshot.LastGood);
    }

    [Fact]
    public void A_login_that_is_not_switched_on_is_no_problem_either()
    {
        var account = Account with { CredentialFailure = new(State.NotEnabled, "a login was found") };

        Assert.Empty(SnapshotJudge.Build(new(account, [File(Window("five-hour", 40, minutesOld: 1))]), new() { Now = Now }).Problems);
    }

    [Fact]
    public void A_mirror_is_stale_when_what_it_mirrors_would_be()
    {
        Assert.False(Build(File(Window("five-hour", 40, minutesOld: 29))).IsStale);
        Assert.True(Build(File(Window("five-hour", 40, minutesOld: 31))).IsStale);
    }
}
