using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Stand-in until the engine lands.</summary>
public sealed class JsonPath
{
    /// <summary>Parses <c>$…</c> or <c>@…</c>.</summary>
    public static JsonPath ParseRelative(string text) => throw new NotImplementedException(text);

    /// <summary>All nodes the path selects.</summary>
    public IReadOnlyList<JsonElement> Select(JsonElement root, JsonElement current, PathBudget? budget = null) => throw new NotImplementedException();
}

/// <summary>Stand-in until the engine lands.</summary>
public sealed class JsonFilter
{
    /// <summary>Parses a logical expression.</summary>
    public static JsonFilter Parse(string expression) => throw new NotImplementedException(expression);

    /// <summary>Whether it holds.</summary>
    public bool Matches(JsonElement root, JsonElement current, PathBudget? budget = null) => throw new NotImplementedException();
}

/// <summary>Stand-in until the engine lands.</summary>
public sealed class PathBudget;
