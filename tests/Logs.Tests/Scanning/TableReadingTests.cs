using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Logs that are databases, which their program writes meanwhile.</summary>
public sealed class TableReadingTests : IDisposable
{
    const string Make = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);";

    readonly ScanHome home = new() { Index = new MemoryUsageIndex() };

    string Database => home.File("logs/a.db");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void New_rows_come_along(bool hasWatermark)
    {
        home.Format = new() { HasWatermark = hasWatermark };
        Sql.Run(Database, Make + "INSERT INTO notes (text) VALUES ('use - s m 1 1 1')");
        Assert.Equal(home.Twin(), home.Events());

        Sql.Run(Database, "INSERT INTO notes (text) VALUES ('use - s m 2 2 2')");

        Assert.Equal(home.Twin(), home.Events());
        Assert.Equal(home.Twin(), home.Events());
        Assert.Equal(2, home.Events().Count);
    }

    [Fact]
    public void Rows_in_the_wal_of_a_writer_are_read_and_nothing_is_made_beside()
    {
        using var writer = Sql.Open(Database);
        Sql.Run(writer, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;" + Make + "INSERT INTO notes (text) VALUES ('use - s m 1 1 1')");
        Assert.Single(home.Events());
        var before = Directory.GetFiles(home.File("logs"));

        Sql.Run(writer, "INSERT INTO notes (text) VALUES ('use - s m 2 2 2')");

        Assert.Equal(2, home.Events().Count);
        Assert.Equal(before, Directory.GetFiles(home.File("logs")));
    }

    [Fact]
    public void A_writer_in_the_middle_of_a_change_holds_nothing_up()
    {
        using var writer = Sql.Open(Database);
        Sql.Run(writer, "PRAGMA journal_mode = WAL;" + Make + "INSERT INTO notes (text) VALUES ('use - s m 1 1 1'); BEGIN IMMEDIATE; INSERT INTO notes (text) VALUES ('use - s m 2 2 2')");

        Assert.Single(home.Events());
        Sql.Run(writer, "COMMIT");
        Assert.Equal(2, home.Events().Count);
    }

    [Fact]
    public void A_database_of_something_else_is_no_log()
    {
        Sql.Run(Database, "CREATE TABLE other (id); CREATE VIEW notes AS SELECT 1 AS id, 'use - s m 1 1 1' AS text");

        var usage = home.Scan();

        Assert.Empty(usage.Ledger.Events);
        Assert.Equal(new LogCoverage(), usage.Coverage);
        Assert.Empty(usage.Notes);
    }

    [Fact]
    public void A_table_of_another_form_is_said()
    {
        Sql.Run(Database, "CREATE TABLE notes (number INTEGER)");

        var usage = home.Scan();

        Assert.Equal(1, usage.Coverage.UnreadableFiles);
        Assert.Equal("~/logs/a.db has tables of a form that is not known (SQLite 1).", Assert.Single(usage.Notes));
    }

    [Fact]
    public void A_file_that_is_no_database_is_said()
    {
        File.WriteAllText(Database, new string('x', 5000));

        Assert.Equal("~/logs/a.db is damaged, or no database.", Assert.Single(home.Scan().Notes));
    }

    [Fact]
    public void A_store_that_is_begun_anew_is_read_whole_and_what_the_old_one_told_stays()
    {
        Sql.Run(Database, Make + string.Concat(Enumerable.Range(0, 400).Select(number => $"INSERT INTO notes (text) VALUES ('use old{number} s m 1 1 1');")));
        Assert.Equal(400, home.Events().Count);
        File.Delete(Database);
        Sql.Run(Database, Make + "INSERT INTO notes (text) VALUES ('use new s m 1 1 1')");

        Assert.Equal(401, home.Events().Count);
        Assert.Equal(401, home.Events().Count);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Rows_that_are_deleted_stay_counted_where_only_new_ones_are_asked_for(bool hasWatermark, int counted)
    {
        home.Format = new() { HasWatermark = hasWatermark };
        Sql.Run(Database, Make + "INSERT INTO notes (text) VALUES ('use k1 s m 1 1 1'), ('use k2 s m 1 1 1')");
        home.Scan();
        Sql.Run(Database, "DELETE FROM notes WHERE id = 1");

        Assert.Equal(counted, home.Events().Count);
        Assert.Equal(counted, home.Events(new() { IsRebuild = true }).Count);
        Assert.Equal(counted, home.Events().Count);
    }

    [Fact]
    public void A_reading_that_takes_too_long_is_given_up_and_what_was_read_before_counts()
    {
        Sql.Run(Database, Make + "INSERT INTO notes (text) VALUES ('use - s m 1 1 1')");
        home.Scan();
        Sql.Run(Database, "INSERT INTO notes (text) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'use - s m 1 1 1' FROM n");

        var usage = home.Scan(new() { MostDatabaseWork = TimeSpan.FromTicks(-1) });

        Assert.Single(usage.Ledger.Events);
        Assert.Contains("was given up", Assert.Single(usage.Notes));
        Assert.Equal(20_001, home.Events().Count);
    }

    [Fact]
    public void Columns_are_read_as_they_are_asked_for()
    {
        var format = new ColumnFormat();
        using var other = new ScanHome();
        Sql.Run(other.File("logs/a.db"), "PRAGMA encoding = 'UTF-16'; CREATE TABLE notes (a, b, c, d, e); INSERT INTO notes VALUES ('wörd', x'F09F9880', 5, 0.25, NULL), (1e300, '7', 9e15, -3, 0.1)");

        new App.Scanning.UsageScanner(other.Host, null, other.Clock).Scan([format], TestContext.Current.CancellationToken);

        Assert.Equal(["wörd|😀|5|0.25||5|0.25|", "1.0e+300|7|9000000000000000.0|-3|0.1||-3|0.1"], format.Rows);
    }

    public void Dispose() => home.Dispose();

    sealed class ColumnFormat : LogFormat, ITableReader
    {
        public List<string> Rows { get; } = [];

        public override string Agent => "columns";

        public override string Name => "Columns";

        public override int Version => 1;

        public string Table => "notes";

        public string Sql => "SELECT a, b, c, d, e FROM notes";

        public long Watermark => 0;

        public byte[] State => [];

        public override IEnumerable<LogPlace> Places(Core.Machine.HostEnvironment host) => [new(Path.Join(host.Home, "logs"), LogKind.Database, _ => true)];

        public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => this;

        public void Read(ITableRow row)
        {
            var (whole, numbers) = (row.Integer(2), $"{row.Number(3)}|{row.Number(4)}");
            Rows.Add(string.Join('|', Enumerable.Range(0, 5).Select(column => System.Text.Encoding.UTF8.GetString(row.Text(column)))) + $"|{whole}|{numbers}");
        }
    }
}
