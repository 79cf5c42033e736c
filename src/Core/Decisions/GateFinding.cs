using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>One meter held against a demand.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Verdict">What follows from it alone.</param>
/// <param name="Reason">Why, in words that hold whenever they are read.</param>
public sealed record GateFinding(JudgedReading Meter, Verdict Verdict, string Reason)
{
    /// <summary>Where an unknown comes from.</summary>
    public Doubt Doubt { get; init; }

    /// <summary>What is left after reserve and leases, in the meter's unit; below zero where more is spoken for than there is; null when unknown or without end.</summary>
    public decimal? Available { get; init; }

    /// <summary>The same as a fraction of the limit, 1 for a meter without a cap; null when unknown.</summary>
    public decimal? Share { get; init; }

    /// <summary>What the reserve takes, in the meter's unit.</summary>
    public decimal Reserved { get; init; }

    /// <summary>What leases take, in the meter's unit.</summary>
    public decimal Leased { get; init; }
}
