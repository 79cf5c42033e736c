namespace Fuelgauge.Core.Model;

/// <summary>What the provider says of a meter beside its numbers.</summary>
public enum Condition
{
    /// <summary>Nothing: the numbers decide.</summary>
    Normal,

    /// <summary>The window begins with first use.</summary>
    NotStarted,

    /// <summary>There is no cap.</summary>
    Unlimited,

    /// <summary>Used up, whatever the numbers say.</summary>
    Exhausted,

    /// <summary>Stopped though something is left.</summary>
    Blocked,
}
