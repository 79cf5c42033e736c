using System.Text;
using System.Text.Json;
using Fuelgauge.App.Sources.Statusline;

namespace Fuelgauge.App.Tests.Sources.Statusline;

public sealed class SettingsTextTests
{
    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Files =>
    [
        "{}", "{\n}\n", "{ }", "{\"a\":1}", "{\"a\": 1, \"b\": {\"statusLine\": 3}}", "{\n  \"a\": 1\n}\n", "{\n\t\"a\": [1, 2]\n}", "{\r\n  \"a\": 1\r\n}\r\n",
        "{\n  // a comment\n  \"a\": 1, /* another */\n}\n", "\uFEFF{\n  \"a\": \"{\"\n}", "{\n\n    \"a\": 1\n\n}\n",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_command_is_added_and_taken_away_without_a_trace(string file)
    {
        var installed = Read(file).With("'/opt/x' statusline \"é\"");
        var again = SettingsText.Parse(installed, out _, out _)!;

        Assert.Equal("'/opt/x' statusline \"é\"", again.Command);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(installed).TrimStart('\uFEFF'), Lenient);
        Assert.Equal("command", document.RootElement.GetProperty("statusLine").GetProperty("type").GetString());
        Assert.Equal(file.Contains("\"a\"", StringComparison.Ordinal) ? file : "{}", Text(again.Without()).TrimEnd('\n') + (file.EndsWith('\n') && file.Contains("\"a\"", StringComparison.Ordinal) ? "\n" : ""));
    }

    [Fact]
    public void A_file_that_is_not_there_is_made() => Assert.Equal("{\n  \"statusLine\": {\"type\": \"command\", \"command\": \"x\"}\n}\n", Text(Read("").With("x")));

    [Theory]
    [InlineData("{\n  \"statusLine\": {\"type\": \"command\", \"command\": \"old\", \"padding\": 0}, // mine\n  \"a\": 1\n}", "\"old\"")]
    [InlineData("{\"statusLine\":{\"command\":\"o\\u006cd\"}}", "\"o\\u006cd\"")]
    public void Only_the_command_is_replaced(string file, string old)
    {
        var settings = Read(file);

        Assert.Equal("old", settings.Command);
        Assert.Equal(file.Replace(old, "\"new\"", StringComparison.Ordinal), Text(settings.With("new")));
    }

    [Theory]
    [InlineData("{\"a\":1,\"statusLine\":{\"command\":\"x\"}}", "{\"a\":1}")]
    [InlineData("{\"a\":1,\n\"statusLine\":{\"command\":\"x\"},\n\"b\":2}", "{\"a\":1,\n\"b\":2}")]
    [InlineData("{\"statusLine\":{\"command\":\"x\"}}", "{}")]
    public void A_member_is_removed_wherever_it_stands(string file, string rest) => Assert.Equal(rest, Text(Read(file).Without()));

    [Theory]
    [InlineData("{\n  \"a\": 1,\n  oops\n}", 3, "is not JSON")]
    [InlineData("{\"a\": 1} }", 1, "is not JSON")]
    [InlineData("[1]", 1, "holds no object")]
    [InlineData("{\n\"statusLine\": null}", 2, "holds a statusLine that is no command")]
    [InlineData("{\n\"statusLine\": {\"type\": \"text\"}}", 2, "holds a statusLine that is no command")]
    [InlineData("{\"statusLine\": {\"command\": \"a\"},\n\"statusLine\": {\"command\": \"b\"}}", 2, "names statusLine twice")]
    public void What_is_not_understood_is_refused_with_its_line(string file, long line, string fault)
    {
        Assert.Null(SettingsText.Parse(Encoding.UTF8.GetBytes(file), out var at, out var what));
        Assert.Equal((line, fault), (at, what));
    }

    [Theory]
    [InlineData("~/bin/line.sh")]
    [InlineData("jq -r .model | cat")]
    [InlineData("a; b && c")]
    [InlineData("( a; b )")]
    [InlineData("")]
    [InlineData("# nothing yet")]
    [InlineData("! cat # it's mine")]
    [InlineData("cat <<'END'\ntext\nEND")]
    [InlineData("sh -c 'date; pwd'")]
    [InlineData("fuelgauge check --format brief")]
    public void The_command_before_ours_comes_back_as_it_was(string before)
    {
        var ours = StatuslineCommandText.Ours(["/opt/my tools/fuelgauge"], "anthropic/work");

        var chained = StatuslineCommandText.Of(new StatuslineCommandText(ours, before).ToString());

        Assert.Equal((ours, before), (chained.Own, chained.Before));
        Assert.False(StatuslineCommandText.Of(before).IsOurs);
    }

    [Fact]
    public void Ours_is_known_whichever_way_it_is_started()
    {
        foreach (var program in new string[][] { ["/usr/bin/fuelgauge"], ["/usr/bin/dotnet", "/opt/fuelgauge.dll"], ["/home/o'neil/bin/fuelgauge"] })
            Assert.True(StatuslineCommandText.Of(StatuslineCommandText.Ours(program, null)) is { IsOurs: true, Before: null });
        Assert.True(StatuslineCommandText.Of("fuelgauge statusline").IsOurs);
    }

    static SettingsText Read(string file) => SettingsText.Parse(Encoding.UTF8.GetBytes(file), out _, out var fault) ?? throw new InvalidOperationException(fault);

    static string Text(byte[] text) => Encoding.UTF8.GetString(text);
}
