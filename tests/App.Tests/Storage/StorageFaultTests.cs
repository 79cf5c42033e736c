using System.Runtime.Versioning;
using Fuelgauge.App.Storage;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>Bad databases and bad places: a clear word, and nothing recorded lost.</summary>
public sealed class StorageFaultTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string Database => folder.File("monitor.db");

    [Fact, UnsupportedOSPlatform("windows")]
    public void A_new_database_is_for_its_owner_alone_and_so_are_its_folders()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows guards the profile folder by access lists instead of modes.");
        var path = folder.File("a/b/monitor.db");

        using var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc);
        log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon);

        const UnixFileMode ownerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All([path, path + "-wal", path + "-shm"], file => Assert.Equal(ownerFile, File.GetUnixFileMode(file)));
        Assert.All(["a", "a/b"], name => Assert.Equal(ownerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File(name))));
    }

    [Fact]
    public void An_empty_file_is_a_new_database()
    {
        File.WriteAllText(Database, "");

        using var log = Open();

        Assert.Empty(log.Read(Passes.All));
    }

    [Fact]
    public void A_damaged_file_is_left_as_it_is()
    {
        File.WriteAllText(Database, new string('x', 5000));

        Assert.Equal(StorageFault.Corrupt, Assert.Throws<StorageException>(Open).Fault);
        Assert.Equal(new string('x', 5000), File.ReadAllText(Database));
    }

    [Fact]
    public void Damage_in_the_middle_is_a_clear_word_at_reading()
    {
        using (var log = Open())
        {
            foreach (var minute in Enumerable.Range(0, 2000))
                log.Append([Passes.Of(Passes.Balance(minute, Passes.Noon.AddMinutes(minute)))], Passes.Noon);
        }
        var bytes = File.ReadAllBytes(Database);
        bytes.AsSpan(bytes.Length / 2).Fill(0xAB);
        File.WriteAllBytes(Database, bytes);

        var fault = Assert.Throws<StorageException>(() =>
        {
            using var log = Open();
            log.Read(Passes.All);
        });

        Assert.Equal(StorageFault.Corrupt, fault.Fault);
        Assert.Contains(Database, fault.Message);
    }

    [Fact]
    public void A_newer_database_is_refused_and_left_as_it_is()
    {
        Open().Dispose();
        Sql.Run(Database, "PRAGMA user_version = 7");

        var fault = Assert.Throws<StorageException>(Open);

        Assert.Equal(StorageFault.Foreign, fault.Fault);
        Assert.Contains("version 7", fault.Message);
    }

    [Theory]
    [InlineData("CREATE TABLE tasks (id)")]
    [InlineData("CREATE TABLE tasks (id); PRAGMA user_version = 1")]
    public void The_database_of_another_program_is_refused_and_left_as_it_is(string schema)
    {
        Sql.Run(Database, schema);

        Assert.Equal(StorageFault.Foreign, Assert.Throws<StorageException>(Open).Fault);
        Assert.Equal(["tasks"], Sql.Rows(Database, "SELECT name FROM sqlite_schema"));
    }

    [Theory]
    [InlineData("monitor.db")]
    [InlineData("monitor.db-wal")]
    public void A_link_is_never_opened(string name)
    {
        File.WriteAllText(folder.File("elsewhere"), "");
        File.CreateSymbolicLink(folder.File(name), folder.File("elsewhere"));

        var fault = Assert.Throws<StorageException>(Open);

        Assert.Equal(StorageFault.Refused, fault.Fault);
        Assert.Equal("", File.ReadAllText(folder.File("elsewhere")));
    }

    [Fact]
    public void A_lock_held_too_long_is_said_and_nothing_is_lost()
    {
        using var log = Open();
        log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon);
        using var other = Sql.Open(Database);
        Sql.Run(other, "BEGIN IMMEDIATE");

        var fault = Assert.Throws<StorageException>(() => log.Append([Passes.Of(Passes.Balance(6m, Passes.Noon.AddMinutes(1)))], Passes.Noon));

        Assert.Equal(StorageFault.Locked, fault.Fault);
        Assert.Single(log.Read(Passes.All).Single().Points);
        Sql.Run(other, "ROLLBACK");
        log.Append([Passes.Of(Passes.Balance(6m, Passes.Noon.AddMinutes(1)))], Passes.Noon);
        Assert.Equal(2, log.Read(Passes.All).Single().Points.Count);
    }

    [Fact]
    public void A_full_disk_loses_the_pass_and_nothing_before_it()
    {
        Open().Dispose();
        var database = SqliteDatabase.Open(Database, Schema.History);
        using (database)
        {
            database.Scalar($"PRAGMA max_page_count = {Convert.ToInt64(database.Scalar("PRAGMA page_count")) + 1}");
            var fault = Assert.Throws<StorageException>(() => database.Write(() =>
            {
                for (var i = 0; i < 10_000; i++)
                    database.Execute("INSERT INTO usage_snapshots (timestamp, provider, origin) VALUES ($1, 'glm', 'fuelgauge')", i);
            }));

            Assert.Equal(StorageFault.Full, fault.Fault);
            database.Write(() => database.Execute("INSERT INTO usage_snapshots (timestamp, provider, origin) VALUES ('x', 'glm', 'fuelgauge')"));
        }
        Assert.Equal(["1"], Sql.Rows(Database, "SELECT count(*) FROM usage_snapshots"));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void A_folder_that_cannot_be_written_still_shows_its_history()
    {
        if (Environment.UserName == "root" || OperatingSystem.IsWindows()) Assert.Skip("root may write anywhere; run the tests as an ordinary user on Unix.");
        using (var log = Open())
            log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        using var again = Open();

        Assert.Single(again.Read(Passes.All));
        Assert.Equal(StorageFault.NoAccess, Assert.Throws<StorageException>(() => again.Append([Passes.Of(Passes.Balance(6m))], Passes.Noon)).Fault);
    }

    [Fact]
    public void Opening_a_database_that_is_up_to_date_writes_nothing()
    {
        using (var log = Open())
            log.Append([Passes.Of(Passes.Balance(5m))], Passes.Noon);
        var before = File.ReadAllBytes(Database);

        using (var again = Open())
        {
            again.LearnedLimits();
            again.SeenSince(Passes.Noon);
            Assert.Equal(0, new FileInfo(Database + "-wal").Length);
        }

        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public async Task Two_writers_lose_nothing()
    {
        static void Write(SqliteReadingLog log, string account)
        {
            foreach (var minute in Enumerable.Range(0, 200))
                log.Append([Passes.Of(Passes.Balance(minute, Passes.Noon.AddMinutes(minute))) with { Id = new("glm", account) }], Passes.Noon);
        }
        using var one = Open();
        using var two = Open();

        await Task.WhenAll(
            Task.Run(() => Write(one, "one"), TestContext.Current.CancellationToken),
            Task.Run(() => Write(two, "two"), TestContext.Current.CancellationToken));

        Assert.Equal([200, 200], one.Read(Passes.All).Select(series => series.Points.Count));
        Assert.Equal(["400"], Sql.Rows(Database, "SELECT count(*) FROM usage_snapshots"));
    }

    public void Dispose() => folder.Dispose();

    SqliteReadingLog Open() => SqliteReadingLog.Open(Database, TimeZoneInfo.Utc);
}
