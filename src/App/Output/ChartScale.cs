using System.Globalization;

namespace Fuelgauge.App.Output;

/// <summary>The upright axis of a chart: from a round number below the least value to one above the greatest, with a round one in the middle.</summary>
/// <param name="Low">The value at the bottom.</param>
/// <param name="High">The value at the top.</param>
internal readonly record struct ChartScale(double Low, double High)
{
    /// <summary>A share, 0 to 100 %, and beyond where values are.</summary>
    public static ChartScale OfShares(double least, double greatest) => least >= 0 && greatest <= 100 ? new(0, 100) : Of(Math.Min(least, 0), Math.Max(greatest, 100));

    /// <summary>Amounts; those that are all equal stand at the top or bottom of a scale that begins at 0.</summary>
    public static ChartScale Of(double least, double greatest)
    {
        if (least == greatest)
            return least == 0 ? new(0, 1) : new(Math.Min(0, least), Math.Max(0, least));
        // Half the scale is one step of 1, 2, 2.5 or 5 times a power of ten: the smallest that reaches.
        for (var exponent = Math.Floor(Math.Log10((greatest - least) / 2)); ; exponent++)
        {
            foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
            {
                var step = factor * Math.Pow(10, exponent);
                var low = Math.Floor(least / step) * step;
                if (low + (2 * step) >= greatest)
                    return new(low, low + (2 * step));
            }
        }
    }

    /// <summary>Which dot of so many a value is at, from the bottom.</summary>
    public int Dot(double value, int height) => Math.Clamp((int)Math.Round((value - Low) / (High - Low) * (height - 1)), 0, height - 1);

    /// <summary>A value of the axis in its unit.</summary>
    public static string Label(double value, string unit, bool isAscii) => Math.Abs(value) < 7e27
        ? AmountText.Of((decimal)Math.Round(value, 12 - Math.Clamp((int)Math.Log10(Math.Abs(value) + 1), 0, 12)), unit, isAscii)
        : value.ToString("0.#e0", CultureInfo.InvariantCulture);
}
