using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads <c>[rates]</c>: what one unit of each currency is worth in <c>base</c>, on <c>date</c>.</summary>
internal static class RatesReader
{
    const string Base = "base";
    const string Date = "date";

    /// <summary>The rates; null when there are none, or the table is wrong.</summary>
    public static ExchangeRates? Read(TomlTableReader? reader)
    {
        if (reader is null)
            return null;
        var basis = reader.Text(Base, required: true, "\"USD\"");
        if (basis is not null && !BalanceTotals.IsMoney(basis))
            reader.Wrong(Base, "is no currency: three capital letters", "\"USD\"");
        var date = reader.Date(Date, required: true, "2026-11-20");
        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var currency in reader.Keys().Where(key => key is not (Base or Date)))
        {
            if (!BalanceTotals.IsMoney(currency))
                reader.Error(currency, $"{ForeignText.Clean(currency, [])} is no currency: three capital letters; write for example CNY = 0.1407");
            else if (currency == basis)
                reader.Error(currency, $"{currency} is the base, so it is worth 1; remove the line");
            else if (reader.Number(currency) is > 0 and var rate)
                rates.Add(currency, rate);
            else if (reader.Value(currency) is TomlNumber { Value: not null })
                reader.Wrong(currency, "is not more than zero", "0.1407");
        }
        return basis is null || date is null ? null : new ExchangeRates(basis, date.Value, rates);
    }
}
