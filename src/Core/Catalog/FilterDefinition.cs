using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Catalog;

/// <summary>A condition. Names in braces inside its string literals get their values when an answer is read.</summary>
/// <param name="Filter">The condition as written.</param>
/// <param name="HasNames">True when it holds such names.</param>
public sealed record FilterDefinition(JsonFilter Filter, bool HasNames)
{
    /// <summary>Reads a condition.</summary>
    /// <exception cref="JsonPathException">The text is not a well-formed and valid expression.</exception>
    public static FilterDefinition Parse(string text) => new(JsonFilter.Parse(text), Extraction.FilterNames.In(text).Any());

    /// <summary>A condition that has been read before and is known to be valid.</summary>
    public static FilterDefinition Trusted(string text) => new(JsonFilter.Trusted(text), Extraction.FilterNames.In(text).Any());
}
