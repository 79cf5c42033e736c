using Fuelgauge.App.Storage;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>Old readings become quarter-hours, hours and days, and nothing is lost or counted twice.</summary>
public sealed class RollUpTests : IDisposable
{
    static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Days instead of months, so that a test makes few readings.</summary>
    static readonly Retention Short = new() { Raw = TimeSpan.FromDays(3), QuarterHours = TimeSpan.FromDays(6), Hours = TimeSpan.FromDays(9), Headlines = TimeSpan.FromDays(1) };

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly TemporaryFolder folder = new();

    readonly FakeTimeProvider clock = new(Begin);

    string Database => folder.File("monitor.db");

    [Fact]
    public void Old_readings_become_quarter_hours_then_hours_then_days()
    {
        using var log = Filled(days: 12);

        RollUp(log);

        var points = Points(log);
        Assert.Equal(
            [(1440, 2), (60, 3 * 24), (15, 3 * 96), (0, 4 * 288)],
            points.GroupBy(point => (int?)point.Rollup?.Length.TotalMinutes ?? 0).Select(group => (group.Key, group.Count())));
        Assert.Equal(points.OrderBy(point => point.At), points);
        Assert.Equal(12 * 288, points.Sum(point => point.Rollup?.Readings ?? 1));
    }

    [Fact]
    public void What_was_used_adds_up_to_what_the_readings_said()
    {
        using var log = Filled(days: 12);
        var before = Used(log);

        RollUp(log);

        Assert.True(before > 0);
        Assert.Equal(before, Used(log));
    }

    [Fact]
    public void Rolling_up_day_by_day_comes_to_the_same_as_at_once()
    {
        using var atOnce = Filled(days: 12);
        RollUp(atOnce);
        using var other = SqliteReadingLog.Open(folder.File("other.db"), TimeZoneInfo.Utc);
        for (var day = 0; day < 12; day++)
        {
            Fill(other, day, day + 1);
            RollUp(other);
        }

        Assert.Equal(Points(atOnce), Points(other));
    }

    [Fact]
    public void A_second_time_changes_nothing()
    {
        using var log = Filled(days: 12);
        RollUp(log);
        var before = Sql.Rows(Database, "SELECT * FROM rollups");
        Sql.Run(Database, "DELETE FROM meta WHERE name LIKE 'roll%'");

        RollUp(log);

        Assert.Equal(before, Sql.Rows(Database, "SELECT * FROM rollups"));
    }

    [Fact]
    public void Nothing_is_written_while_nothing_is_due()
    {
        using (var log = Filled(days: 12))
            RollUp(log);
        var before = File.ReadAllBytes(Database);

        using (var log = SqliteReadingLog.Open(Database, TimeZoneInfo.Utc))
            Assert.Equal(RollUpProgress.Done, log.RollUp(Short, clock, Patience));

        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void A_clock_a_year_ahead_makes_nothing_old()
    {
        using var log = Filled(days: 12);
        RollUp(log);
        var before = Points(log);
        clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal(RollUpProgress.Done, log.RollUp(Short, clock, Patience));
        var ahead = clock.GetUtcNow();
        log.Append([Passes.Of(Passes.Balance(7m, ahead))], ahead);
        Assert.Equal(RollUpProgress.Done, log.RollUp(Short, clock, Patience));

        Assert.Equal(before, Points(log).SkipLast(1));
    }

    [Fact]
    public void Readings_of_a_wrong_clock_do_not_hold_up_what_is_due_once_it_is_right_again()
    {
        using var log = Filled(days: 12);
        log.Append([Passes.Of(Passes.Balance(7m, clock.GetUtcNow().AddDays(365)))], clock.GetUtcNow());

        RollUp(log);

        Assert.Equal(4 * 288 + 1, Points(log).Count(point => point.Rollup is null));
    }

    [Fact]
    public void A_clock_that_stays_ahead_for_a_day_is_believed()
    {
        using var log = Filled(days: 5);
        Fill(log, 20, 22);

        RollUp(log);

        Assert.Equal(2 * 288, Points(log).Count(point => point.Rollup is null));
    }

    [Fact]
    public void The_newest_readings_of_a_meter_stay_whatever_their_age_and_what_follows_is_counted_right()
    {
        using var log = Filled(days: 2);
        for (var day = 2; day < 12; day++)
            log.Append([Passes.Of(Passes.Window(50, Begin.AddDays(day).AddHours(1)))], Begin.AddDays(day));
        clock.SetUtcNow(Begin.AddDays(12));
        RollUp(log);
        Assert.Equal(9, Points(log).Count(point => point.Rollup is null));   // as many as a verdict rests on, and the rest of their quarter-hour
        var before = Used(log);

        Fill(log, 12, 20);
        var all = Used(log);
        RollUp(log);

        Assert.True(all > before);
        Assert.Equal(all, Used(log));
        Assert.Equal(2 * 288 + 8 * 288, Points(log).Sum(point => point.Rollup?.Readings ?? 1));
    }

    [Fact]
    public void A_late_reading_is_counted_once()
    {
        using var log = Filled(days: 12);
        RollUp(log);
        var before = Used(log);
        foreach (var day in new[] { 1, 4, 7 })
        {
            var at = Begin.AddDays(day).AddHours(7).AddMinutes(2);
            log.Append([Passes.Of(Passes.Balance(-500m, at))], clock.GetUtcNow());
        }
        Assert.Equal(before, Used(log));

        Fill(log, 12, 13);
        var grown = Used(log);
        RollUp(log);

        Assert.Equal(grown, Used(log));
        Assert.Equal(13 * 288 + 3, Points(log).Sum(point => point.Rollup?.Readings ?? 1));
        Assert.Equal(3, Points(log).Count(point => point.Rollup?.Min == -500m));
    }

    [Fact]
    public void Late_readings_in_a_gap_divide_the_step_that_was_counted_over_it()
    {
        using var log = Open();
        Fill(log, 0, 2);
        Fill(log, 4, 12);
        RollUp(log);
        var over = Used(log);

        Fill(log, 2, 4);
        Fill(log, 12, 13);
        RollUp(log);

        using var whole = SqliteReadingLog.Open(folder.File("whole.db"), TimeZoneInfo.Utc);
        Fill(whole, 0, 13);
        Assert.NotEqual(over, Used(log));
        Assert.Equal(Used(whole), Used(log));
    }

    [Fact]
    public void Two_processes_at_once_roll_up_once()
    {
        using var one = Filled(days: 12);
        using var two = Open();
        var before = Used(one);

        Parallel.Invoke(() => RollUp(one), () => RollUp(two));

        Assert.Equal(before, Used(one));
        Assert.Equal(12 * 288, Points(two).Sum(point => point.Rollup?.Readings ?? 1));
    }

    [Fact]
    public void Another_writer_goes_first()
    {
        using var log = Filled(days: 12);
        using var other = Sql.Open(Database);
        Sql.Run(other, "BEGIN IMMEDIATE");

        Assert.Equal(RollUpProgress.Busy, log.RollUp(Short, clock, Patience));

        Sql.Run(other, "ROLLBACK");
        Assert.Equal(RollUpProgress.Done, log.RollUp(Short, clock, Patience));
    }

    [Fact]
    public void A_small_budget_does_a_little_and_the_next_goes_on()
    {
        using var log = Filled(days: 40);
        var slices = 0;
        while (log.RollUp(Short, clock, TimeSpan.Zero) == RollUpProgress.More)
            Assert.True(++slices < 100);

        Assert.True(slices > 1);
        Assert.Equal(40 * 288, Points(log).Sum(point => point.Rollup?.Readings ?? 1));
    }

    [Fact]
    public void A_full_disk_loses_nothing()
    {
        using (var log = Filled(days: 12))
        {
        }
        using var database = SqliteDatabase.Open(Database, Schema.History);
        database.Scalar($"PRAGMA max_page_count = {Convert.ToInt64(database.Scalar("PRAGMA page_count"))}");

        var fault = Assert.Throws<StorageException>(() => new RollUp(database, Short, clock).Run(clock.GetUtcNow(), Patience));

        Assert.Equal(StorageFault.Full, fault.Fault);
        Assert.Equal([$"{12 * 288}|0"], Sql.Rows(Database, "SELECT (SELECT count(*) FROM readings), (SELECT count(*) FROM rollups)"));
    }

    [Fact]
    public void Failures_are_rolled_up_with_their_state()
    {
        using var log = Filled(days: 12);
        foreach (var minute in new[] { 1, 6, 11 })
            log.Append([Passes.Failed(State.Auth)], Begin.AddDays(4).AddMinutes(minute));

        RollUp(log);

        var errors = log.Read(Passes.All).Single(series => series.Meter is null).Points.Single();
        Assert.Equal((Begin.AddDays(4), State.Auth, 3, null), (errors.At, errors.State, errors.Rollup!.Readings, errors.Rollup.Consumption));
    }

    [Fact]
    public void Headlines_become_one_a_day_and_rows_of_others_stay()
    {
        using var log = Filled(days: 5);
        Sql.Run(Database, "INSERT INTO usage_snapshots (timestamp, provider, used) VALUES ('2026-01-01T00:00:01.000', 'glm', 1), ('2026-01-01T00:00:02', 'glm', 2), ('2026-01-03 00:00:01', 'glm', 2)");
        log.Append([], clock.GetUtcNow());

        RollUp(log);

        Assert.Equal(["3"], Sql.Rows(Database, "SELECT count(*) FROM usage_snapshots WHERE origin IS NULL"));
        Assert.Equal(
            ["2026-01-01|1", "2026-01-02|1", "2026-01-03|1", "2026-01-04|288", "2026-01-05|288"],
            Sql.Rows(Database, "SELECT substr(timestamp, 1, 10) AS day, count(*) FROM usage_snapshots WHERE origin IS NOT NULL GROUP BY day"));
        Assert.Equal(["2026-01-01T23:55:00.000Z"], Sql.Rows(Database, "SELECT min(timestamp) FROM usage_snapshots WHERE origin IS NOT NULL"));
    }

    [Fact]
    public void Exact_amounts_stay_exact()
    {
        using var log = Open();
        foreach (var day in Enumerable.Range(0, 12))
            log.Append([Passes.Of(Passes.Balance(1000.123456789m - (day * 0.000000001m), Begin.AddDays(day)))], Begin);
        clock.SetUtcNow(Begin.AddDays(12));

        RollUp(log);

        Assert.Equal((1000.123456789m, 0.000000001m), (Points(log)[0].Remaining, Points(log)[1].Rollup!.Consumption));
    }

    public void Dispose() => folder.Dispose();

    SqliteReadingLog Open() => SqliteReadingLog.Open(Database, TimeZoneInfo.Utc);

    SqliteReadingLog Filled(int days)
    {
        var log = Open();
        Fill(log, 0, days);
        return log;
    }

    /// <summary>A wallet read every five minutes: used by day, topped up each fifth day, with an odd zero now and then.</summary>
    void Fill(SqliteReadingLog log, int from, int to)
    {
        log.Append(
            [
                .. Enumerable.Range(from * 288, (to - from) * 288).Select(step =>
                {
                    var (day, part) = Math.DivRem(step, 288);
                    var spent = (day % 5 * 100) + (part < 144 ? 0 : part - 144) / 2;
                    return Passes.Of(Passes.Balance(step % 1000 == 999 ? 0 : 1000 - spent, Begin.AddMinutes(5 * step)));
                }),
            ],
            Begin.AddDays(to));
        clock.SetUtcNow(Begin.AddDays(Math.Max(to, (int)(clock.GetUtcNow() - Begin).TotalDays)));
    }

    void RollUp(SqliteReadingLog log)
    {
        while (log.RollUp(Short, clock, Patience) != RollUpProgress.Done)
        {
            // The other writer goes first.
        }
    }

    static IReadOnlyList<RecordedReading> Points(SqliteReadingLog log) => log.Read(Passes.All).Single(series => series.Meter == "balance").Points;

    static decimal Used(SqliteReadingLog log) => Rollups.Gather(Points(log), null, null, _ => (Begin, Begin.AddYears(10))).Single().Rollup!.Consumption!.Value;
}
