namespace Fuelgauge.Core.Usage;

/// <summary>Money as it is summed and as it is told.</summary>
static class UsageMoney
{
    const long Dollar = 1_000_000_000_000;
    const long Cent = Dollar / 100;

    // 28 digits: every such number is a decimal.
    static readonly Int128 Greatest = (Int128)1e28m;

    /// <summary>Millionths of a millionth of a US dollar in US dollars: exact, but rounded down to cents beyond 10^16 USD.</summary>
    public static decimal Dollars(Int128 cost) => Int128.Abs(cost) < Greatest ? (decimal)cost / Dollar : Saturated(cost / Cent) / 100;

    /// <summary>A count as a decimal; beyond 10^28 as that.</summary>
    public static decimal Saturated(Int128 count) => (decimal)Int128.Clamp(count, -Greatest, Greatest);
}
