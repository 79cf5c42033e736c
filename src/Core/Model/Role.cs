namespace Fuelgauge.Core.Model;

/// <summary>What follows when a meter is used up.</summary>
public enum Role
{
    /// <summary>Work stops.</summary>
    Gate,

    /// <summary>Carries on when the gates are used up: overage, extra credits, a wallet beside a plan.</summary>
    Fallback,

    /// <summary>Worth seeing, never an alarm.</summary>
    Info,
}
