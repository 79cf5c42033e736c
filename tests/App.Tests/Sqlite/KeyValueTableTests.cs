using System.Text;
using Fuelgauge.App.Sqlite;
using Fuelgauge.App.Tests.Credentials;
using SQLitePCL;

namespace Fuelgauge.App.Tests.Sqlite;

public sealed class KeyValueTableTests : IDisposable
{
    readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("'text'", "\"text\"")]
    [InlineData("'{\"a\": [1]}'", """{"a":[1]}""")]
    [InlineData("'{broken'", "\"{broken\"")]
    [InlineData("'42'", "\"42\"")]
    [InlineData("x'680069002100'", "\"hi!\"")]
    [InlineData("x'7b2261223a317d'", """{"a":1}""")]
    [InlineData("NULL", null)]
    public void A_value_is_what_its_text_says_whatever_it_is_stored_as(string stored, string? json)
    {
        var path = Create($"CREATE TABLE ItemTable (key TEXT UNIQUE, value BLOB); INSERT INTO ItemTable VALUES ('login', {stored}), ('other', 'x')");

        var read = Read(path, "ItemTable", "login", "absent");

        Assert.Equal(json is null ? "{}" : $$"""{"login":{{json}}}""", read);
    }

    [Theory]
    [InlineData("CREATE VIEW ItemTable AS SELECT 'login' AS key, 'x' AS value")]
    [InlineData("CREATE TABLE ItemTable (name TEXT, value TEXT)")]
    [InlineData("CREATE TABLE Other (key TEXT, value TEXT)")]
    public void Only_a_table_of_keys_and_values_is_read(string sql) => Assert.Null(Read(Create(sql), "ItemTable", "login"));

    [Fact]
    public void Rows_of_several_tables_become_one_object_and_the_first_table_counts()
    {
        var path = Create("CREATE TABLE a (key TEXT, value TEXT); CREATE TABLE b (key TEXT, value TEXT); INSERT INTO a VALUES ('x', '1'); INSERT INTO b VALUES ('x', '2'), ('y', '3')");

        Assert.Equal("""{"x":"1","y":"3"}""", Read(path, "a b missing", "x", "y"));
    }

    [Fact]
    public void Nothing_is_left_beside_a_database_that_was_read()
    {
        var path = Create("PRAGMA journal_mode = WAL; CREATE TABLE ItemTable (key TEXT, value TEXT)");

        Read(path, "ItemTable", "login");

        Assert.Equal([path], Directory.GetFiles(home.Path));
    }

    [Fact]
    public void A_database_that_its_program_keeps_to_itself_gives_nothing()
    {
        var path = Create("PRAGMA journal_mode = WAL; CREATE TABLE ItemTable (key TEXT, value TEXT)");
        using var editor = SqliteConnector.Open(path, raw.SQLITE_OPEN_READWRITE, TimeSpan.Zero);
        SqliteFault.Check(raw.sqlite3_exec(editor, "PRAGMA locking_mode = EXCLUSIVE; INSERT INTO ItemTable VALUES ('a', 'b')"), editor);

        new ForeignDatabase(path, TimeProvider.System).Read(connection => KeyValueTable.Read(connection, ["ItemTable"], ["a"]), out var fault);

        Assert.Equal(ForeignFault.HalfOpen, fault);
    }

    string Create(string sql)
    {
        var path = Path.Join(home.Path, "state.vscdb");
        using var connection = SqliteConnector.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, TimeSpan.Zero);
        SqliteFault.Check(raw.sqlite3_exec(connection, sql), connection);
        return path;
    }

    static string? Read(string path, string table, params string[] keys)
    {
        var json = new ForeignDatabase(path, TimeProvider.System).Read(connection => KeyValueTable.Read(connection, table.Split(' '), keys), out var fault);
        Assert.Equal(ForeignFault.None, fault);
        return json is { } known ? Encoding.UTF8.GetString(known.Span) : null;
    }
}
