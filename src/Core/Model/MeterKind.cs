namespace Fuelgauge.Core.Model;

/// <summary>What a meter measures: a closed set, one word each on the wire (lower case).</summary>
public enum MeterKind
{
    /// <summary>Prepaid money or credits left.</summary>
    Balance,

    /// <summary>An allowance that refills.</summary>
    Window,

    /// <summary>Money used in a period.</summary>
    Spend,

    /// <summary>One's own limit.</summary>
    Budget,

    /// <summary>A rate per minute or day: worth seeing, dropped at its reset.</summary>
    Rate,
}
