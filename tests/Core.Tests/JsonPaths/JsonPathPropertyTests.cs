using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Tests.JsonPaths;

public sealed class JsonPathPropertyTests
{
    static readonly Gen<string> Names = Gen.OneOf(
        Pick("a", "b", "", "it's", "\\", "\u0001", "余额", "😀", "\""),
        Gen.Char['\u0000', '\ud7ff'].Array[0, 3].Select(units => new string(units)));

    static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)value),
        Gen.Int[-3, 3].Select(value => (JsonNode?)value),
        Names.Select(value => (JsonNode?)value));

    static readonly Gen<JsonElement> Documents = Values(3).Select(value => JsonElement.Parse(value?.ToJsonString() ?? "null"));

    /// <summary>Pieces that fit together often enough to reach every corner of the parser.</summary>
    static readonly Gen<string> Texts = Pick(
        "$", "@", ".", "..", "*", "[", "]", "'a'", "\"b\"", "a", "b", "0", "-1", "1.5e2", ":", ",", "?", "(", ")", "!", "==", "!=", "<", "<=", "&&", "||", " ",
        "length(", "count(", "value(", "match(", "search(", "true", "null", "'\\u00e9'", "'\\ud800", "\ud800", "'", "\\", "\0", "9007199254740993",
        "[?@.a", "[?@==", "[*]", ".a", "[0]", "[::-1]", "'[a-z]+'").Array[0, 12].Select(string.Concat);

    [Fact]
    public void A_normalized_path_selects_its_own_node_again() =>
        Gen.Select(Documents, Pick("$..*", "$..[0,-1]", "$..[::-2]", "$..[?@.a || @ != 1]", "$..['a','','余额']")).Sample((document, path) =>
        {
            foreach (var node in JsonPath.Parse(path).SelectNodes(document))
            {
                var again = JsonPath.Parse(node.NormalizedPath);
                var found = Assert.Single(again.SelectNodes(document));

                Assert.True(again.IsSingular);
                Assert.Equal(node.NormalizedPath, found.NormalizedPath);
                Assert.True(JsonElement.DeepEquals(node.Value, found.Value));
            }
        });

    [Fact]
    public void Every_node_below_the_root_is_a_descendant_once() =>
        Documents.Sample(document =>
        {
            var paths = JsonPath.Parse("$..*").SelectNodes(document).Select(node => node.NormalizedPath).ToList();

            Assert.Equal(CountBelow(document), paths.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        });

    [Fact]
    public void A_slice_selects_what_counting_by_hand_selects() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[-9, 9], Gen.Int[-9, 9], Gen.Int[-4, 4]).Sample((length, start, end, step) =>
        {
            var array = JsonElement.Parse($"[{string.Join(',', Enumerable.Range(0, length))}]");

            Assert.Equal(SliceByHand(length, start, end, step), JsonPath.Parse($"$[{start}:{end}:{step}]").Select(array).Select(value => value.GetInt32()));
        });

    [Fact]
    public void Any_text_is_a_path_or_an_error_with_a_place_and_never_more() =>
        Gen.Select(Texts, Documents).Sample((text, document) =>
        {
            foreach (var candidate in (string[])[text, "$" + text, $"$[?{text}]"])
            {
                if (JsonPath.TryParse(candidate, out var path, out _, out var position))
                    Assert.All(path.SelectNodes(document), node => Assert.NotEmpty(node.NormalizedPath));
                else
                    Assert.InRange(position, 0, candidate.Length);
            }

            if (JsonFilter.TryParse(text, out var filter, out _, out var place)) filter.Matches(document, document);
            else Assert.InRange(place, 0, text.Length);
        }, iter: 5_000);

    [Fact]
    public void A_value_equals_itself_and_order_is_strict() =>
        Gen.Select(Documents, Documents).Sample((one, other) =>
        {
            Assert.True(Holds("$ == @", one, one));
            Assert.Equal(JsonElement.DeepEquals(one, other), Holds("$ == @", one, other));
            Assert.False(Holds("$ < @", one, other) && Holds("$ > @", one, other));
            Assert.Equal(Holds("$ < @", one, other), Holds("$ > @", other, one));
        });

    static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    static Gen<JsonNode?> Values(int depth)
    {
        if (depth == 0) return Scalars;
        var inner = Values(depth - 1);
        return Gen.OneOf(
            Scalars,
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Names, inner, KeyValuePair.Create).Array[0, 4]
                .Select(members => (JsonNode?)new JsonObject(members.DistinctBy(member => member.Key).Select(Copy))));
    }

    // A node has one parent, and generators may hand out the same node twice.
    static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) => KeyValuePair.Create(member.Key, member.Value?.DeepClone());

    static bool Holds(string condition, JsonElement root, JsonElement current) => JsonFilter.Parse(condition).Matches(root, current);

    static int CountBelow(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Sum(child => 1 + CountBelow(child)),
        JsonValueKind.Object => value.EnumerateObject().Sum(child => 1 + CountBelow(child.Value)),
        _ => 0,
    };

    /// <summary>Walks all indices in the direction of the step and keeps those between the bounds.</summary>
    static List<int> SliceByHand(int length, int start, int end, int step)
    {
        var picked = new List<int>();
        if (step == 0) return picked;
        var from = start < 0 ? start + length : start;
        var to = end < 0 ? end + length : end;
        from = step > 0 ? Math.Max(from, 0) : Math.Min(from, length - 1);
        for (var index = from; step > 0 ? index < to : index > to; index += step)
        {
            if (index >= 0 && index < length) picked.Add(index);
        }

        return picked;
    }
}
