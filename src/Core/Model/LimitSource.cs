namespace Fuelgauge.Core.Model;

/// <summary>Whose word a limit is; best first.</summary>
public enum LimitSource
{
    /// <summary>The user's.</summary>
    Configured,

    /// <summary>A real cap, plan or total of the provider.</summary>
    Reported,

    /// <summary>The balance right after the last top-up seen in history; prepaid balances only.</summary>
    Learned,

    /// <summary>All ever bought, where a wallet reports only that.</summary>
    Lifetime,
}
