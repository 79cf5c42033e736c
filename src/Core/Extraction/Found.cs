namespace Fuelgauge.Core.Extraction;

/// <summary>What a place in an answer gave. Nothing at all: the definition asks for no such value.</summary>
/// <typeparam name="T">What is looked for.</typeparam>
readonly record struct Found<T>
    where T : struct
{
    /// <summary>The value; null when there is none.</summary>
    public T? Value { get; init; }

    /// <summary>True when the answer says that there is no cap.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>True when it was computed with something that no answer said.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>Path that gave the value, as written; null for a constant and where nothing was found.</summary>
    public string? Path { get; init; }

    /// <summary>Path that is not in the answer, or is null there; null when all is well.</summary>
    public string? Missing { get; init; }

    /// <summary>What is wrong with what stands there, continuing "the answer of x has …"; null when all is well.</summary>
    public string? Fault { get; init; }
}
