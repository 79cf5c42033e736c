using System.Globalization;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Output;

/// <summary>Amounts for people: <c>¥1,234.50</c>, <c>12.00 EUR</c>, <c>1.2M tokens</c>, <c>9.9%</c>.</summary>
internal static class AmountText
{
    static readonly (decimal Least, string Suffix)[] Scales = [(1e12m, "T"), (1e9m, "B"), (1e6m, "M"), (1e4m, "k")];

    /// <summary>An amount in its unit.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="unit">ISO 4217 code or plural noun.</param>
    /// <param name="isAscii">True for bytes below 0x80 only.</param>
    public static string Of(decimal amount, string unit, bool isAscii)
    {
        if (BalanceTotals.IsMoney(unit))
            return Money(amount, unit, isAscii);
        return unit == "percent" ? Number(amount, "0.#") + "%" : $"{Compact(amount)} {unit}".TrimEnd();
    }

    /// <summary>The share used, in percent, rounded half up to one decimal; not 100 % while something is left.</summary>
    public static string UsedShare(decimal utilization)
    {
        var percent = decimal.Round(utilization * 100, 1, MidpointRounding.AwayFromZero);
        return Number(utilization < 1 ? Math.Min(percent, 99.9m) : percent, "#,0.#") + "%";
    }

    /// <summary>The share left, in percent, rounded down to one decimal, so that a threshold is never seemingly met; not 0 % while something is left.</summary>
    public static string RemainingShare(decimal utilization)
    {
        var left = Math.Max(0, 1 - utilization) * 100;
        return left is > 0 and < 0.1m ? "<0.1%" : Number(decimal.Round(left, 1, MidpointRounding.ToZero), "0.#") + "%";
    }

    // ¥ stands for CNY and $ for USD; other currencies that share these signs, and all the rest, are named.
    static string Money(decimal amount, string currency, bool isAscii)
    {
        var sign = amount < 0 ? "-" : "";
        var digits = Number(decimal.Round(Math.Abs(amount), 2, MidpointRounding.AwayFromZero), "#,0.00");
        return currency switch
        {
            "CNY" when isAscii => $"CNY {sign}{digits}",
            "CNY" => $"{sign}¥{digits}",
            "USD" => $"{sign}${digits}",
            _ => $"{sign}{digits} {currency}",
        };
    }

    /// <summary>An amount in at most seven cells up to a quadrillion: exact below 10,000, else rounded down to a tenth of its scale: <c>12.3M</c>.</summary>
    public static string Compact(decimal amount)
    {
        foreach (var (least, suffix) in Scales)
        {
            if (Math.Abs(amount) >= least)
            {
                var unit = suffix == "k" ? 1000 : least;
                return Number(decimal.Round(amount / unit, 1, MidpointRounding.ToZero), "#,0.#") + suffix;
            }
        }

        return Number(decimal.Round(amount, 2, MidpointRounding.AwayFromZero), "#,0.##");
    }

    static string Number(decimal value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
