using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Catalog;

/// <summary>An answer that is a failure, and what then.</summary>
public sealed record FaultRule
{
    /// <summary>HTTP status codes it is for; empty for any (also 200).</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>Condition on the body; null for any body, also one that is not JSON.</summary>
    public FilterDefinition? When { get; init; }

    /// <summary>What it means.</summary>
    public required State State { get; init; }

    /// <summary>What happens next.</summary>
    public FaultAction Then { get; init; }

    /// <summary>The way out, for people; null for the state's general one.</summary>
    public string? Advice { get; init; }

    /// <summary>How long not to ask again; null for the general back-off.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's own words, shown cleaned; null to show none.</summary>
    public ValueDefinition? Message { get; init; }
}

/// <summary>What happens after a fault.</summary>
public enum FaultAction
{
    /// <summary>The source has failed.</summary>
    Stop,

    /// <summary>The fault is remembered and the next request is made; the first remembered fault is the source's when nothing is read.</summary>
    Next,

    /// <summary>The answer says nothing: go on as if the request had not been made.</summary>
    Skip,
}
