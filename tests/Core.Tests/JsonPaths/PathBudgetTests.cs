using System.Text.Json;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class PathBudgetTests
{
    [Fact]
    public void A_path_visits_a_hundred_thousand_nodes_and_no_more()
    {
        Assert.Equal(99_999, JsonPath.Parse("$[*]").Select(Zeros(99_999)).Count);

        var error = Assert.Throws<JsonPathBudgetException>(() => JsonPath.Parse("$[*]").Select(Zeros(100_000)));
        Assert.Contains("100000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$..*")]
    [InlineData("$[*,*]")]
    [InlineData("$[?count($[*]) > 0]")]
    [InlineData("$[?$[999] == 0]")]
    [InlineData("$[?$ == $]")]
    [InlineData("$[?!@.a || !@.b || !@.c]")]
    public void Work_that_is_not_selected_counts_too(string path) =>
        Assert.Throws<JsonPathBudgetException>(() => JsonPath.Parse(path).Select(Zeros(1_000), new PathBudget(1_500)));

    [Fact]
    public void A_budget_is_spent_by_all_evaluations_that_share_it()
    {
        var budget = new PathBudget(25);
        JsonPath.Parse("$[*]").Select(Zeros(10), budget);
        JsonPath.Parse("$[*]").Select(Zeros(10), budget);

        Assert.Equal(22, budget.Spent);
        Assert.Throws<JsonPathBudgetException>(() => JsonFilter.Parse("$[*]").Matches(Zeros(10), default, budget));
    }

    [Fact]
    public void Comparing_long_texts_counts()
    {
        var texts = JsonElement.Parse($"""["{new string('a', 64_000)}", 1, 2, 3]""");

        Assert.Throws<JsonPathBudgetException>(() => JsonPath.Parse("$[?$[0] == $[0]]").Select(texts, new PathBudget(4_000)));
    }

    [Theory]
    [InlineData("$..*")]
    [InlineData("$[?@..a]")]
    [InlineData("$[?@ == $[1]]")]
    public void A_document_too_deep_for_the_stack_is_refused(string path)
    {
        var bomb = Nested(20_000);

        var error = Assert.Throws<JsonPathBudgetException>(() => JsonPath.Parse(path).Select(bomb));

        Assert.Contains("256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Descents_inside_of_descents_share_the_depth()
    {
        var chain = JsonElement.Parse(string.Concat(Enumerable.Repeat("""{"a":""", 60)) + """{"leaf": {}}""" + new string('}', 60));
        var filter = string.Concat(Enumerable.Repeat("$..[?@.leaf && ", 60)) + "@.none" + new string(']', 60);

        Assert.Throws<JsonPathBudgetException>(() => JsonPath.Parse(filter).Select(chain));
        Assert.Single(JsonPath.Parse("$..[?@.leaf || @..[?@.none]]").Select(chain));
    }

    [Fact]
    public void A_document_as_deep_as_answers_may_be_is_walked() => Assert.Equal(2 * 62, JsonPath.Parse("$[*]..[0]").Select(Nested(63)).Count);

    [Theory]
    [InlineData("(", "@", ")")]
    [InlineData("!(", "@", ")")]
    [InlineData("@[?", "@", "]")]
    [InlineData("length(value(@[?1 == ", "1", "])) == 1")]
    [InlineData("1 == length(", "1", ")")]
    public void An_expression_that_nests_without_end_is_refused(string open, string inside, string close)
    {
        foreach (var levels in (int[])[70, 100_000])
        {
            var bomb = string.Concat(Enumerable.Repeat(open, levels)) + inside + string.Concat(Enumerable.Repeat(close, levels));

            Assert.Throws<JsonPathException>(() => JsonPath.Parse($"$[?{bomb}]"));
            Assert.Throws<JsonPathException>(() => JsonFilter.Parse(bomb));
        }
    }

    [Fact]
    public void Sixty_four_levels_are_allowed()
    {
        var document = Zeros(1);

        Assert.True(JsonFilter.Parse($"{new string('(', 64)}@{new string(')', 64)}").Matches(document, document));
        Assert.Throws<JsonPathException>(() => JsonFilter.Parse($"{new string('(', 65)}@{new string(')', 65)}"));
    }

    [Fact]
    public void Long_flat_paths_and_conditions_are_no_deeper_than_short_ones()
    {
        Assert.Empty(JsonPath.Parse("$" + string.Concat(Enumerable.Repeat(".a", 100_000))).Select(Zeros(1)));
        Assert.True(JsonFilter.Parse(string.Join(" && ", Enumerable.Repeat("1 == 1", 100_000))).Matches(default, default));
    }

    static JsonElement Zeros(int count) => JsonElement.Parse($"[{string.Join(',', Enumerable.Repeat(0, count))}]");

    /// <summary>An array of two equal elements, each nested that deep.</summary>
    static JsonElement Nested(int depth)
    {
        var arrays = new string('[', depth) + new string(']', depth);
        using var document = JsonDocument.Parse($"[{arrays}, {arrays}]", new JsonDocumentOptions { MaxDepth = depth + 1 });
        return document.RootElement.Clone();
    }
}
