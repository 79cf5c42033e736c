namespace Fuelgauge.Core.JsonPaths;

/// <summary>Reads a logical expression (RFC 9535 §2.3.5) and checks that what it compares and tests is of the right type (§2.4.3).</summary>
static class FilterParser
{
    /// <summary>Longest first: <c>&lt;</c> begins <c>&lt;=</c>.</summary>
    static readonly (string Symbol, ComparisonOperator Operator)[] Operators =
    [
        ("==", ComparisonOperator.Equal), ("!=", ComparisonOperator.NotEqual),
        ("<=", ComparisonOperator.LessOrEqual), (">=", ComparisonOperator.GreaterOrEqual),
        ("<", ComparisonOperator.Less), (">", ComparisonOperator.Greater),
    ];

    public static LogicalExpression ReadLogical(TextCursor cursor)
    {
        var alternatives = ReadSeparated(cursor, "||", ReadConjunction);
        return alternatives is [var only] ? only : new AnyOf(alternatives);
    }

    static LogicalExpression ReadConjunction(TextCursor cursor)
    {
        var conditions = ReadSeparated(cursor, "&&", ReadBasic);
        return conditions is [var only] ? only : new AllOf(conditions);
    }

    static List<LogicalExpression> ReadSeparated(TextCursor cursor, string separator, Func<TextCursor, LogicalExpression> read)
    {
        var parts = new List<LogicalExpression> { read(cursor) };
        while (cursor.SkipBlanksBefore(next => next == separator[0]) && cursor.TryTake(separator))
        {
            cursor.SkipBlanks();
            parts.Add(read(cursor));
        }

        return parts;
    }

    static LogicalExpression ReadBasic(TextCursor cursor)
    {
        if (!cursor.TryTake('!')) return cursor.Peek == '(' ? ReadParenthesized(cursor) : ReadTestOrComparison(cursor);
        cursor.SkipBlanks();
        return new Not(cursor.Peek == '(' ? ReadParenthesized(cursor) : ReadTest(cursor));
    }

    static LogicalExpression ReadParenthesized(TextCursor cursor)
    {
        cursor.Expect('(');
        cursor.SkipBlanks();
        var inner = cursor.Nested(ReadLogical);
        cursor.SkipBlanks();
        cursor.Expect(')');
        return inner;
    }

    static LogicalExpression ReadTest(TextCursor cursor)
    {
        var start = cursor.Position;
        return AsTest(OperandParser.Read(cursor), cursor, start);
    }

    static LogicalExpression ReadTestOrComparison(TextCursor cursor)
    {
        var start = cursor.Position;
        var left = OperandParser.Read(cursor);
        if (!cursor.SkipBlanksBefore(next => next is '=' or '!' or '<' or '>')) return AsTest(left, cursor, start);

        var comparison = ReadOperator(cursor);
        cursor.SkipBlanks();
        var leftValue = OperandParser.AsValue(left, cursor, start);
        var rightStart = cursor.Position;
        return new Comparison(leftValue, comparison, OperandParser.AsValue(OperandParser.Read(cursor), cursor, rightStart));
    }

    static ComparisonOperator ReadOperator(TextCursor cursor)
    {
        foreach (var (symbol, comparison) in Operators)
        {
            if (cursor.TryTake(symbol)) return comparison;
        }

        throw cursor.Error("expected one of == != < <= > >=");
    }

    static LogicalExpression AsTest(Operand operand, TextCursor cursor, int start) => operand switch
    {
        QueryOperand { Query: var query } => new Exists(query),
        LogicalOperand { Expression: var expression } => expression,
        _ => throw cursor.Error("a value must be compared with something", start),
    };
}
