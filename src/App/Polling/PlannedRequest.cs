using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>One request in one pass.</summary>
/// <param name="Keys">Its keys in the poll state: one per account that shares it.</param>
/// <param name="Slot">What is known of it, of the same identity; null for nothing.</param>
/// <param name="IsDue">True when it should be made: its interval has passed and no kept value will do.</param>
/// <param name="IsGranted">True when it is due and this process has the claim.</param>
internal sealed record PlannedRequest(IReadOnlyList<PollKey> Keys, PollSlot? Slot, bool IsDue, bool IsGranted)
{
    /// <summary>When its turn comes where the provider takes no more calls now, UTC; null for any other request.</summary>
    public DateTimeOffset? TurnAt { get; init; }
}
