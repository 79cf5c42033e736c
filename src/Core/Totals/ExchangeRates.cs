namespace Fuelgauge.Core.Totals;

/// <summary>Exchange rates of one day, as the user gave them.</summary>
/// <param name="Base">ISO 4217 code of the currency that the rates are in.</param>
/// <param name="Date">The day they were read.</param>
/// <param name="Rates">What one unit of a currency is worth in <paramref name="Base"/>, by ISO 4217 code; above zero.</param>
public sealed record ExchangeRates(string Base, DateOnly Date, IReadOnlyDictionary<string, decimal> Rates)
{
    /// <summary>An amount in another currency; null without a rate, and where a decimal cannot hold it.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="from">Its currency.</param>
    /// <param name="to">The wanted currency.</param>
    public decimal? Convert(decimal amount, string from, string to)
    {
        if (RateOf(from) is not { } price || RateOf(to) is not { } unit)
            return null;
        try
        {
            return amount * price / unit;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    decimal? RateOf(string currency) => currency == Base ? 1 : Rates.TryGetValue(currency, out var rate) ? rate : null;
}
