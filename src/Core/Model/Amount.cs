using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fuelgauge.Core.Model;

/// <summary>A share or an amount as people write it: <c>10%</c>, <c>5USD</c>, <c>20000tokens</c>; a bare number is percent.</summary>
/// <param name="Value">The number: 10 for 10 %. Zero or more.</param>
/// <param name="Unit"><c>percent</c>, an ISO 4217 code in capitals, or a lower-case noun.</param>
public readonly record struct Amount(decimal Value, string Unit)
{
    /// <summary>The unit of a share.</summary>
    public const string Percent = "percent";

    const int LongestUnit = 24;
    const int CurrencyLength = 3;
    static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.");
    static readonly SearchValues<char> UnitLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

    /// <summary>True for a share of the limit.</summary>
    public bool IsPercent => Unit == Percent;

    /// <summary>False for a share of more than all there is.</summary>
    public bool IsPossible => !IsPercent || Value <= 100;

    /// <summary>Reads an amount; a space before the unit is allowed.</summary>
    /// <returns>False when it is none: no number, a sign, or something else around it.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Amount amount)
    {
        amount = default;
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.IndexOfAnyExcept(NumberLetters);
        var number = end < 0 ? trimmed : trimmed[..end];
        var unit = (end < 0 ? "" : trimmed[end..]).Trim();
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return false;
        if (unit is "" or "%" || unit.Equals(Percent, StringComparison.OrdinalIgnoreCase))
        {
            amount = new Amount(value, Percent);
            return true;
        }
        if (unit.Length > LongestUnit || unit.ContainsAnyExcept(UnitLetters))
            return false;
        amount = new Amount(value, unit.Length == CurrencyLength ? unit.ToString().ToUpperInvariant() : unit.ToString().ToLowerInvariant());
        return true;
    }

    /// <summary>The shortest text that reads as the same: <c>10%</c>, <c>5USD</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + (IsPercent ? "%" : Unit);
}
