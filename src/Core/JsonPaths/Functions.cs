using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>The five functions of RFC 9535 §2.4, each bound to arguments of the types it declares.</summary>
static class Functions
{
    public static Operand Bind(string name, IReadOnlyList<Argument> arguments, TextCursor cursor, int start)
    {
        return name switch
        {
            "length" => new ValueOperand(new Length(Value(Only()))),
            "count" => new ValueOperand(new Count(Nodes(Only()))),
            "value" => new ValueOperand(new OnlyNode(Nodes(Only()))),
            "match" => new LogicalOperand(Pattern(isWhole: true)),
            "search" => new LogicalOperand(Pattern(isWhole: false)),
            _ => throw cursor.Error($"no function is called '{name}': there are length, count, value, match and search", start),
        };

        Argument Only() => arguments is [var only] ? only : throw cursor.Error($"{name}() takes one argument", start);

        ValueExpression Value(Argument argument) => OperandParser.AsValue(argument.Operand, cursor, argument.Start);

        Query Nodes(Argument argument) => argument.Operand is QueryOperand { Query: var query }
            ? query
            : throw cursor.Error($"{name}() takes a path", argument.Start);

        PatternTest Pattern(bool isWhole)
        {
            if (arguments is not [var text, var pattern]) throw cursor.Error($"{name}() takes a text and a pattern", start);
            var test = new PatternTest(Value(text), Value(pattern), isWhole);
            if (test.IsTooLong) throw cursor.Error($"a pattern has at most {IRegexp.MaxLength} characters", pattern.Start);
            if (cursor.ChecksPatterns && !test.IsValid) cursor.BadPattern ??= pattern.Start;
            return test;
        }
    }
}

/// <summary><c>length()</c>: characters of a string, elements of an array, members of an object; nothing for the rest.</summary>
sealed class Length(ValueExpression argument) : ValueExpression
{
    public override FilterValue Evaluate(Evaluation evaluation, JsonElement current)
    {
        var value = argument.Evaluate(evaluation, current);
        return value.Kind switch
        {
            JsonValueKind.String => FilterValue.Of(value.Text!.EnumerateRunes().Count()),
            JsonValueKind.Array => FilterValue.Of(value.Element.GetArrayLength()),
            JsonValueKind.Object => FilterValue.Of(value.Element.GetPropertyCount()),
            _ => FilterValue.Nothing,
        };
    }
}

/// <summary><c>count()</c>: how many nodes a path selects.</summary>
sealed class Count(Query query) : ValueExpression
{
    public override FilterValue Evaluate(Evaluation evaluation, JsonElement current) => FilterValue.Of(query.Select(evaluation, current).Count);
}

/// <summary><c>match()</c> and <c>search()</c>: whether all of a text, or some part of it, fits a pattern. False for anything but two strings.</summary>
sealed class PatternTest(ValueExpression text, ValueExpression pattern, bool isWhole) : LogicalExpression
{
    readonly IRegexp? _literal = pattern is Literal { Value: { Kind: JsonValueKind.String, Text: var source } } ? new IRegexp(source!, isWhole) : null;

    /// <summary>False for a literal that is no pattern: it fits nothing.</summary>
    public bool IsValid => _literal is null or { IsValid: true };

    public bool IsTooLong => _literal is { IsTooLong: true };

    public override bool Holds(Evaluation evaluation, JsonElement current)
    {
        if (text.Evaluate(evaluation, current) is not { Kind: JsonValueKind.String, Text: { } subject }) return false;
        var regexp = _literal;
        if (regexp is null)
        {
            if (pattern.Evaluate(evaluation, current) is not { Kind: JsonValueKind.String, Text: { } source }) return false;
            regexp = evaluation.Pattern(source, isWhole);
        }

        return regexp.Fits(subject, evaluation.Budget);
    }
}
