namespace Fuelgauge.Core.Wire;

/// <summary>A request's last good result as it is kept in the poll state: what a later run shows instead of asking again. Holds no credential and no foreign text that was not cleaned.</summary>
public sealed record KeptResult
{
    /// <summary>Readings, as meters without judgement.</summary>
    public required IReadOnlyList<KeptReading> Readings { get; init; }

    /// <summary>Plan; null when the answer named none.</summary>
    public string? Plan { get; init; }

    /// <summary>Salted hash of the provider's account id; null when the answer named none.</summary>
    public string? Identity { get; init; }

    /// <summary>Words of warning beside the numbers; null for none.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>Values kept for later requests, by name.</summary>
    public IReadOnlyDictionary<string, KeptValue> Keep { get; init; } = new Dictionary<string, KeptValue>();
}

/// <summary>A value kept for later requests.</summary>
/// <param name="Value">The value.</param>
/// <param name="Until">How long it is good, UTC.</param>
public sealed record KeptValue(string Value, DateTimeOffset Until);

/// <summary>A reading as it is kept: <see cref="Model.Reading"/>'s members, flat.</summary>
public sealed record KeptReading
{
    /// <summary>Meter id.</summary>
    public required string Meter { get; init; }

    /// <summary>Kind, lower case.</summary>
    public required string Kind { get; init; }

    /// <summary>Name for people.</summary>
    public required string Label { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Scope; null for the whole account.</summary>
    public string? Scope { get; init; }

    /// <summary>Role, lower case.</summary>
    public required string Role { get; init; }

    /// <summary>Used.</summary>
    public decimal? Used { get; init; }

    /// <summary>Left.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>Limit.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Whose word the limit is, lower case.</summary>
    public string? LimitSource { get; init; }

    /// <summary>True when computed.</summary>
    public bool Estimated { get; init; }

    /// <summary>Condition, lower case; null for normal.</summary>
    public string? Condition { get; init; }

    /// <summary>Where the number comes from.</summary>
    public required string Source { get; init; }

    /// <summary>False for an unconfirmed endpoint.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>When it was observed.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Request and field.</summary>
    public string? Origin { get; init; }

    /// <summary>When it refills.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>When what is left is lost.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Length of the window in seconds.</summary>
    public decimal? LengthSeconds { get; init; }
}
