namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// A JSON number of any size, compared exactly: 1e2 equals 100, 2^53 differs from 2^53 + 1, and 1e999999999 costs nothing.
/// Its value is 0.d₁d₂d₃… × 10^exponent with no zeros at either end of the digits; zero has no digits.
/// </summary>
readonly struct ExactNumber : IComparable<ExactNumber>
{
    // Exponents beyond this differ in nothing a comparison could see, and sums of two still fit.
    const long MaxExponent = long.MaxValue / 4;

    readonly byte[]? _digits;
    readonly long _exponent;
    readonly bool _isNegative;

    ExactNumber(bool isNegative, byte[] digits, long exponent) => (_isNegative, _digits, _exponent) = (isNegative, digits, exponent);

    int Sign => _digits is null ? 0 : _isNegative ? -1 : 1;

    /// <summary>Reads a number that is already known to be well-formed JSON.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> json)
    {
        var isNegative = json[0] == (byte)'-';
        if (isNegative) json = json[1..];

        var exponent = 0L;
        if (json.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var mark)
        {
            exponent = ParseExponent(json[(mark + 1)..]);
            json = json[..mark];
        }

        var point = json.IndexOf((byte)'.');
        var integer = point < 0 ? json : json[..point];
        var fraction = point < 0 ? [] : json[(point + 1)..];
        byte[] digits = [.. integer, .. fraction];
        var significant = digits.AsSpan().TrimStart((byte)'0');
        exponent += integer.Length - (digits.Length - significant.Length);
        significant = significant.TrimEnd((byte)'0');
        return significant.IsEmpty ? default : new ExactNumber(isNegative, significant.ToArray(), exponent);
    }

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other)
    {
        if (Sign != other.Sign || Sign == 0) return Sign.CompareTo(other.Sign);
        var magnitude = _exponent != other._exponent ? _exponent.CompareTo(other._exponent) : _digits.AsSpan().SequenceCompareTo(other._digits);
        return Sign * magnitude;
    }

    static long ParseExponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == (byte)'-';
        var value = 0L;
        foreach (var digit in text)
        {
            if (digit is (byte)'-' or (byte)'+') continue;
            value = Math.Min(value * 10 + (digit - '0'), MaxExponent / 10);
        }

        return isNegative ? -value : value;
    }
}
