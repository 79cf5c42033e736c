using System.Text.Json;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class PatternTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a*", "")]
    [InlineData("a*b+c?", "aabb")]
    [InlineData("a{2}", "aa")]
    [InlineData("a{2,}", "aaaa")]
    [InlineData("a{1,3}", "aaa")]
    [InlineData("a{0}b", "b")]
    [InlineData("(a|b)*c", "ababc")]
    [InlineData("(a*)*", "aa")]
    [InlineData("(|a)+", "aaa")]
    [InlineData("a||b", "")]
    [InlineData("[a-c]", "b")]
    [InlineData("[^a-c]", "d")]
    [InlineData("[-a]", "-")]
    [InlineData("[a-]", "-")]
    [InlineData("[-]", "-")]
    [InlineData("[--]", "-")]
    [InlineData(@"[\-\]\^]", "^")]
    [InlineData(@"[\p{L}0-9]", "é")]
    [InlineData(@"\p{Nd}{3}", "١23")]
    [InlineData(@"\P{L}", "1")]
    [InlineData(@"\n\r\t", "\n\r\t")]
    [InlineData(@"\(\)\*\+\-\.\?\[\\\]\^\{\|\}", @"()*+-.?[\]^{|}")]
    [InlineData(".", "😀")]
    [InlineData("[^a]", "😀")]
    [InlineData("[😀-😂]{2}", "😁😂")]
    [InlineData(@"\p{So}", "😀")]
    [InlineData("^a$", "a")]
    [InlineData("a,b-c=d", "a,b-c=d")]
    public void A_pattern_fits_a_whole_text(string pattern, string text) => Assert.True(Fits("match", pattern, text));

    [Theory]
    [InlineData("a", "ab")]
    [InlineData("a{2}", "aaa")]
    [InlineData("a{1,3}", "aaaa")]
    [InlineData(".", "\n")]
    [InlineData(".", "\r")]
    [InlineData("[^a]", "a")]
    [InlineData("..", "😀")]
    [InlineData(@"\P{So}", "😀")]
    [InlineData("A", "a")]
    [InlineData("b^a", "ba")]
    public void A_pattern_does_not_fit_another_text(string pattern, string text) => Assert.False(Fits("match", pattern, text));

    [Theory]
    [InlineData("b", "abc", true)]
    [InlineData("", "abc", true)]
    [InlineData("^b", "abc", false)]
    [InlineData("c$", "abc", true)]
    [InlineData("b$", "abc\n", false)]
    [InlineData("ab|bc", "xbc", true)]
    [InlineData("aab", "aaab", true)]
    public void A_search_finds_a_pattern_anywhere(string pattern, string text, bool found) => Assert.Equal(found, Fits("search", pattern, text));

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("a)")]
    [InlineData("*a")]
    [InlineData("a**")]
    [InlineData("a+?")]
    [InlineData("a{")]
    [InlineData("a{}")]
    [InlineData("a{,2}")]
    [InlineData("a{3,2}")]
    [InlineData("]")]
    [InlineData("[]")]
    [InlineData("[^]")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("[a-b-c]")]
    [InlineData("[[a]]")]
    [InlineData(@"[a-\p{L}]")]
    [InlineData(@"\d")]
    [InlineData(@"\p{Xx}")]
    [InlineData(@"\p{Cs}")]
    [InlineData(@"\p{Lu")]
    [InlineData(@"\p{IsGreek}")]
    [InlineData(@"a\")]
    [InlineData("(?:a)")]
    [InlineData(@"(a)\1")]
    [InlineData("a{99999999999999999999}")]
    [InlineData("(a{99}){99}")]
    [InlineData("(((((){1000}){1000}){1000}){1000}){1000}")]
    public void A_pattern_outside_of_RFC_9485_or_of_reason_fits_nothing(string pattern)
    {
        foreach (var text in (string[])["", "a", pattern]) Assert.False(Fits("search", pattern, text));
    }

    [Fact]
    public void A_literal_pattern_may_have_512_characters()
    {
        Assert.NotNull(JsonFilter.Parse($"search(@, '{new string('a', 512)}')"));

        var error = Assert.Throws<JsonPathException>(() => JsonFilter.Parse($"search(@, '{new string('a', 513)}')"));
        Assert.Contains("512", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, error.Position);
    }

    [Fact]
    public void A_longer_pattern_in_the_document_fits_nothing()
    {
        Assert.True(Fits("match", new string('a', 512), new string('a', 512)));
        Assert.False(Fits("match", new string('a', 513), new string('a', 513)));
    }

    [Theory]
    [InlineData("(a*)*b")]
    [InlineData("(a|a)*b")]
    [InlineData("(a+)+(a+)+(a+)+b")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)b")]
    public void A_pattern_that_ruins_a_backtracking_engine_costs_linear_time(string pattern) =>
        Assert.False(Fits("match", pattern, new string('a', 20_000)));

    [Fact]
    public void A_costly_pattern_over_a_long_text_meets_the_budget() =>
        Assert.Throws<JsonPathBudgetException>(() => Fits("search", "(.?){400}b", new string('a', 65_536)));

    static bool Fits(string function, string pattern, string text)
    {
        var document = JsonSerializer.SerializeToElement(new { pattern, text });
        return JsonFilter.Parse($"{function}($.text, $.pattern)").Matches(document, document);
    }
}
