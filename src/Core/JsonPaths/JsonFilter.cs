using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// A condition on its own: the logical expression that RFC 9535 allows after <c>?</c>, such as
/// <c>$.code == 500 &amp;&amp; search($.msg, 'coding plan')</c>. Immutable and safe to share between threads.
/// </summary>
public sealed class JsonFilter
{
    readonly string _source;
    LogicalExpression? _expression;

    JsonFilter(string source, LogicalExpression? expression) => (_source, _expression) = (source, expression);

    /// <summary>Reads an expression; blanks around it are allowed.</summary>
    /// <exception cref="JsonPathException">The text is not a well-formed and valid expression.</exception>
    public static JsonFilter Parse(string expression) => new(expression, Read(expression));

    /// <summary>An expression that has been read before and is known to be valid: read again when it is first used.</summary>
    public static JsonFilter Trusted(string expression) => new(expression, null);

    static LogicalExpression Read(string expression)
    {
        var cursor = new TextCursor(expression);
        cursor.SkipBlanks();
        var logical = FilterParser.ReadLogical(cursor);
        cursor.SkipBlanks();
        cursor.ExpectEnd();
        return logical;
    }

    /// <summary>Reads an expression; on failure gives the reason and its 0-based position instead.</summary>
    public static bool TryParse(string expression, [NotNullWhen(true)] out JsonFilter? filter, [NotNullWhen(false)] out string? error, out int position) =>
        Attempt.Parse(Parse, expression, out filter, out error, out position);

    /// <summary>Whether the condition holds with <paramref name="root"/> as <c>$</c> and <paramref name="current"/> as <c>@</c>.</summary>
    /// <exception cref="JsonPathBudgetException">The document asks for more work than <paramref name="budget"/> (null: the default) allows.</exception>
    public bool Matches(JsonElement root, JsonElement current, PathBudget? budget = null) =>
        (_expression ??= Read(_source)).Holds(new Evaluation(root, budget ?? new PathBudget()), current);

    /// <summary>Names of members without which it cannot hold, for a test on bytes that spares parsing; not all of them need be given.</summary>
    public IReadOnlyList<string> NeededNames => [.. (_expression ??= Read(_source)).NeededNames.Distinct(StringComparer.Ordinal)];

    /// <summary>The text it was read from.</summary>
    public override string ToString() => _source;
}
