using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Part of a filter that is true or false of an element.</summary>
abstract class LogicalExpression
{
    /// <summary>Names of members without which it cannot hold; not all of them need be given.</summary>
    public virtual IEnumerable<string> NeededNames => [];

    public abstract bool Holds(Evaluation evaluation, JsonElement current);
}

/// <summary><c>a || b || …</c></summary>
sealed class AnyOf(IReadOnlyList<LogicalExpression> alternatives) : LogicalExpression
{
    public override bool Holds(Evaluation evaluation, JsonElement current) => alternatives.Any(part => part.Holds(evaluation, current));
}

/// <summary><c>a &amp;&amp; b &amp;&amp; …</c></summary>
sealed class AllOf(IReadOnlyList<LogicalExpression> conditions) : LogicalExpression
{
    public override IEnumerable<string> NeededNames => conditions.SelectMany(part => part.NeededNames);

    public override bool Holds(Evaluation evaluation, JsonElement current) => conditions.All(part => part.Holds(evaluation, current));
}

/// <summary><c>!a</c></summary>
sealed class Not(LogicalExpression inner) : LogicalExpression
{
    public override bool Holds(Evaluation evaluation, JsonElement current) => !inner.Holds(evaluation, current);
}

/// <summary>A path on its own: it selects at least one node, whatever its value.</summary>
sealed class Exists(Query query) : LogicalExpression
{
    public override IEnumerable<string> NeededNames => query.LastName is { } name ? [name] : [];

    public override bool Holds(Evaluation evaluation, JsonElement current) => query.Select(evaluation, current).Count > 0;
}

/// <summary>Two values and an operator between them.</summary>
sealed class Comparison(ValueExpression left, ComparisonOperator comparison, ValueExpression right) : LogicalExpression
{
    // What is not there equals no literal; it would differ from one, and equal another thing that is not there.
    public override IEnumerable<string> NeededNames =>
        comparison == ComparisonOperator.Equal && left is OnlyNode { LastName: { } name } && right is Literal ? [name] : [];

    public override bool Holds(Evaluation evaluation, JsonElement current)
    {
        var (first, second) = (left.Evaluate(evaluation, current), right.Evaluate(evaluation, current));
        return comparison switch
        {
            ComparisonOperator.Equal => IsEqual(),
            ComparisonOperator.NotEqual => !IsEqual(),
            ComparisonOperator.Less => ValueComparer.IsLess(first, second),
            ComparisonOperator.LessOrEqual => ValueComparer.IsLess(first, second) || IsEqual(),
            ComparisonOperator.Greater => ValueComparer.IsLess(second, first),
            _ => ValueComparer.IsLess(second, first) || IsEqual(),
        };

        bool IsEqual() => ValueComparer.AreEqual(first, second, evaluation.Budget);
    }
}

/// <summary>The operators of RFC 9535 §2.3.5.2.2.</summary>
enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Part of a filter that has a value.</summary>
abstract class ValueExpression
{
    public abstract FilterValue Evaluate(Evaluation evaluation, JsonElement current);
}

/// <summary>A value written in the filter itself.</summary>
sealed class Literal(FilterValue value) : ValueExpression
{
    public FilterValue Value => value;

    public override FilterValue Evaluate(Evaluation evaluation, JsonElement current) => value;
}

/// <summary>A path to at most one node, or <c>value()</c> of any path: the value of the only node; nothing when there are none or several.</summary>
sealed class OnlyNode(Query query) : ValueExpression
{
    /// <summary>The member's name that it ends with; null where it ends otherwise.</summary>
    public string? LastName => query.LastName;

    public override FilterValue Evaluate(Evaluation evaluation, JsonElement current) =>
        query.Select(evaluation, current) is [var only] ? FilterValue.Of(only.Value, evaluation.Budget) : FilterValue.Nothing;
}
