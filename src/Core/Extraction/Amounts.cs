using System.Globalization;

namespace Fuelgauge.Core.Extraction;

/// <summary>Amounts as answers write them, read exactly: a number that <see cref="decimal"/> cannot hold to its last digit is no amount.</summary>
public static class Amounts
{
    const int MaxDigits = 28;
    const int MaxExponent = 30;

    /// <summary>
    /// Reads <c>42.569039095</c>, <c>0E-9</c>, <c>-1,234.50</c>. At most 28 significant digits and an exponent of ±30; thousands separators are commas in
    /// groups of three. Trailing zeros are dropped, so that 50.000000 and 50 are the same text.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal amount)
    {
        amount = 0;
        text = text.Trim();
        var mark = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (mark >= 0 && !TryParseExponent(text[(mark + 1)..], out exponent)) return false;
        var mantissa = mark >= 0 ? text[..mark] : text;
        var isNegative = mantissa.StartsWith('-');
        if (isNegative || mantissa.StartsWith('+')) mantissa = mantissa[1..];

        var point = mantissa.IndexOf('.');
        var integer = point >= 0 ? mantissa[..point] : mantissa;
        var fraction = point >= 0 ? mantissa[(point + 1)..] : [];
        if (point >= 0 && !AreDigits(fraction)) return false;
        if (!AreDigits(integer) && !AreGroups(integer)) return false;

        // The number is 0.digits × 10^(whole): digits without zeros at either end decide what fits.
        var digits = string.Concat(integer, fraction).Replace(",", "", StringComparison.Ordinal);
        var whole = digits.Length - fraction.Length + exponent;
        var significant = digits.TrimStart('0');
        if (significant.Length > MaxDigits) return false;
        whole -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        if (significant.Length == 0) return true;
        if (whole > MaxDigits || significant.Length - whole > MaxDigits) return false;

        amount = Compose(significant, whole);
        if (isNegative) amount = -amount;
        return true;
    }

    /// <summary>The product, or false where it would not fit.</summary>
    public static bool TryMultiply(decimal left, decimal right, out decimal product)
    {
        try
        {
            product = Trim(left * right);
            return true;
        }
        catch (OverflowException)
        {
            product = 0;
            return false;
        }
    }

    /// <summary>The sum, or false where it would not fit.</summary>
    public static bool TryAdd(decimal left, decimal right, out decimal sum)
    {
        try
        {
            sum = Trim(left + right);
            return true;
        }
        catch (OverflowException)
        {
            sum = 0;
            return false;
        }
    }

    /// <summary>The quotient to 28 digits, or false for a divisor of 0 and where it would not fit.</summary>
    public static bool TryDivide(decimal dividend, decimal divisor, out decimal quotient)
    {
        quotient = 0;
        try
        {
            if (divisor == 0) return false;
            quotient = Trim(dividend / divisor);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The same amount without trailing zeros.</summary>
    public static decimal Trim(decimal amount) => amount / 1.000000000000000000000000000000000m;

    static decimal Compose(string digits, int whole)
    {
        var text = whole <= 0 ? "0." + new string('0', -whole) + digits
            : whole >= digits.Length ? digits + new string('0', whole - digits.Length)
            : digits.Insert(whole, ".");
        return decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    static bool TryParseExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var isNegative = text.StartsWith('-');
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        if (!AreDigits(digits)) return false;
        digits = digits.TrimStart('0');
        if (digits.Length > 2) return false;
        foreach (var digit in digits) exponent = exponent * 10 + (digit - '0');
        if (exponent > MaxExponent) return false;
        if (isNegative) exponent = -exponent;
        return true;
    }

    static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    static bool AreGroups(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf(',');
        if (first is < 1 or > 3 || !AreDigits(text[..first])) return false;
        for (text = text[first..]; !text.IsEmpty; text = text[4..])
            if (text.Length < 4 || text[0] != ',' || !AreDigits(text[1..4])) return false;
        return true;
    }
}
