namespace Fuelgauge.Core.JsonPaths;

/// <summary>A part of a pattern as written.</summary>
abstract record PatternPart;

/// <summary>One character of a set.</summary>
sealed record OneOf(CharacterSet Characters) : PatternPart;

/// <summary>The start or the end of the text.</summary>
sealed record Edge(bool IsEnd) : PatternPart;

/// <summary>Parts one after the other; none fit the empty text.</summary>
sealed record Sequence(IReadOnlyList<PatternPart> Parts) : PatternPart;

/// <summary>One of several parts.</summary>
sealed record Choice(IReadOnlyList<PatternPart> Parts) : PatternPart;

/// <summary>A part <paramref name="Least"/> to <paramref name="Most"/> times; null is without end.</summary>
sealed record Repeat(PatternPart Part, int Least, int? Most) : PatternPart;
