using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Reads literals, queries and calls inside of a filter.</summary>
static class OperandParser
{
    public static Operand Read(TextCursor cursor) => cursor.Peek switch
    {
        var start when QueryParser.IsStart(start) => new QueryOperand(QueryParser.Read(cursor)),
        var start when LiteralParser.IsQuote(start) => Literal(FilterValue.Of(LiteralParser.ReadString(cursor))),
        var start when LiteralParser.IsIntegerStart(start) => Literal(FilterValue.Of(LiteralParser.ReadNumber(cursor))),
        >= 'a' and <= 'z' => ReadWord(cursor),
        _ => throw cursor.Error("expected a path, a literal or a function"),
    };

    /// <summary>The operand where one value is wanted.</summary>
    public static ValueExpression AsValue(Operand operand, TextCursor cursor, int start) => operand switch
    {
        ValueOperand { Value: var value } => value,
        QueryOperand { Query: { IsSingular: true } query } => new OnlyNode(query),
        QueryOperand => throw cursor.Error("this path may select several nodes where one value is wanted", start),
        _ => throw cursor.Error("this function gives true or false, which is not a value", start),
    };

    static Operand ReadWord(TextCursor cursor)
    {
        var start = cursor.Position;
        while (cursor.Peek is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') cursor.Take();
        var word = cursor.Since(start);
        if (cursor.Peek == '(') return Functions.Bind(word, cursor.Nested(ReadArguments), cursor, start);
        return word switch
        {
            "true" => Literal(FilterValue.Of(JsonValueKind.True)),
            "false" => Literal(FilterValue.Of(JsonValueKind.False)),
            "null" => Literal(FilterValue.Of(JsonValueKind.Null)),
            _ => throw cursor.Error($"'{word}' is neither a literal nor a call", start),
        };
    }

    static List<Argument> ReadArguments(TextCursor cursor)
    {
        cursor.Expect('(');
        cursor.SkipBlanks();
        var arguments = new List<Argument>();
        if (cursor.TryTake(')')) return arguments;
        do
        {
            cursor.SkipBlanks();
            var start = cursor.Position;
            arguments.Add(new Argument(Read(cursor), start));
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));
        cursor.Expect(')');
        return arguments;
    }

    static ValueOperand Literal(FilterValue value) => new(new Literal(value));
}

/// <summary>What a call was given, and where it stands in the source.</summary>
readonly record struct Argument(Operand Operand, int Start);
