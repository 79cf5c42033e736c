using System.Runtime.Versioning;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Indexing;

public sealed class SqliteUsageIndexTests() : UsageIndexContract(folder => new SqliteUsageIndex(folder.File("usage.db"), Assert.Fail))
{
    readonly List<string> warnings = [];

    [Fact]
    public void Two_processes_see_what_the_other_keeps()
    {
        using var one = Open("shared.db");
        using var two = Open("shared.db");

        one.Store([new(null, Log("a"))]);
        var before = Assert.Single(Load(two));
        two.Store([new(before, Log("a") with { ReadTo = 7 })]);
        one.Store([new(before, Log("a") with { ReadTo = 3 })]);

        Assert.Equal(7, Assert.Single(Load(one)).ReadTo);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Loading_writes_nothing()
    {
        using (var index = Open("kept.db"))
            index.Store([new(null, Log("a"))]);
        var before = File.ReadAllBytes(Folder.File("kept.db"));

        using (var again = Open("kept.db"))
        {
            Load(again);
            again.Store([]);
            Assert.Equal(0, new FileInfo(Folder.File("kept.db-wal")).Length);
        }

        Assert.Equal(before, File.ReadAllBytes(Folder.File("kept.db")));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void Its_file_is_for_its_owner_alone()
    {
        using var index = Open("new/usage.db");
        index.Store([new(null, Log("a"))]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folder.File("new/usage.db")));
    }

    [Fact]
    public void A_damaged_file_is_set_aside_whole_and_begun_anew()
    {
        File.WriteAllText(Folder.File("bad.db"), new string('x', 5000));

        using var index = Open("bad.db");
        index.Store([new(null, Log("a"))]);

        Assert.Single(Load(index));
        Assert.Equal(new string('x', 5000), File.ReadAllText(Folder.File("bad.db.corrupt-1")));
        Assert.Contains("bad.db.corrupt-1", Assert.Single(warnings));
    }

    [Fact]
    public void Rows_that_may_be_saved_yet_go_along_with_a_damaged_file()
    {
        File.WriteAllText(Folder.File("bad.db"), "bad");
        File.WriteAllText(Folder.File("bad.db-wal"), "rows");

        Assert.Equal("bad.db.corrupt-1", DamagedDatabase.MoveAside(Folder.File("bad.db")));

        Assert.Equal("rows", File.ReadAllText(Folder.File("bad.db.corrupt-1-wal")));
        Assert.False(File.Exists(Folder.File("bad.db-wal")));
    }

    [Fact]
    public void Damage_met_while_loading_is_set_aside_too()
    {
        using (var before = Open("worn.db"))
            before.Store([.. Enumerable.Range(0, 100).Select(number => new KeptChange(null, Log($"{number}")))]);
        var bytes = File.ReadAllBytes(Folder.File("worn.db"));
        bytes.AsSpan(4096).Fill(0xAB);   // The first page, with the schema, stays good.
        File.WriteAllBytes(Folder.File("worn.db"), bytes);

        using var index = Open("worn.db");

        Assert.Empty(Load(index));
        Assert.Equal(bytes, File.ReadAllBytes(Folder.File("worn.db.corrupt-1")));
        Assert.Single(warnings);
    }

    [Fact]
    public void A_damaged_image_is_a_log_of_which_nothing_is_known()
    {
        using (var before = Open("image.db"))
            before.Store([new(null, Log("a")), new(null, Log("b"))]);
        Sql.Run(Folder.File("image.db"), "UPDATE logs SET image = x'0102030405060708090A' WHERE path = 'a'");

        using var index = Open("image.db");

        Assert.Equal([("a", true), ("b", false)], Load(index).Select(log => (log.Path, log.Batch is null)).Order());
    }

    [Theory]
    [InlineData("CREATE TABLE logs (x); PRAGMA user_version = 99")]
    [InlineData("CREATE TABLE tasks (id)")]
    [InlineData("CREATE TABLE tasks (id); PRAGMA user_version = 1")]
    public void A_newer_index_or_another_database_is_left_alone_and_said(string schema)
    {
        Sql.Run(Folder.File("other.db"), schema);
        var before = File.ReadAllBytes(Folder.File("other.db"));

        using var index = Open("other.db");

        Assert.Empty(Load(index));
        index.Store([new(null, Log("a"))]);
        Assert.Empty(Load(index));
        Assert.Contains("other.db", Assert.Single(warnings));
        Assert.Equal(before, File.ReadAllBytes(Folder.File("other.db")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_once()
    {
        File.WriteAllText(Folder.File("file"), "");

        using var index = Open("file/usage.db");

        Assert.Empty(Load(index));
        index.Store([new(null, Log("a"))]);
        Assert.EndsWith("Until then every log is read anew.", Assert.Single(warnings));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void In_a_folder_that_cannot_be_written_what_is_kept_is_read()
    {
        if (Environment.UserName == "root") Assert.Skip("root may write anywhere; run the tests as an ordinary user.");
        using (var before = Open("usage-2.db"))
            before.Store([new(null, Log("a"))]);
        File.SetUnixFileMode(Folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        using var index = Open("usage-2.db");

        Assert.Single(Load(index));
        Assert.Empty(warnings);
        index.Store([new(null, Log("b"))]);
        Assert.Contains("cannot be written", Assert.Single(warnings));
    }

    [Fact]
    public void A_full_disk_keeps_what_was_kept_before()
    {
        using (var before = Open("full.db"))
            before.Store([new(null, Log("a"))]);
        using var index = new SqliteUsageIndex(Folder.File("full.db"), warnings.Add, path =>
        {
            var database = SqliteDatabase.Open(path, Schema.UsageIndex);
            database.Scalar("PRAGMA max_page_count = 8");
            return database;
        });

        index.Store([.. Enumerable.Range(0, 10).Select(number => new KeptChange(null, Log($"{number}") with { Batch = Batches.Ordinary(5_000, number) }))]);

        Assert.Contains("no space is left", Assert.Single(warnings));
        using var again = Open("full.db");
        Assert.Equal(["a"], Load(again).Select(log => log.Path));
    }

    SqliteUsageIndex Open(string name) => new(Folder.File(name), warnings.Add);

    static IReadOnlyList<KeptLog> Load(SqliteUsageIndex index) => index.Load((_, _) => true);
}
