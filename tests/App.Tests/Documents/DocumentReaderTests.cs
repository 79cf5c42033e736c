using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Documents;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Tests.Documents;

public sealed class DocumentReaderTests
{
    static readonly DocumentReader reader = new(TomlImage.OfForeign);

    [Theory]
    [InlineData("github.com:\n    user: ada\n    oauth_token: gho_x # its token\n    users:\n        ada:\n    git_protocol: 'https'\n", """{"github.com":{"user":"ada","oauth_token":"gho_x","users":{"ada":null},"git_protocol":"https"}}""")]
    [InlineData("---\n# comment\n\n\"a b\": \"c: d\"\nurl: https://example.com:8443/x\nempty:\n", """{"a b":"c: d","url":"https://example.com:8443/x","empty":null}""")]
    [InlineData("a:\r\n  b:\r\n    c: 1\r\nd: 2\r\n", """{"a":{"b":{"c":"1"}},"d":"2"}""")]
    [InlineData("oauth_token: null\nuser: ~\nnamed: 'null'\n", """{"oauth_token":null,"user":null,"named":"null"}""")]
    [InlineData("", "{}")]
    [InlineData("- a\n", null)]
    [InlineData("a: [1, 2]\n", null)]
    [InlineData("a: |\n  text\n", null)]
    [InlineData("a: &anchor b\n", null)]
    [InlineData("a: \"b\\n\"\n", null)]
    [InlineData("a: 'it''s'\n", null)]
    [InlineData("  a: 1\n b: 2\n", null)]
    [InlineData("a:\n    b: 1\n  c: 2\n", null)]
    [InlineData("a: 1\n  b: 2\n", null)]
    [InlineData("a\n", null)]
    [InlineData("a: b: c\n", null)]
    [InlineData("{\"a\": 1}", null)]
    public void Yaml_is_read_where_it_is_mappings_of_texts_and_refused_otherwise(string text, string? json) =>
        Assert.Equal(json, Json(text, DocumentFormat.Yaml));

    [Theory]
    [InlineData("key = \"k\"\n[a.b]\nn = 1.5\nwhen = 2026-11-23T12:00:00Z\nlist = [1, true]\nfar = inf\n", """{"key":"k","a":{"b":{"n":1.5,"when":"2026-11-23T12:00:00Z","list":[1,true],"far":null}}}""")]
    [InlineData("key = \"", null)]
    public void Toml_is_read_as_json_is(string text, string? json) => Assert.Equal(json, Json(text, DocumentFormat.Toml));

    [Theory]
    [InlineData("\uFEFF{\"a\":1}", """{"a":1}""")]
    [InlineData("null", "null")]
    [InlineData("{\"a\":", null)]
    [InlineData("", null)]
    public void Json_is_read_whole_or_not_at_all(string text, string? json) => Assert.Equal(json, Json(text, DocumentFormat.Json));

    [Fact]
    public void A_text_that_nests_too_deep_is_no_document()
    {
        Assert.Null(Json(new string('[', 65) + new string(']', 65), DocumentFormat.Json));
        Assert.Null(Json(string.Concat(Enumerable.Range(0, 40).Select(depth => $"{new string(' ', depth)}a:\n")), DocumentFormat.Yaml));
    }

    static string? Json(string text, DocumentFormat format)
    {
        using var document = reader.Read(text, format);
        return document?.RootElement.GetRawText();
    }
}
