using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Documents;
using Fuelgauge.App.Sources.Files;
using Fuelgauge.App.Sqlite;
using Fuelgauge.App.Tests.Credentials;
using Fuelgauge.App.Tests.Polling;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using SQLitePCL;

namespace Fuelgauge.App.Tests.Sources.Files;

public sealed class FileSourceTests : IDisposable
{
    static readonly DateTimeOffset Now = ImpatientTime.Begin;

    readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_file_is_read_as_an_answer_that_is_as_old_as_it_says()
    {
        Write("usage.json", """{"used": 37, "reset": "2026-02-12T09:00:00Z", "at": 1770883200000}""");

        var result = (await ReadAsync("json", "~/usage.json", """observed_at = { path = "$.at", form = "ms" }"""))!;

        var reading = Assert.Single(result.Readings);
        Assert.Equal(("five-hour", 37m, "file"), (reading.Meter, reading.Used, reading.Source));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1770883200000), reading.ObservedAt);
        Assert.Equal("cached/usage $.used", reading.Origin);
    }

    [Fact]
    public async Task A_file_without_a_time_is_as_old_as_its_last_change_and_never_from_the_future()
    {
        Write("usage.json", """{"used": 37}""", Now.AddHours(-3));
        Assert.Equal(Now.AddHours(-3), Assert.Single((await ReadAsync("json", "~/usage.json"))!.Readings).ObservedAt);

        Write("usage.json", """{"used": 37}""", Now.AddHours(3));
        Assert.Equal(Now, Assert.Single((await ReadAsync("json", "~/usage.json"))!.Readings).ObservedAt);
    }

    [Fact]
    public async Task Of_several_files_the_newest_that_is_meant_counts()
    {
        Write("a/usage.json", """{"used": 1}""", Now.AddHours(-3));
        Write("b/usage.json", """{"used": 2}""", Now.AddHours(-2));
        Write("c/usage.json", """{"other": 3}""", Now.AddHours(-1));

        Assert.Equal(2, Assert.Single((await ReadAsync("json", "~/*/usage.json", "when = \"$.used\""))!.Readings).Used);
    }

    [Fact]
    public async Task Files_that_are_not_there_or_not_meant_are_no_source()
    {
        Assert.Null(await ReadAsync("json", "~/usage.json"));

        Write("usage.json", """{"other": 1}""");
        Assert.Null(await ReadAsync("json", "~/usage.json", "when = \"$.used\""));
    }

    [Theory]
    [InlineData("", "~/usage.json is empty.")]
    [InlineData("""{"used": 3""", "~/usage.json breaks off in the middle.")]
    [InlineData("hello", "~/usage.json is not JSON.")]
    [InlineData("""{"used": "many"}""", "~/usage.json (cached/usage) has \"many\" at $.used")]
    public async Task A_file_that_cannot_be_understood_says_so(string text, string words)
    {
        Write("usage.json", text);

        var failure = (await ReadAsync("json", "~/usage.json"))!.Failure!;

        Assert.Equal(State.Unrecognized, failure.State);
        Assert.StartsWith(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_read_again_in_a_moment()
    {
        Write("usage.json", """{"used": 3""");
        var time = new MendingTime(() => Write("usage.json", """{"used": 37}"""));

        Assert.Equal(37, Assert.Single((await ReadAsync("json", "~/usage.json", time: time))!.Readings).Used);
    }

    [Fact]
    public async Task What_may_not_be_read_and_what_is_too_large_is_a_failure()
    {
        Write("usage.json", $$"""{"used": 37, "much": "{{new string('x', WholeDocument.MostBytes)}}"}""");
        Assert.Contains("larger than 16 MiB", (await ReadAsync("json", "~/usage.json"))!.Failure!.Message, StringComparison.Ordinal);

        if (OperatingSystem.IsWindows())
            return;
        Write("usage.json", "{}");
        File.SetUnixFileMode(home.File("usage.json"), UnixFileMode.None);
        if (Environment.UserName != "root")
            Assert.Equal(State.Auth, (await ReadAsync("json", "~/usage.json"))!.Failure!.State);
    }

    [Fact]
    public async Task A_link_of_another_user_is_not_followed()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a link away.");
        Write("other/real.json", """{"used": 37}""");
        File.CreateSymbolicLink(home.File("usage.json"), home.File("other/real.json"));
        Assert.Equal(37, Assert.Single((await ReadAsync("json", "~/usage.json"))!.Readings).Used);

        Ownership.Give(home.File("other/real.json"), 1);

        Assert.Equal(State.Auth, (await ReadAsync("json", "~/usage.json"))!.Failure!.State);
    }

    [Fact]
    public async Task Rows_of_a_database_are_members_of_the_document()
    {
        Database("state.vscdb", """{"used": 37, "unit": "percent"}""");

        var result = (await ReadAsync("sqlite", "~/state.vscdb", "table = \"ItemTable\"\nkeys = [\"plan\", \"missing\"]", used: "$.plan.used"))!;

        Assert.Equal(37, Assert.Single(result.Readings).Used);
    }

    [Fact]
    public async Task A_database_that_its_editor_is_changing_is_read_as_it_was_before()
    {
        Database("state.vscdb", """{"used": 37}""");
        using var editor = SqliteConnector.Open(home.File("state.vscdb"), raw.SQLITE_OPEN_READWRITE, TimeSpan.Zero);
        SqliteFault.Check(raw.sqlite3_exec(editor, "BEGIN EXCLUSIVE; UPDATE ItemTable SET value = '{\"used\": 99}'"), editor);

        var result = (await ReadAsync("sqlite", "~/state.vscdb", "table = \"ItemTable\"\nkeys = [\"plan\"]", used: "$.plan.used"))!;

        Assert.Equal(37, Assert.Single(result.Readings).Used);
    }

    [Fact]
    public async Task The_newest_line_is_found_wherever_it_stands()
    {
        Write("s/1.jsonl", Line(Now.AddHours(-4), 11) + Line(Now.AddHours(-3), 12), Now.AddHours(-3));
        Write("s/2.jsonl", Line(Now.AddHours(-2), 21) + """{"type": "message", "text": "\"used\""}""" + "\n", Now.AddMinutes(-1));
        Write("s/3.jsonl", Line(Now.AddHours(-1), 31) + """{"type": "usage", "used": 9""", Now.AddMinutes(-30));   // a cut-off last line
        Write("s/4.jsonl", """{"type": "usage", "used": null, "at": "2026-02-12T08:29:00Z"}""" + "\n", Now);

        var reading = Assert.Single((await ReadAsync("jsonl", "~/s/*.jsonl", Lines))!.Readings);

        Assert.Equal((31m, Now.AddHours(-1)), (reading.Used, reading.ObservedAt));
    }

    [Fact]
    public async Task Of_lines_that_are_out_of_order_the_newest_counts()
    {
        Write("s/1.jsonl", Line(Now.AddMinutes(-30), 11) + Line(Now.AddMinutes(-1), 12) + Line(Now.AddMinutes(-10), 13), Now);

        Assert.Equal(12, Assert.Single((await ReadAsync("jsonl", "~/s/*.jsonl", Lines))!.Readings).Used);
    }

    [Fact]
    public async Task A_file_that_was_last_changed_before_the_line_found_is_not_opened()
    {
        Write("s/1.jsonl", Line(Now.AddMinutes(-2), 11), Now);
        Write("s/2.jsonl", Line(Now.AddMinutes(-1), 99), Now.AddMinutes(-3));   // no such clock: opened, it would win

        Assert.Equal(11, Assert.Single((await ReadAsync("jsonl", "~/s/*.jsonl", Lines))!.Readings).Used);
    }

    [Fact]
    public async Task Logs_of_more_than_a_month_ago_say_nothing()
    {
        Write("s/1.jsonl", Line(Now.AddDays(-40), 11), Now.AddDays(-40));

        Assert.Null(await ReadAsync("jsonl", "~/s/*.jsonl", Lines));
    }

    [Fact]
    public async Task An_account_without_local_files_reads_none()
    {
        Write("usage.json", """{"used": 37}""");

        Assert.Null(await ReadAsync("json", "~/usage.json", change: account => account with { HasLocalFiles = false }));
    }

    [Fact]
    public async Task An_account_with_a_home_of_its_own_reads_the_files_there()
    {
        Write("usual/usage.json", """{"used": 1}""");
        Write("work/usage.json", """{"used": 2}""");

        var result = (await ReadAsync("json", "$EXAMPLE_HOME/usage.json\", \"~/usual/usage.json", change: account => account with { Home = home.File("work") }))!;

        Assert.Equal(2, Assert.Single(result.Readings).Used);
    }

    [Fact]
    public async Task A_definition_of_the_users_own_reads_only_the_folder_that_an_account_binds_to_it()
    {
        Write("office/usage.json", """{"used": 2}""");

        Assert.Null(await ReadAsync("json", "~/office/usage.json", change: Foreign));
        Assert.Null(await ReadAsync("json", "~/office/usage.json", change: account => Foreign(account) with { Home = home.File("office") }));
        Assert.NotNull(await ReadAsync("json", "$EXAMPLE_HOME/usage.json", change: account => Foreign(account) with { Home = home.File("office") }));

        static Account Foreign(Account account) => account with { Provider = account.Provider with { IsForeign = true } };
    }

    const string Lines = """
        when = "$.type == 'usage' && $.used != null"
        observed_at = { path = "$.at" }
        """;

    static string Line(DateTimeOffset at, int used) => $$"""{"type": "usage", "used": {{used}}, "at": "{{at:O}}"}""" + "\n";

    async Task<SourceResult?> ReadAsync(string format, string path, string more = "", string used = "$.used", TimeProvider? time = null, Func<Account, Account>? change = null)
    {
        var errors = new ConfigurationErrors();
        var provider = DefinitionLoader.Load(Encoding.UTF8.GetBytes($"""
            name = "Example"
            summary = "One sentence."
            confidence = "documented"
            read_on = 2026-11-23
            documentation = ["https://example.com"]
            home_env = "EXAMPLE_HOME"
            [[source]]
            id = "cached"
            kind = "file"
            [[source.request]]
            id = "usage"
            [source.request.file]
            format = "{format}"
            paths = ["{path}"]
            {more}
            [[source.request.reading]]
            kind = "window"
            length = "5h"
            used = "{used}"
            limit = 100
            unit = "percent"
            """), "provider.toml", "example", errors);
        Assert.Empty(errors.Select(error => error.ToString()));
        var account = new Account { Id = new("example", AccountId.DefaultName), Provider = provider!, Region = provider!.Regions[0], HasLocalFiles = true };
        var environment = new HostEnvironment { Variables = new Dictionary<string, string>(), Home = home.Path, WorkingFolder = home.Path };
        return await new FileSource(environment, new DocumentReader(TomlImage.OfForeign), new byte[16], time ?? new ImpatientTime()).ReadAsync(change?.Invoke(account) ?? account, provider.Sources[0], TestContext.Current.CancellationToken);
    }

    void Write(string name, string text, DateTimeOffset? modified = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(home.File(name))!);
        File.WriteAllText(home.File(name), text);
        File.SetLastWriteTimeUtc(home.File(name), (modified ?? Now).UtcDateTime);
    }

    void Database(string name, string value)
    {
        using var connection = SqliteConnector.Open(home.File(name), raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, TimeSpan.Zero);
        SqliteFault.Check(raw.sqlite3_exec(connection, $"CREATE TABLE ItemTable (key TEXT UNIQUE, value BLOB); INSERT INTO ItemTable VALUES ('plan', '{value}')"), connection);
    }

    /// <summary>Time that ends a pause at once, after something has happened in it.</summary>
    sealed class MendingTime(Action mend) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            mend();
            return new ImpatientTime().CreateTimer(callback, state, dueTime, period);
        }
    }
}
