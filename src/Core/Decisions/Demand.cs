using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>What some work asks of an account.</summary>
public sealed record Demand
{
    /// <summary>Least amount that must be left, a share or in a unit; null when anything will do.</summary>
    public Amount? Need { get; init; }

    /// <summary>The one meter that counts, whatever gates there are; null for all gates.</summary>
    public string? Meter { get; init; }

    /// <summary>True when work may carry on upon a fallback once gates are used up.</summary>
    public bool AllowsFallback { get; init; }

    /// <summary>Values up to this age count; older ones only where nobody may ask sooner and they are not stale.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True when nothing may be asked, so that no older value is excused by a minimum interval.</summary>
    public bool IsOffline { get; init; }
}
