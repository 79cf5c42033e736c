namespace Fuelgauge.Core.Logs.Json;

/// <summary>Numbers in hexadecimal digits. The parsers of the platform take zero bytes behind a number for nothing (long.TryParse of <c>"ab\0"</c>), which these texts may hold.</summary>
static class HexDigits
{
    /// <summary>Reads digits, and nothing but digits.</summary>
    /// <param name="digits">At most 15.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> digits, out long number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            var value = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (value < 0)
                return false;
            number = number << 4 | (uint)value;
        }

        return true;
    }
}
