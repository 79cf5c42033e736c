using Fuelgauge.App.Sources.Dispatch;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Model;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Sources;

public sealed class DispatchDatabaseTests : IDisposable
{
    const string Tables =
        """
        CREATE TABLE tasks (id TEXT PRIMARY KEY, status TEXT CHECK(status IN ('pending','claimed','running','completed','failed','deadletter')), node TEXT, completed_at TEXT);
        CREATE TABLE nodes (name TEXT PRIMARY KEY, executor TEXT DEFAULT 'glm');
        CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, task_id TEXT, event_type TEXT, node TEXT, details TEXT);
        INSERT INTO nodes VALUES ('n1', 'claude'), ('n2', 'codex'), ('n3', NULL);
        INSERT INTO tasks VALUES ('a', 'completed', 'n1', '2026-02-12T16:30:00.123456'), ('b', 'completed', 'n1', '2026-01-31T23:59:59'),
            ('c', 'running', 'n1', NULL), ('d', 'completed', 'n2', '2026-02-01T00:00:00'), ('e', 'completed', 'n3', NULL), ('f', 'failed', 'n1', NULL);
        """;

    static readonly string[] Claude = ["claude", "claude-code", "anthropic"];

    readonly TemporaryFolder folder = new();
    readonly FakeTimeProvider clock = new(Passes.Noon);

    string Database => folder.File("dispatch.db");

    [Fact]
    public void Completed_tasks_are_counted_by_the_executor_of_their_node()
    {
        Create();

        Assert.Equal(2, Count(Claude).Completed);
        Assert.Equal(1, Count(["CODEX", "openai"]).Completed);
        Assert.Equal(0, Count(["minimax"]).Completed);
    }

    [Fact]
    public void The_newest_event_that_names_an_executor_is_better_than_the_node()
    {
        Create();
        Sql.Run(Database,
            """
            INSERT INTO events (task_id, details) VALUES ('a', '{"pid": 1, "executor": "claude"}'), ('a', '{"pid": 4711, "executor": "codex"}'),
                ('a', 'executor: glm'), ('a', '{"executor": 7}'), ('a', '{"executor": broken'), ('a', '{"pid": 2}'), ('b', NULL)
            """);

        Assert.Equal(1, Count(Claude).Completed);
        Assert.Equal(2, Count(["codex"]).Completed);
    }

    [Theory]
    [InlineData("executor")]
    [InlineData("provider")]
    public void A_column_of_the_task_is_best_where_it_is_filled(string column)
    {
        Create();
        Sql.Run(Database, $$"""ALTER TABLE tasks ADD COLUMN {{column}} TEXT; UPDATE tasks SET {{column}} = 'mm' WHERE id = 'a'; UPDATE tasks SET {{column}} = '' WHERE id = 'b'""");

        Assert.Equal(1, Count(["minimax", "mm"]).Completed);
        Assert.Equal(1, Count(Claude).Completed);
    }

    [Fact]
    public void Tables_of_an_older_dispatcher_are_enough()
    {
        Sql.Run(Database, "CREATE TABLE tasks (id TEXT PRIMARY KEY, status TEXT, executor TEXT); INSERT INTO tasks VALUES ('a', 'completed', 'claude')");

        Assert.Equal(1, Count(Claude).Completed);
    }

    [Fact]
    public void A_period_counts_tasks_completed_in_it_and_says_how_many_have_no_time()
    {
        Create();
        Sql.Run(Database, "INSERT INTO tasks VALUES ('g', 'completed', 'n1', NULL), ('h', 'completed', 'n1', '2026-01-31 23:59:59'), ('i', 'completed', 'n1', '2026-02-01T00:00:00Z')");

        var count = Count(Claude, new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal((2L, 1L), (count.Completed!.Value, count.Undated));
    }

    [Fact]
    public void Nothing_is_left_beside_a_cleanly_closed_database()
    {
        Create();

        var before = Listing();
        Count(Claude);

        Assert.Equal(before, Listing());
        Assert.Equal(["dispatch.db"], before.Select(file => file.Name));
    }

    [Fact]
    public void A_writer_at_work_is_read_through_its_log_and_not_disturbed()
    {
        Create();
        using var writer = Sql.Open(Database);
        Sql.Run(writer, "INSERT INTO tasks VALUES ('g', 'completed', 'n1', NULL)");
        Sql.Run(writer, "BEGIN IMMEDIATE; INSERT INTO tasks VALUES ('h', 'completed', 'n1', NULL)");

        var before = Listing();
        Assert.Equal(3, Count(Claude).Completed);

        Assert.Equal(before, Listing());
        Sql.Run(writer, "COMMIT");
        Assert.Equal(4, Count(Claude).Completed);
    }

    [Fact]
    public void A_log_without_its_index_is_not_passed_over_and_no_file_is_made()
    {
        Create();
        using (var writer = Sql.Open(Database))
        {
            Sql.Run(writer, "INSERT INTO tasks VALUES ('g', 'completed', 'n1', NULL)");
            File.Copy(Database, folder.File("copy.db"));
            File.Copy(Database + "-wal", folder.File("copy.db-wal"));
        }

        var before = Listing();
        Assert.Equal(State.Unreachable, new DispatchDatabase(folder.File("copy.db"), clock).Count(Claude, null).Failure!.State);

        Assert.Equal(before, Listing());
    }

    [Fact]
    public void A_missing_file_is_no_error_and_is_not_made()
    {
        var count = Count(Claude);

        Assert.Equal(State.NoData, count.Failure!.State);
        Assert.Contains("--dispatch-db", count.Failure.Message);
        Assert.Empty(Listing());
    }

    [Theory]
    [InlineData("CREATE TABLE other (id)")]
    [InlineData("CREATE TABLE tasks (title, status)")]
    [InlineData("CREATE TABLE hidden (id, status); CREATE VIEW tasks AS SELECT * FROM hidden")]
    public void Another_schema_is_unrecognized(string schema)
    {
        Sql.Run(Database, schema);

        Assert.Equal(State.Unrecognized, Count(Claude).Failure!.State);
    }

    [Fact]
    public void A_damaged_file_is_unrecognized_and_left_alone()
    {
        File.WriteAllText(Database, new string('x', 9000));

        Assert.Equal(State.Unrecognized, Count(Claude).Failure!.State);
        Assert.Equal(new string('x', 9000), File.ReadAllText(Database));
    }

    [Fact]
    public void A_lock_that_shuts_readers_out_is_unreachable()
    {
        Sql.Run(Database, Tables);
        using var writer = Sql.Open(Database);
        Sql.Run(writer, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; INSERT INTO tasks VALUES ('z', 'failed', NULL, NULL)");

        Assert.Equal(State.Unreachable, Count(Claude).Failure!.State);
    }

    [Fact]
    public void A_query_that_takes_too_long_is_given_up()
    {
        Create();
        Sql.Run(Database, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) INSERT INTO tasks SELECT 't' || i, 'completed', 'n1', NULL FROM n");
        // Each look at the clock takes a second here.
        clock.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        var count = Count(Claude);

        Assert.Equal(State.Unreachable, count.Failure!.State);
        Assert.Contains("2 s", count.Failure.Message);
    }

    [Fact]
    public void A_link_is_followed_when_it_is_ours_and_a_folder_is_no_database()
    {
        Create();
        File.CreateSymbolicLink(folder.File("link.db"), Database);

        Assert.Equal(2, new DispatchDatabase(folder.File("link.db"), clock).Count(Claude, null).Completed);
        Assert.Equal(State.Auth, new DispatchDatabase(folder.Path, clock).Count(Claude, null).Failure!.State);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>As the dispatcher does: in WAL mode, closed cleanly.</summary>
    void Create() => Sql.Run(Database, $"PRAGMA journal_mode = WAL; {Tables}");

    DispatchCount Count(string[] executors, DateTimeOffset? since = null) => new DispatchDatabase(Database, clock).Count(executors, since);

    /// <summary>Names, sizes and times of all files; of a <c>-shm</c>, which every reader of a living database shares, the name alone.</summary>
    List<(string Name, long Length, DateTime Written)> Listing() =>
        [.. new DirectoryInfo(folder.Path).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => file.Name.EndsWith("-shm", StringComparison.Ordinal) ? (file.Name, 0, default) : (file.Name, file.Length, file.LastWriteTimeUtc))];
}
