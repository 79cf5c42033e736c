using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Toml;

namespace Fuelgauge.App.Tests.Configuration.Toml;

public sealed class TomlTableReaderTests
{
    readonly ConfigurationErrors errors = [];

    [Fact]
    public void Every_type_reads_as_written()
    {
        var table = Open("""
            name = "GLM (智谱)"
            on = true
            count = 1_000
            exact = 0.1
            every = "1h30m"
            day = 2026-11-23
            words = ["a", "b"]
            kind = "http"
            """);

        Assert.Equal("GLM (智谱)", table.Text("name"));
        Assert.True(table.Flag("on"));
        Assert.Equal(1000, table.Integer("count"));
        Assert.Equal(0.1m, table.Number("exact"));
        Assert.Equal(TimeSpan.FromMinutes(90), table.Duration("every"));
        Assert.Equal(new DateOnly(2026, 11, 23), table.Date("day"));
        Assert.Equal(["a", "b"], table.Texts("words"));
        Assert.Equal("http", table.Word("kind", ["http", "dispatch"]));
        table.Finish();
        Assert.Empty(errors);
    }

    [Fact]
    public void Tables_of_tables_and_dotted_keys_end_up_where_they_mean()
    {
        var root = Open("""
            a.b.c = 1
            [[source]]
            id = "one"
            [[source.request]]
            id = "first"
            [[source.request]]
            id = "second"
            [[source]]
            id = "two"
            auth = { scheme = "bearer", nested = { deep = true } }
            """);

        var sources = root.Tables("source");
        Assert.Equal(1, root.Table("a")?.Table("b")?.Integer("c"));
        Assert.Equal(["one", "two"], sources.Select(source => source.Text("id")));
        Assert.Equal(["first", "second"], sources[0].Tables("request").Select(request => request.Text("id")));
        Assert.Equal([4, 6], sources[0].Tables("request").Select(request => request.Line));
        Assert.True(sources[1].Table("auth")?.Table("nested")?.Flag("deep"));
    }

    [Fact]
    public void All_mistakes_are_reported_with_their_lines_the_bad_value_and_a_good_one()
    {
        var table = Open("""
            name = 5
            every = "5 minutes"
            count = 1.5
            kind = "htpp"
            words = ["a", 1, "a"]
            intervall = "5m"
            [[source]]
            key = 1
            """);

        table.Text("name");
        table.Duration("every");
        table.Integer("count", 1, 10);
        table.Word("kind", ["http", "dispatch"]);
        table.Texts("words");
        table.Text("interval");
        table.Text("missing", required: true, example: "\"here\"");
        table.Tables("source")[0].Finish();
        table.Finish();

        Assert.Equal(
            [
                "t.toml:1: name: the number 5 is of the wrong type; write for example name = \"text\"",
                "t.toml:1: the file needs missing; write for example missing = \"here\"",
                "t.toml:2: every: the text \"5 minutes\" is not a duration; write for example every = \"5m\"",
                "t.toml:3: count: the number 1.5 is not a whole number from 1 to 10; write for example count = 1",
                "t.toml:4: kind = \"htpp\" is none of http, dispatch; did you mean http?",
                "t.toml:5: words holds the number 1 where text belongs; write for example words = [\"text\"]",
                "t.toml:5: words names \"a\" twice",
                "t.toml:6: unknown key intervall; did you mean interval?; known are count, every, interval, kind, missing, name, source, words",
                "t.toml:8: unknown key key in source; known are ",
            ],
            errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_key_set_twice_names_both_lines_and_not_the_value()
    {
        Open("key = \"sk-secret\"\n\nkey = \"sk-secret\"\n");

        var error = Assert.Single(errors);
        Assert.Equal(3, error.Line);
        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_syntax_error_is_said_once_and_hides_neither_other_mistakes_nor_invents_missing_keys()
    {
        var table = Open("name = = =\nevery = 5\n");

        table.Text("name", required: true);
        table.Text("lost", required: true);
        table.Duration("every");
        table.Finish();

        Assert.Equal([1, 2], errors.Select(error => error.Line));
    }

    [Fact]
    public void A_single_bracket_where_a_list_belongs_is_explained()
    {
        var table = Open("[source]\nid = \"a\"\n");

        Assert.Equal("a", Assert.Single(table.Tables("source")).Text("id"));
        Assert.Contains("[[source]]", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    TomlTableReader Open(string text)
    {
        var document = TomlDocument.Parse(Encoding.UTF8.GetBytes(text), "t.toml", errors);
        return new TomlTableReader(Assert.IsType<TomlDocument>(document), errors);
    }
}
