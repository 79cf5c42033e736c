using System.Text.Json;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class JsonFilterTests
{
    static readonly JsonElement Refused = JsonElement.Parse("""{"code": 500, "msg": "You have no coding plan", "limits": [{"unit": 3}, {"unit": 5}]}""");

    [Theory]
    [InlineData("$.code == 500 && search($.msg, 'coding plan')", true)]
    [InlineData("$.code == 500 && search($.msg, 'balance')", false)]
    [InlineData("$.code != 200", true)]
    [InlineData("$.data", false)]
    [InlineData("!$.data", true)]
    [InlineData("$.limits[?@.unit == 5]", true)]
    [InlineData("count($.limits[*]) == 2", true)]
    [InlineData("@.unit == 3", true)]
    [InlineData("@.unit == $.limits[1].unit", false)]
    [InlineData("($.code == 1 || $.code == 500) && !(@.unit == 5)", true)]
    [InlineData("  $.code == 500\n", true)]
    public void A_condition_reads_the_answer_and_the_current_element(string condition, bool holds) =>
        Assert.Equal(holds, JsonFilter.Parse(condition).Matches(Refused, Refused.GetProperty("limits")[0]));

    [Theory]
    [InlineData("$.type == 'event' && $.payload.rate_limits", "type rate_limits")]
    [InlineData("@['a'].b == null", "b")]
    [InlineData("$.items[?@.x == 1]", "")]
    [InlineData("$.a || $.b", "")]
    [InlineData("!$.a", "")]
    [InlineData("$.a != 1", "")]
    [InlineData("$.a == $.b", "")]
    [InlineData("$.a[0]", "")]
    [InlineData("$..a", "a")]
    public void A_condition_names_members_without_which_it_cannot_hold(string condition, string names) =>
        Assert.Equal(names, string.Join(' ', JsonFilter.Parse(condition).NeededNames));

    [Theory]
    [InlineData("", 0)]
    [InlineData("?$.code == 500", 0)]
    [InlineData("$.code", null)]
    [InlineData("$.code == ", 10)]
    [InlineData("$.code == 500 and $.msg", 14)]
    [InlineData("$.code == 500)", 13)]
    [InlineData("length($.msg)", 0)]
    public void A_condition_that_is_none_is_refused_with_its_place(string condition, int? at)
    {
        var parsed = JsonFilter.TryParse(condition, out var filter, out var error, out var position);

        Assert.Equal(at is null, parsed);
        Assert.Equal(parsed, filter is not null);
        Assert.Equal(parsed, error is null);
        Assert.Equal(at ?? 0, position);
    }

    [Fact]
    public void A_condition_prints_as_it_was_written() => Assert.Equal(" $.code==500", JsonFilter.Parse(" $.code==500").ToString());

    [Theory]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("100", "1e2", 0)]
    [InlineData("1.50", "15E-1", 0)]
    [InlineData("-0", "0.0e5", 0)]
    [InlineData("-2", "-1.9", -1)]
    [InlineData("-2", "1", -1)]
    [InlineData("0.1", "0.09", 1)]
    [InlineData("123456789012345678901234567890.1", "123456789012345678901234567890.2", -1)]
    [InlineData("1e999999999", "1e999999998", 1)]
    [InlineData("1e-99999999999999999999999", "0", 1)]
    [InlineData("-1e99999999999999999999999", "1", -1)]
    [InlineData("10e27", "1e28", 0)]
    public void Numbers_compare_exactly_at_any_size(string left, string right, int order)
    {
        var numbers = JsonElement.Parse($"[{left}, {right}]");

        Assert.Equal(order < 0, Holds("$[0] < $[1]"));
        Assert.Equal(order == 0, Holds("$[0] == $[1]"));
        Assert.Equal(order > 0, Holds("$[0] > $[1]"));
        Assert.Equal(order <= 0, Holds("$[0] <= $[1]"));
        Assert.Equal(order == 0, Holds($"$[0] == {right}"));

        bool Holds(string condition) => JsonFilter.Parse(condition).Matches(numbers, numbers);
    }

    [Fact]
    public void A_condition_is_shared_by_threads()
    {
        var filter = JsonFilter.Parse("search($.msg, '(no|some) coding p[k-m]an') && match($.msg, '.*plan')");

        Assert.True(ParallelEnumerable.Range(0, 1_000).All(_ => filter.Matches(Refused, Refused)));
    }
}
