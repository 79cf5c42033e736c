namespace Fuelgauge.Core.Totals;

/// <summary>What is left of one unit over several accounts.</summary>
/// <param name="Unit">The unit; sums of different units are never added.</param>
/// <param name="Remaining">The exact sum; null when it is larger than a decimal holds.</param>
/// <param name="Accounts">How many accounts it is of.</param>
public sealed record AmountSum(string Unit, decimal? Remaining, int Accounts)
{
    /// <summary>The sum of two amounts; null when either is unknown or a decimal cannot hold it.</summary>
    public static decimal? Add(decimal? one, decimal? other)
    {
        try
        {
            return one + other;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
