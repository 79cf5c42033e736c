namespace Fuelgauge.Core.Model;

/// <summary>Severity of a meter or an account: a closed set. The reason is a <see cref="State"/>. Ordered from harmless to worst.</summary>
public enum Status
{
    /// <summary>Nobody named the account and no key was found; shown <c>SKIP</c>.</summary>
    Skip,

    /// <summary>There is nothing to measure or nothing to say; shown <c>N/A</c>.</summary>
    Info,

    /// <summary>Enough is left.</summary>
    Ok,

    /// <summary>Little is left; shown <c>LOW</c>.</summary>
    Warning,

    /// <summary>Almost nothing is left, or the provider stops the account.</summary>
    Critical,

    /// <summary>The account could not be read.</summary>
    Error,
}
