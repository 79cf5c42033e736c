using System.Globalization;

namespace Fuelgauge.Core.Pricing;

/// <summary>Prices as people write them, US dollars for a million tokens, and as they are counted: millionths of a millionth of a dollar a token. Six decimals are exact.</summary>
public static class Usd
{
    /// <summary>One dollar for a million tokens, as it is counted for one token.</summary>
    public const long PerMillion = 1_000_000;

    /// <summary>One dollar for a thousand web searches, as it is counted for one of them.</summary>
    public const long PerThousand = 1_000_000_000;

    /// <summary>The largest price that is believed, in dollars for a million tokens or a thousand searches: a cent for a token. The dearest on sale are a twentieth of it.</summary>
    public const decimal Most = 10_000;

    /// <summary>The largest factor of a fast speed that is believed.</summary>
    public const decimal MostFactor = 100;

    /// <summary>A price as it is counted, rounded to whole ones; null when it is negative or larger than <see cref="Most"/>.</summary>
    /// <param name="dollars">For <paramref name="unit"/>.</param>
    /// <param name="unit"><see cref="PerMillion"/> or <see cref="PerThousand"/>.</param>
    public static long? Count(decimal dollars, long unit) =>
        dollars is < 0 or > Most ? null : (long)decimal.Round(dollars * unit, MidpointRounding.AwayFromZero);

    /// <summary>A counted price in dollars, as short as it is exact: <c>0.175</c>.</summary>
    /// <param name="counted">The price as it is counted.</param>
    /// <param name="unit"><see cref="PerMillion"/> or <see cref="PerThousand"/>.</param>
    public static string Text(long counted, long unit) => ((decimal)counted / unit).ToString("0.#########", CultureInfo.InvariantCulture);
}
