namespace Fuelgauge.Core.Model;

/// <summary>What the user says of one meter of an account; null leaves the definition's or the general word.</summary>
public sealed record MeterOverride
{
    /// <summary>What full is, in the meter's unit.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Where it begins to be low.</summary>
    public Thresholds? Thresholds { get; init; }

    /// <summary>What follows when it is used up.</summary>
    public Role? Role { get; init; }

    /// <summary>True to leave the meter out of every output and judgement.</summary>
    public bool Hidden { get; init; }
}
