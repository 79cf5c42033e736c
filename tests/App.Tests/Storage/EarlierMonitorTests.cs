using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>Databases of the monitor this program grew from, written in Python: opened, continued, and still its own.</summary>
public sealed class EarlierMonitorTests : IDisposable
{
    /// <summary>As that monitor creates it.</summary>
    const string Schema =
        """
        CREATE TABLE IF NOT EXISTS usage_snapshots (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            timestamp TEXT NOT NULL,
            provider TEXT NOT NULL,
            used REAL,
            remaining REAL,
            currency TEXT DEFAULT 'USD',
            status TEXT DEFAULT 'ok'
        );
        CREATE INDEX IF NOT EXISTS idx_snap_ts ON usage_snapshots(timestamp);
        CREATE INDEX IF NOT EXISTS idx_snap_provider ON usage_snapshots(provider);
        """;

    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("UTC+8", TimeSpan.FromHours(8), null, null);

    readonly TemporaryFolder folder = new();

    string Database => folder.File("monitor.db");

    [Fact]
    public void Its_rows_are_history_in_local_time_and_stay_as_they_are()
    {
        Write("('2026-02-12T16:30:00.123456', 'glm', 180.0, 20.0, 'CNY', 'ok')", "('2026-02-12T16:35:00', 'minimax', 300, 1200, 'prompts', 'ok')");
        var before = Rows();

        using var log = Open();

        var history = log.Read(Passes.All);
        Assert.Equal(["glm/default balance Balance CNY", "minimax/default usage Window prompts"], history.Select(s => $"{s.Account} {s.Meter} {s.Kind} {s.Unit}"));
        Assert.Equal(new(new(2026, 2, 12, 8, 30, 0, 123, TimeSpan.Zero), 180m, 20m, null, null, State.Ok), history[0].Points.Single());
        Assert.Equal(before, Rows());
    }

    [Theory]
    [InlineData("'error', NULL, NULL, ''", "unreachable")]
    [InlineData("'info', NULL, NULL, ''", "subscription")]
    [InlineData("'critical', 196.0, 4.0, 'CNY'", "low")]
    [InlineData("'WARNING', 184.0, 16.0, 'CNY'", "low")]
    [InlineData("'odd', 184.0, 16.0, ''", "no_limit_known")]
    public void Its_levels_become_states(string row, string state)
    {
        Sql.Run(Database, Schema);
        Sql.Run(Database, $"INSERT INTO usage_snapshots (timestamp, provider, status, used, remaining, currency) VALUES ('2026-02-12T16:30:00', 'glm', {row})");

        using var log = Open();

        Assert.Equal(state, log.Read(Passes.All).Single().Points.Single().State.Name);
    }

    [Fact]
    public void Rows_that_nobody_can_read_are_passed_over_once()
    {
        Write("('yesterday', 'glm', 1, 2, 'CNY', 'ok')", "('10:30', 'glm', 1, 2, 'CNY', 'ok')", "('2026-02-12T16:30:00', '../etc', 1, 2, 'CNY', 'ok')", "('2026-02-12T16:30:00', 'glm', 1, 2, 'CNY', 'skip')");

        using (var log = Open())
            Assert.Empty(log.Read(Passes.All));

        Assert.Equal(["4"], Sql.Rows(Database, "SELECT value FROM meta WHERE name = 'folded'"));
        Assert.Equal(4, Rows().Count);
    }

    [Fact]
    public void Its_own_sql_goes_on_writing_and_reading_beside_ours()
    {
        Write("('2026-02-12T16:30:00', 'glm', 180.0, 20.0, 'CNY', 'ok')");
        using (var log = Open())
            log.Append([Passes.Of(Passes.Balance(16.05m) with { Used = 183.95m })], Passes.Noon);

        using (var python = Sql.Open(Database))
        {
            Sql.Run(python, Schema);
            Sql.Run(python, "INSERT INTO usage_snapshots (timestamp, provider, used, remaining, currency, status) VALUES ('2026-02-12T20:05:00', 'glm', 185.0, 15.0, 'CNY', 'ok')");
        }

        Assert.Equal(
            ["2026-02-12T16:30:00|glm|180|20|CNY|ok", "2026-02-12T12:00:00.000Z|glm|183.95|16.05|CNY|ok", "2026-02-12T20:05:00|glm|185|15|CNY|ok"],
            Sql.Rows(Database, "SELECT timestamp, provider, used, remaining, currency, status FROM usage_snapshots ORDER BY id"));
        using var again = Open();
        Assert.Equal([20m, 16.05m, 15m], again.Read(Passes.All).Single().Points.Select(point => point.Remaining));
    }

    [Fact]
    public void Rows_written_while_we_are_open_are_taken_in_before_ours()
    {
        using var log = Open();
        Write("('2026-02-12T16:30:00', 'glm', 180.0, 20.0, 'CNY', 'ok')");

        log.Append([Passes.Of(Passes.Balance(16m))], Passes.Noon);

        Assert.Equal([20m, 16m], log.Read(Passes.All).Single().Points.Select(point => point.Remaining));
    }

    [Fact]
    public void A_top_up_in_its_rows_is_learned()
    {
        Write([.. new[] { 22, 12, 112, 108 }.Select((left, hour) => $"('2026-02-12T1{hour}:00:00', 'glm', 0, {left}, 'CNY', 'ok')")]);

        using var log = Open();

        Assert.Equal(112m, log.LearnedLimits()[(Passes.Glm, "balance")]);
    }

    [Fact]
    public void Many_rows_are_folded_in_several_transactions()
    {
        Sql.Run(Database, Schema);
        Sql.Run(Database,
            """
            WITH RECURSIVE minutes(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM minutes WHERE n < 12000)
            INSERT INTO usage_snapshots (timestamp, provider, used, remaining, currency, status)
            SELECT strftime('%Y-%m-%dT%H:%M:%S', 1770000000 + n * 60, 'unixepoch'), 'glm', n, 50000 - n, 'CNY', 'ok' FROM minutes
            """);

        using var log = Open();

        Assert.Equal(12000, log.Read(Passes.All).Single().Points.Count);
    }

    [Theory]
    [InlineData("2026-03-29T01:30:00", "2026-03-29T00:30:00Z")]   // before the clock goes forward
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z")]   // the hour that is skipped
    [InlineData("2026-03-29T03:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T01:30:00Z")]   // the hour that comes twice
    [InlineData("2026-07-01 12:00:00", "2026-07-01T10:00:00Z")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z")]
    [InlineData("2026-07-01T12:00:00+09:00", "2026-07-01T03:00:00Z")]
    public void Naive_times_are_local_through_changes_of_the_clock(string written, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), ForeignTime.Parse(written, CentralEurope));

    [Theory]
    [InlineData("")]
    [InlineData("12:00")]
    [InlineData("2026-13-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00")]
    public void What_is_no_time_is_none(string written) => Assert.Null(ForeignTime.Parse(written, Shanghai));

    public void Dispose() => folder.Dispose();

    static TimeZoneInfo CentralEurope => TimeZoneInfo.CreateCustomTimeZone("CET", TimeSpan.FromHours(1), null, null, null,
        [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday))]);

    SqliteReadingLog Open() => SqliteReadingLog.Open(Database, Shanghai);

    void Write(params string[] rows)
    {
        Sql.Run(Database, Schema);
        Sql.Run(Database, $"INSERT INTO usage_snapshots (timestamp, provider, used, remaining, currency, status) VALUES {string.Join(", ", rows)}");
    }

    List<string> Rows() => Sql.Rows(Database, "SELECT timestamp, provider, used, remaining, currency, status FROM usage_snapshots ORDER BY id");
}
