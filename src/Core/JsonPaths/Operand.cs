namespace Fuelgauge.Core.JsonPaths;

/// <summary>What stands beside an operator or between the parentheses of a call, before its place has decided its type.</summary>
abstract record Operand;

/// <summary>A query: a test of existence, one value, or a list of nodes.</summary>
sealed record QueryOperand(Query Query) : Operand;

/// <summary>A literal, or a function that gives a value.</summary>
sealed record ValueOperand(ValueExpression Value) : Operand;

/// <summary>A function that gives true or false.</summary>
sealed record LogicalOperand(LogicalExpression Expression) : Operand;
