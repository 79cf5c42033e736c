namespace Fuelgauge.Core.Decisions;

/// <summary>A candidate in its place among others.</summary>
/// <param name="Finding">How it stands against the demand.</param>
/// <param name="IsWallet">True when all that limits it is money; a subscription comes before it.</param>
/// <param name="Weight">How much the share of <paramref name="Gate"/> is worth next to another account's.</param>
/// <param name="Score">Share left of the gate that leaves least × its weight; null when no share is known.</param>
/// <param name="Gate">The gate that leaves least; the one that decided where no share is known; null without any.</param>
public sealed record RankedCandidate(Finding Finding, bool IsWallet, decimal Weight, decimal? Score, GateFinding? Gate)
{
    /// <summary>When the gate refills, UTC; null when it does not or nobody says. Of gates that leave equally little the last to refill.</summary>
    public DateTimeOffset? ResetsAt { get; init; }
}
