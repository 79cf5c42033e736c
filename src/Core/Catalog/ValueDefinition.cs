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

    /// <summary>What the whole is divided by: a number, a path, or a constant with names in braces. Null for nothing.</summary>
    public ValueDefinition? DivideBy { get; init; }

    /// <summary>The least it can be: anything below counts as this. Null for no such floor.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>What JSON null, or a path that finds nothing, means.</summary>
    public NullMeaning Null { get; init; }

    /// <summary>Names for people, by the text that stands for them: <c>tier_19</c> → Starter. Other texts are shown as they are.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Values that are words, not amounts, by their text: <c>-1</c> → unlimited.</summary>
    public IReadOnlyDictionary<string, NullMeaning> Sentinels { get; init; } = new Dictionary<string, NullMeaning>();
}

/// <summary>One path of a value.</summary>
/// <param name="Path">Begins with <c>$</c> (the answer) or <c>@</c> (the element).</param>
/// <param name="Text">The path as written, for messages and <c>--explain</c>.</param>
/// <param name="Scale">Factor for this term; may be negative.</param>
/// <param name="ScaleBy">Path to a further factor in the answer (tokens × magnitude); null for none.</param>
/// <param name="DivideBy">What this term is divided by; null for nothing.</param>
public sealed record ValueTerm(JsonPath Path, string Text, decimal Scale = 1, JsonPath? ScaleBy = null, ValueDefinition? DivideBy = null);

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
