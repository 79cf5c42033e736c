using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// A JSONPath query of RFC 9535 over a read-only document. Immutable and safe to share between threads.
/// A relative path, our one addition, begins with <c>@</c> and is evaluated against an element of the document.
/// </summary>
public sealed class JsonPath
{
    readonly string _source;
    Query? _query;

    JsonPath(string source, Query? query) => (_source, _query) = (source, query);

    /// <summary>Whether the syntax promises at most one node: only names and indices, one each.</summary>
    public bool IsSingular => Query.IsSingular;

    /// <summary>Whether the path begins with <c>@</c>.</summary>
    public bool IsRelative => Query.IsRelative;

    // Two threads may both read a trusted text; what they get is equal.
    Query Query => _query ??= Read(_source, allowRelative: true);

    /// <summary>Reads a query that begins with <c>$</c>.</summary>
    /// <exception cref="JsonPathException">The text is not a well-formed and valid query.</exception>
    public static JsonPath Parse(string text) => Parse(text, allowRelative: false);

    /// <summary>Reads a query that begins with <c>$</c> or <c>@</c>.</summary>
    /// <exception cref="JsonPathException">The text is not a well-formed and valid query.</exception>
    public static JsonPath ParseRelative(string text) => Parse(text, allowRelative: true);

    /// <summary>A query, relative or not, that has been read before and is known to be valid: read again when it is first used.</summary>
    public static JsonPath Trusted(string text) => new(text, null);

    /// <summary>Reads a query that begins with <c>$</c>; on failure gives the reason and its 0-based position instead.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? error, out int position) =>
        Attempt.Parse(Parse, text, out path, out error, out position);

    /// <summary>The values selected from <paramref name="root"/>, which is also the current element of a relative path.</summary>
    /// <exception cref="JsonPathBudgetException">The document asks for more work than <paramref name="budget"/> (null: the default) allows.</exception>
    public IReadOnlyList<JsonElement> Select(JsonElement root, PathBudget? budget = null) => Select(root, root, budget);

    /// <summary>The values selected with <paramref name="root"/> as <c>$</c> and <paramref name="current"/> as <c>@</c>.</summary>
    /// <exception cref="JsonPathBudgetException">The document asks for more work than <paramref name="budget"/> (null: the default) allows.</exception>
    public IReadOnlyList<JsonElement> Select(JsonElement root, JsonElement current, PathBudget? budget = null) =>
        [.. Query.Select(new Evaluation(root, budget ?? new PathBudget()), current).Select(node => node.Value)];

    /// <summary>As <see cref="Select(JsonElement, PathBudget?)"/>, with the place of each value.</summary>
    /// <exception cref="JsonPathBudgetException">The document asks for more work than <paramref name="budget"/> (null: the default) allows.</exception>
    public IReadOnlyList<PathNode> SelectNodes(JsonElement root, PathBudget? budget = null) => SelectNodes(root, root, budget);

    /// <summary>As <see cref="Select(JsonElement, JsonElement, PathBudget?)"/>, with the place of each value.</summary>
    /// <exception cref="JsonPathBudgetException">The document asks for more work than <paramref name="budget"/> (null: the default) allows.</exception>
    public IReadOnlyList<PathNode> SelectNodes(JsonElement root, JsonElement current, PathBudget? budget = null) =>
    [
        .. Query.Select(new Evaluation(root, budget ?? new PathBudget()), current, keepLocations: true)
            .Select(node => new PathNode(node.Value, node.Location!)),
    ];

    /// <summary>Whether the path selects nothing because a list or object it goes through has no such child, not because a member that it names is missing.</summary>
    /// <exception cref="JsonPathBudgetException">The document asks for more work than <paramref name="budget"/> (null: the default) allows.</exception>
    public bool IsEmptyIn(JsonElement root, PathBudget? budget = null) => Query.IsEmptyIn(new Evaluation(root, budget ?? new PathBudget()));

    /// <summary>The text it was read from.</summary>
    public override string ToString() => _source;

    static JsonPath Parse(string text, bool allowRelative) => new(text, Read(text, allowRelative));

    static Query Read(string text, bool allowRelative)
    {
        var cursor = new TextCursor(text);
        if (cursor.Peek == '@' && !allowRelative) throw cursor.Error("'@' has no current element here: begin with '$'");
        var query = QueryParser.Read(cursor);
        cursor.ExpectEnd();
        return query;
    }
}
