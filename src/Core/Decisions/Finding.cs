using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>One account held against a demand.</summary>
/// <param name="Candidate">The account.</param>
/// <param name="Verdict">Whether there is room.</param>
/// <param name="Reason">Why, in words that hold whenever they are read.</param>
public sealed record Finding(Candidate Candidate, Verdict Verdict, string Reason)
{
    /// <summary>The account.</summary>
    public AccountId Account => Candidate.Snapshot.Id;

    /// <summary>The meters that counted, in their order: gates, or the fallback that work carries on upon.</summary>
    public IReadOnlyList<GateFinding> Gates { get; init; } = [];

    /// <summary>The meter that decided; null when none did.</summary>
    public GateFinding? Gate { get; init; }

    /// <summary>Where an unknown comes from.</summary>
    public Doubt Doubt { get; init; }

    /// <summary>True when the account was read and has no meter of the name asked for.</summary>
    public bool LacksMeter { get; init; }
}
