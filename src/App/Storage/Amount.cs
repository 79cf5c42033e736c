using System.Globalization;
using Fuelgauge.App.Sqlite;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Exact decimals in SQLite, which has none: a whole number of millionths where that holds the value (0.01 is 10000: two bytes, and SQL can add it up),
/// decimal text where it does not. Never a binary fraction.
/// </summary>
internal static class Amount
{
    const decimal Millionths = 1_000_000m;
    const decimal Most = long.MaxValue / 1_000_000;

    /// <summary>What a column holds for an amount.</summary>
    public static object? ToColumn(decimal? amount)
    {
        if (amount is not { } value)
            return null;
        if (Math.Abs(value) <= Most && value * Millionths is var scaled && decimal.IsInteger(scaled))
            return (long)scaled;
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The amount in a column of the current row; null for null, and for what no decimal can hold.</summary>
    public static decimal? FromColumn(SqliteRows row, int column) =>
        row.IsInteger(column) ? FromMillionths(row.GetInt64(column))
        : row.IsText(column) && decimal.TryParse(row.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : null;

    /// <summary>The amount that another program's column holds, a binary fraction of which 15 digits are meant; null for null, and for what no decimal can hold.</summary>
    public static decimal? FromForeign(object? value) => value switch
    {
        long whole => whole,
        double fraction when Math.Abs(fraction) < 1e28 => (decimal)fraction,
        _ => null,
    };

    /// <summary>Most amounts are whole, and the division of decimals is slow.</summary>
    static decimal FromMillionths(long scaled) => scaled % 1_000_000 == 0 ? scaled / 1_000_000 : scaled / Millionths;
}
