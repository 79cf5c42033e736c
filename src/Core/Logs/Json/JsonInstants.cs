namespace Fuelgauge.Core.Logs.Json;

/// <summary>Instants as agents write them: RFC 3339 with any number of digits after the second, or none.</summary>
static class JsonInstants
{
    const int DateAndTime = 19;   // 2026-11-01T00:30:00
    const long Minute = 60_000;
    const long Hour = 60 * Minute;

    /// <summary>Reads one. What is finer than a millisecond is cut off.</summary>
    /// <param name="text">Date, <c>T</c> or a space, time, and <c>Z</c> or a difference from UTC, which must be there.</param>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long at)
    {
        at = 0;
        if (text.Length <= DateAndTime || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || text[13] != ':' || text[16] != ':')
            return false;
        int year = Two(text) * 100 + Two(text[2..]), month = Two(text[5..]), day = Two(text[8..]);
        int hour = Two(text[11..]), minute = Two(text[14..]), second = Two(text[17..]);
        if (year is < 1 or > 9_999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;
        var rest = text[DateAndTime..];
        if (!TryReadFraction(ref rest, out var milliseconds) || !TryReadOffset(rest, out var offset))
            return false;
        at = (new DateTime(year, month, day, hour, minute, second).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond + milliseconds - offset;
        return true;
    }

    /// <summary>Reads one that stands between quotes of JSON, where escapes are allowed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> raw, out long at)
    {
        at = 0;
        return JsonEscapes.TryResolve(raw, out var text) && TryParse(text, out at);
    }

    static bool TryReadFraction(ref ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest[0] is not ((byte)'.' or (byte)','))
            return true;
        var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits <= 0)
            return false;
        for (var place = 1; place <= 3; place++)
            milliseconds = milliseconds * 10 + (place <= digits ? rest[place] - '0' : 0);
        rest = rest[(digits + 1)..];
        return true;
    }

    // Z, or +hh:mm, +hhmm and +hh as ISO 8601 has them.
    static bool TryReadOffset(ReadOnlySpan<byte> rest, out long offset)
    {
        offset = 0;
        if (rest is [(byte)'Z' or (byte)'z'])
            return true;
        if (rest is not [(byte)'+' or (byte)'-', _, _, ..])
            return false;
        var hours = Two(rest[1..]);
        var minutes = rest.Length switch
        {
            3 => 0,
            5 => Two(rest[3..]),
            6 when rest[3] == ':' => Two(rest[4..]),
            _ => -1,
        };
        offset = (hours * Hour + minutes * Minute) * (rest[0] == '-' ? -1 : 1);
        return hours is >= 0 and <= 23 && minutes is >= 0 and <= 59;
    }

    /// <summary>Two digits as a number; negative enough to stay so in any sum when they are none.</summary>
    static int Two(ReadOnlySpan<byte> text)
    {
        int tens = text[0] - '0', ones = text[1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? tens * 10 + ones : -10_000;
    }
}
