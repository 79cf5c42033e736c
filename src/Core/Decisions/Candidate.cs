using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>An account as it stands, with what its user says about using it.</summary>
/// <param name="Snapshot">What was read.</param>
public sealed record Candidate(Snapshot Snapshot)
{
    /// <summary>What is to stay untouched of every gate: a share, or an amount that applies to gates of its unit; null for nothing.</summary>
    public Amount? Reserve { get; init; }

    /// <summary>How much its share is worth next to another's, above zero; null when it follows from the provider's counts.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Lower is preferred; null comes last.</summary>
    public int? Priority { get; init; }

    /// <summary>Whether it likely runs out before it refills, by its forecast; null where that was not asked.</summary>
    public bool? RunsOut { get; init; }

    /// <summary>Meters that were gates at some time in the last 7 days, without those that the user hides.</summary>
    public IReadOnlyCollection<string> ExpectedGates { get; init; } = [];

    /// <summary>A candidate with the settings of its account.</summary>
    /// <param name="snapshot">What was read.</param>
    /// <param name="account">Its settings.</param>
    /// <param name="recentGates">Meters that were gates in the last 7 days.</param>
    public static Candidate Of(Snapshot snapshot, Account account, IEnumerable<string> recentGates) => new(snapshot)
    {
        Reserve = account.Reserve,
        Weight = account.Weight,
        Priority = account.Priority,
        ExpectedGates = [.. recentGates.Where(gate => account.Meters.GetValueOrDefault(gate) is not { Hidden: true })],
    };
}
