namespace Fuelgauge.Core.Totals;

/// <summary>Everything in one currency: an estimate, since rates are of a day gone by.</summary>
public sealed record EstimatedTotal
{
    /// <summary>ISO 4217 code.</summary>
    public required string Unit { get; init; }

    /// <summary>The total of what could be converted; null where no amount is known or none could be, never 0.</summary>
    public required decimal? Remaining { get; init; }

    /// <summary>False when every amount was in the currency already.</summary>
    public required bool IsEstimate { get; init; }

    /// <summary>Currencies that were converted.</summary>
    public required IReadOnlyList<string> Converted { get; init; }

    /// <summary>Sums that no rate is known for; not in the total.</summary>
    public required IReadOnlyList<AmountSum> Missing { get; init; }

    /// <summary>The rates; null when the user gave none.</summary>
    public ExchangeRates? Rates { get; init; }

    /// <summary>The rates that were used, as the user wrote them.</summary>
    public IReadOnlyList<(string Currency, decimal Rate)> Quotes => Rates is { Rates: var rates } && IsEstimate
        ? [.. Converted.Append(Unit).Where(rates.ContainsKey).Select(currency => (currency, rates[currency]))]
        : [];

    /// <summary>Converts and adds up.</summary>
    /// <param name="totals">Exact sums.</param>
    /// <param name="unit">The wanted currency.</param>
    /// <param name="rates">The user's rates; null for none, then only the wanted currency counts.</param>
    public static EstimatedTotal Of(BalanceTotals totals, string unit, ExchangeRates? rates)
    {
        var amounts = totals.Sums.Select(sum => (Sum: sum, Amount: In(sum, unit, rates))).ToList();
        var known = amounts.Where(pair => pair.Amount is not null).ToList();
        var converted = known.Where(pair => pair.Sum.Unit != unit).Select(pair => pair.Sum.Unit).ToList();
        return new()
        {
            Unit = unit,
            Remaining = known.Count == 0 ? null : known.Aggregate((decimal?)0, (total, pair) => AmountSum.Add(total, pair.Amount)),
            IsEstimate = converted.Count > 0,
            Converted = converted,
            Missing = [.. amounts.Where(pair => pair.Amount is null).Select(pair => pair.Sum)],
            Rates = rates,
        };
    }

    static decimal? In(AmountSum sum, string unit, ExchangeRates? rates) =>
        sum.Unit == unit ? sum.Remaining : sum.Remaining is { } remaining ? rates?.Convert(remaining, sum.Unit, unit) : null;
}
