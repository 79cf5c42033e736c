using System.Text.Json;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class JsonPathTests
{
    static readonly JsonElement Answer = JsonElement.Parse("""{"currency": "CNY", "wallets": [{"id": 7, "left": "1.50"}, {"id": 8, "left": "0"}]}""");

    [Fact]
    public void A_relative_path_starts_at_the_current_element()
    {
        var path = JsonPath.ParseRelative("@.left");

        Assert.True(path.IsRelative);
        Assert.Equal("0", Assert.Single(path.Select(Answer, Answer.GetProperty("wallets")[1])).GetString());
    }

    [Fact]
    public void An_absolute_path_ignores_the_current_element()
    {
        var path = JsonPath.ParseRelative("$.currency");

        Assert.False(path.IsRelative);
        Assert.Equal("CNY", Assert.Single(path.Select(Answer, Answer.GetProperty("wallets")[1])).GetString());
    }

    [Fact]
    public void A_relative_path_of_a_root_alone_starts_there() =>
        Assert.Equal("CNY", Assert.Single(JsonPath.ParseRelative("@.currency").Select(Answer)).GetString());

    [Fact]
    public void A_lone_at_sign_is_the_current_element() =>
        Assert.Equal(7, Assert.Single(JsonPath.ParseRelative("@").Select(Answer, Answer.GetProperty("wallets")[0].GetProperty("id"))).GetInt32());

    [Fact]
    public void Nodes_of_a_relative_path_are_named_from_the_current_element()
    {
        var nodes = JsonPath.ParseRelative("@[?$.currency == 'CNY'].id").SelectNodes(Answer, Answer.GetProperty("wallets"));

        Assert.Equal(["@[0]['id']", "@[1]['id']"], nodes.Select(node => node.NormalizedPath));
    }

    [Theory]
    [InlineData("$", true)]
    [InlineData("$.a['b'][0][-1]", true)]
    [InlineData("@.a", true)]
    [InlineData("$.*", false)]
    [InlineData("$['a','b']", false)]
    [InlineData("$[0:1]", false)]
    [InlineData("$..a", false)]
    [InlineData("$[?@.a]", false)]
    public void A_path_knows_whether_it_selects_one_node_at_most(string path, bool isSingular) =>
        Assert.Equal(isSingular, JsonPath.ParseRelative(path).IsSingular);

    [Fact]
    public void A_path_prints_as_it_was_written() => Assert.Equal("$ .a [ 'b' ]", JsonPath.Parse("$ .a [ 'b' ]").ToString());

    [Theory]
    [InlineData("", 0, "begins with '$'")]
    [InlineData("@.a", 0, "begin with '$'")]
    [InlineData("$.a ", 3, "unexpected ' '")]
    [InlineData("$.five-hour", 6, "unexpected '-'")]
    [InlineData("$.5h", 2, "expected a name")]
    [InlineData("$['a", 4, "closing '")]
    [InlineData(@"$['\q']", 3, "unknown escape")]
    [InlineData(@"$['\ud83d']", 3, "half a surrogate pair")]
    [InlineData("$[9007199254740992]", 2, "2^53")]
    [InlineData("$[?@.a = 1]", 7, "==")]
    [InlineData("$[?@.* == 1]", 3, "several nodes")]
    [InlineData("$[?1 == length(@..a)]", 15, "several nodes")]
    [InlineData("$[?first(@) == 1]", 3, "no function is called 'first'")]
    [InlineData("$[?count(@.a, @.b) == 1]", 3, "takes one argument")]
    [InlineData("$[?@.a == none]", 10, "'none'")]
    [InlineData("$[?'a']", 3, "must be compared")]
    public void An_error_says_what_is_wrong_and_where(string path, int at, string words)
    {
        Assert.False(JsonPath.TryParse(path, out var parsed, out var error, out var position));

        Assert.Null(parsed);
        Assert.Equal(at, position);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_path_is_tried_without_error()
    {
        Assert.True(JsonPath.TryParse("$.currency", out var path, out var error, out _));

        Assert.Null(error);
        Assert.Equal("CNY", Assert.Single(path.Select(Answer)).GetString());
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_path_is_an_error()
    {
        // Not theory data: an attribute is stored as UTF-8, which has no such halves.
        foreach (var path in (string[])["\ud83d", "$.\ud83d", "$.a\udc00", "$['\ud83d']", "$['\udc00\ud83d']"])
            Assert.Throws<JsonPathException>(() => JsonPath.Parse(path));
    }

    [Fact]
    public void A_repeated_name_gives_its_last_value_and_a_wildcard_gives_all()
    {
        var twice = JsonElement.Parse("""{"a": 1, "a": 2}""");

        Assert.Equal(2, Assert.Single(JsonPath.Parse("$.a").Select(twice)).GetInt32());
        Assert.Equal([1, 2], JsonPath.Parse("$.*").Select(twice).Select(value => value.GetInt32()));
        Assert.Empty(JsonPath.Parse("$[?@ == $[1]]").Select(JsonElement.Parse("""[{"a": 1, "a": 1}, {"a": 1, "b": 1}]""")).Skip(1));
    }

    [Theory]
    [InlineData("$.*")]
    [InlineData("$..*")]
    [InlineData("$.b")]
    [InlineData("$[?@ == 'x']")]
    [InlineData("$[?@ < 'x']")]
    [InlineData("$[?length(@) > 0]")]
    [InlineData("$[?search(@, '.')]")]
    [InlineData("$[?@ == $.o]")]
    public void Half_a_surrogate_pair_in_a_document_does_no_harm(string path)
    {
        var broken = JsonElement.Parse("""{"\ud800": "\ud800", "b": "\udc00x", "o": {"\ud800": 1}, "p": {"\ud800": 1}}""");

        Assert.All(JsonPath.Parse(path).SelectNodes(broken), node => Assert.StartsWith("$[", node.NormalizedPath, StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_is_found_beside_a_name_that_is_no_text() =>
        Assert.Equal(2, Assert.Single(JsonPath.Parse(@"$['\u00e9']").Select(JsonElement.Parse("""{"\u00e9": 2, "\ud800\u00e9": 3}"""))).GetInt32());
}
