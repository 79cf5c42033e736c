using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.Core.Catalog;

/// <summary>Where a value sits, or what it is. Exactly one of <see cref="Terms"/>, <see cref="Constant"/> and <see cref="Setting"/> is given; nothing nests.</summary>
public sealed record ValueDefinition
{
    /// <summary>Paths, tried in order (<see cref="IsSum"/> false: the first that is there) or added up (true: a missing or null term is left out; all missing is unknown).</summary>
    public IReadOnlyList<ValueTerm> Terms { get; init; } = [];

    /// <summary>True to add the terms up.</summary>
    public bool IsSum { get; init; }

    /// <summary>A constant; may hold <c>{currency}</c>, settings and kept names. Null when not given.</summary>
    public string? Constant { get; init; }

    /// <summary>A setting of the account. Null when not given.</summary>
    public string? Setting { get; init; }

    /// <summary>Factor for the whole; may be negative.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>What JSON null, or a path that finds nothing, means.</summary>
    public NullMeaning Null { get; init; }

    /// <summary>Values that are words, not amounts, by their text: <c>-1</c> → unlimited.</summary>
    public IReadOnlyDictionary<string, NullMeaning> Sentinels { get; init; } = new Dictionary<string, NullMeaning>();
}

/// <summary>One path of a value.</summary>
/// <param name="Path">Begins with <c>$</c> (the answer) or <c>@</c> (the element).</param>
/// <param name="Text">The path as written, for messages and <c>--explain</c>.</param>
/// <param name="Scale">Factor for this term; may be negative.</param>
/// <param name="ScaleBy">Path to a further factor in the answer (tokens × magnitude); null for none.</param>
public sealed record ValueTerm(JsonPath Path, string Text, decimal Scale = 1, JsonPath? ScaleBy = null);

/// <summary>What an absent amount means.</summary>
public enum NullMeaning
{
    /// <summary>The provider did not say.</summary>
    Unknown,

    /// <summary>There is no cap.</summary>
    Unlimited,

    /// <summary>Nothing: 0.</summary>
    Zero,
}

/// <summary>An instant in an answer, or one that is computed.</summary>
/// <param name="Value">Where it sits; null for a computed one.</param>
/// <param name="Form">How to read it.</param>
/// <param name="Offset">Offset from UTC for computed instants and for texts without a zone.</param>
public sealed record TimeDefinition(ValueDefinition? Value, TimeForm Form, TimeSpan Offset);

/// <summary>How an instant is written, or computed.</summary>
public enum TimeForm
{
    /// <summary>Epoch seconds.</summary>
    Seconds,

    /// <summary>Epoch milliseconds.</summary>
    Milliseconds,

    /// <summary>Epoch microseconds.</summary>
    Microseconds,

    /// <summary>RFC 3339, or a date and time in <see cref="TimeDefinition.Offset"/>.</summary>
    Rfc3339,

    /// <summary>Seconds from the observation.</summary>
    SecondsLeft,

    /// <summary>Milliseconds from the observation.</summary>
    MillisecondsLeft,

    /// <summary>A duration text from the observation: <c>1h2m3s</c>, <c>6m0s</c>, <c>PT5H</c>.</summary>
    DurationLeft,

    /// <summary>The next midnight.</summary>
    NextDay,

    /// <summary>The next Monday's midnight.</summary>
    NextMonday,

    /// <summary>The next first of the month's midnight.</summary>
    NextMonth,
}
