using System.Text.Json;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Tests.JsonPaths;

/// <summary>A suite in the format of the JSONPath compliance test suite (github.com/jsonpath-standard/jsonpath-compliance-test-suite).</summary>
sealed class Suite
{
    readonly Dictionary<string, JsonElement> _cases = [];

    public Suite(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray()) _cases.Add(test.GetProperty("name").GetString()!, test.Clone());
    }

    public IReadOnlyCollection<string> Names => _cases.Keys;

    public void Run(string name)
    {
        var test = _cases[name];
        var selector = test.GetProperty("selector").GetString()!;
        if (test.TryGetProperty("invalid_selector", out _))
        {
            Assert.InRange(Assert.Throws<JsonPathException>(() => JsonPath.Parse(selector)).Position, 0, selector.Length);
            return;
        }

        var document = test.GetProperty("document");
        var nodes = JsonPath.Parse(selector).SelectNodes(document);
        var actual = JsonSerializer.Serialize(nodes.Select(node => (object[])[node.NormalizedPath, node.Value]));
        var expected = Expected(test);

        Assert.Contains(expected, alternative => SameJson(alternative, actual));
        Assert.Equal(nodes.Select(node => node.Value), JsonPath.Parse(selector).Select(document), JsonElement.DeepEquals);
    }

    /// <summary>Lists of [path, value], one per order that is allowed.</summary>
    static IReadOnlyList<string> Expected(JsonElement test)
    {
        if (test.TryGetProperty("result", out var result)) return [Paired(test.GetProperty("result_paths"), result)];
        return [.. test.GetProperty("results_paths").EnumerateArray().Zip(test.GetProperty("results").EnumerateArray(), Paired)];
    }

    static string Paired(JsonElement paths, JsonElement values)
    {
        Assert.Equal(paths.GetArrayLength(), values.GetArrayLength());
        return JsonSerializer.Serialize(paths.EnumerateArray().Zip(values.EnumerateArray(), (path, value) => (object[])[path, value]));
    }

    static bool SameJson(string expected, string actual)
    {
        using var first = JsonDocument.Parse(expected);
        using var second = JsonDocument.Parse(actual);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }
}
