using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>Events of an account that no meter shows by itself: what every history keeps to.</summary>
public abstract class AccountEventsContract(Func<TemporaryFolder, IReadingLog> open) : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public void A_window_that_a_known_account_did_not_have_is_news_once_it_is_read_twice()
    {
        using var log = open(folder);
        Record(log, 0, Passes.Balance(5m));
        Record(log, 48, Passes.Balance(5m), Passes.Window(100m));
        Assert.Empty(Events(log));

        Record(log, 49, Passes.Balance(5m), Passes.Window(99m));
        Record(log, 50, Passes.Balance(5m), Passes.Window(98m));

        Assert.Equal(["five-hour new_window 48h >100"], Events(log));
    }

    [Fact]
    public void Windows_of_an_account_that_is_new_itself_are_no_news_though_they_answer_later()
    {
        using var log = open(folder);
        Record(log, 0, Passes.Balance(5m));
        Record(log, 1, Passes.Balance(5m), Passes.Window(100m));
        Record(log, 49, Passes.Balance(5m), Passes.Window(99m));

        Assert.Empty(Events(log));
    }

    [Fact]
    public void Windows_of_another_login_are_no_news()
    {
        using var log = open(folder);
        Record(log, 0, "a", Passes.Balance(5m), Passes.Window(100m));
        foreach (var hour in new[] { 48, 49, 50 })
            Record(log, hour, "b", Passes.Balance(5m), Passes.Window(100m));

        Assert.Empty(Events(log));
    }

    [Fact]
    public void A_balance_that_appears_is_no_window()
    {
        using var log = open(folder);
        Record(log, 0, Passes.Window(100m));
        Record(log, 48, Passes.Window(100m), Passes.Balance(5m));
        Record(log, 49, Passes.Window(100m), Passes.Balance(5m));

        Assert.Empty(Events(log));
    }

    [Fact]
    public void A_plan_read_once_or_delivered_twice_is_no_change()
    {
        using var log = open(folder);
        foreach (var (hour, plan) in new[] { (0, "Lite"), (1, "Lite"), (2, "Pro"), (2, "Pro"), (3, "Lite") })
            log.Append([Passes.Of(Passes.Balance(5m, Passes.Noon.AddHours(hour))) with { Plan = plan }], Passes.Noon.AddHours(hour));

        Assert.Empty(Events(log));
    }

    [Fact]
    public void A_plan_change_says_both_names_and_when_it_was_first_seen()
    {
        using var log = open(folder);
        for (var hour = 0; hour < 300; hour++)
            log.Append([Passes.Of(Passes.Balance(5m, Passes.Noon.AddHours(hour))) with { Plan = hour < 100 ? "Lite" : "Pro" }], Passes.Noon.AddHours(hour));

        Assert.Equal([" plan_change 100h > Lite → Pro"], Events(log));
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    static void Record(IReadingLog log, int hour, params Reading[] readings) => Record(log, hour, null, readings);

    static void Record(IReadingLog log, int hour, string? identity, params Reading[] readings)
    {
        var at = Passes.Noon.AddHours(hour);
        log.Append([Passes.Of([.. readings.Select(reading => reading with { ObservedAt = at })]) with { Identity = identity }], at);
    }

    static List<string> Events(IReadingLog log) =>
        [.. log.Read(Passes.All).SelectMany(series => series.Events.Select(change =>
            FormattableString.Invariant($"{series.Meter} {change.Kind} {(change.At - Passes.Noon).TotalHours}h {change.Before:0.##}>{change.After:0.##} {change.Detail}").TrimEnd()))];
}

public sealed class MemoryAccountEventsTests() : AccountEventsContract(_ => new MemoryReadingLog());

public sealed class SqliteAccountEventsTests() : AccountEventsContract(folder => SqliteReadingLog.Open(folder.File("monitor.db"), TimeZoneInfo.Utc))
{
    [Fact]
    public void The_first_windows_read_beside_an_earlier_monitors_rows_are_no_news()
    {
        using var folder = new TemporaryFolder();
        var database = folder.File("monitor.db");
        using (SqliteReadingLog.Open(database, TimeZoneInfo.Utc))
        {
        }
        Sql.Run(database, "INSERT INTO usage_snapshots (timestamp, provider, remaining, currency) VALUES ('2026-01-02T16:30:00', 'glm', 5, 'CNY'), ('2026-01-03T16:30:00', 'glm', 4, 'CNY')");

        using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
        foreach (var hour in new[] { 0, 1, 2 })
            log.Append([Passes.Of(Passes.Balance(4m, Passes.Noon.AddHours(hour)), Passes.Window(90m, Passes.Noon.AddHours(hour)))], Passes.Noon.AddHours(hour));

        Assert.Empty(log.Read(Passes.All).SelectMany(series => series.Events));
    }

    [Fact]
    public void A_plan_recorded_by_an_earlier_version_is_the_one_that_changes()
    {
        using var folder = new TemporaryFolder();
        var database = folder.File("monitor.db");
        using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
        log.Append([Passes.Of(Passes.Balance(4m)) with { Plan = "Lite" }], Passes.Noon);
        Sql.Run(database, "DELETE FROM events");

        foreach (var hour in new[] { 1, 2 })
            log.Append([Passes.Of(Passes.Balance(4m, Passes.Noon.AddHours(hour))) with { Plan = "Pro" }], Passes.Noon.AddHours(hour));

        Assert.Equal("Lite → Pro", log.Read(Passes.All).SelectMany(series => series.Events).Single().Detail);
    }

    [Fact]
    public void A_plan_that_stays_does_not_grow_the_database_nor_one_that_is_named_differently_each_time()
    {
        using var folder = new TemporaryFolder();
        var database = folder.File("monitor.db");
        using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
        for (var hour = 0; hour < 300; hour++)
        {
            var at = Passes.Noon.AddHours(hour);
            log.Append([Passes.Of(Passes.Balance(5m, at)) with { Plan = "Lite" }, Passes.Of(Passes.Balance(5m, at)) with { Id = new("glm", "odd"), Plan = $"Plan {hour}" }], at);
        }

        Assert.Equal(["default|50", "odd|128"], Sql.Rows(database, "SELECT account, count(*) FROM events JOIN series ON series.id = series_id GROUP BY account ORDER BY account"));
        Assert.Empty(log.Read(Passes.All).SelectMany(series => series.Events));
    }
}
