using System.Globalization;

namespace Fuelgauge.Core.Extraction;

/// <summary>
/// An instant by name: <c>now</c>, or the midnight that begins <c>day</c>, <c>next_day</c>, <c>month</c> or <c>next_month</c>; with a shift (<c>day-90d</c>,
/// <c>now-24h</c>), an offset from UTC (<c>day+08:00</c>) and the form it is written in (<c>month:s</c>), in this order.
/// </summary>
/// <param name="Base">What it is counted from.</param>
/// <param name="Shift">Added to it.</param>
/// <param name="Offset">Whose midnight, and whose date.</param>
/// <param name="Form">How it is written.</param>
readonly record struct InstantName(string Base, TimeSpan Shift, TimeSpan Offset, string Form)
{
    const int MostDigits = 4;

    /// <summary>What an instant is counted from.</summary>
    public static readonly string[] Bases = ["now", "day", "next_day", "month", "next_month"];

    /// <summary>The forms it may be written in.</summary>
    public static readonly string[] Forms = ["date", "rfc3339", "s", "ms", "us", "year", "month_number"];

    /// <summary>Whether it is written as a count of seconds or parts of them.</summary>
    public bool IsCount => Form is "s" or "ms" or "us";

    /// <summary>Reads a name; false when it is none of these.</summary>
    public static bool TryParse(string name, out InstantName instant)
    {
        instant = default;
        if (name.Length == 0 || name[0] is not ('n' or 'd' or 'm')) return false;   // most braces are a body's own
        var end = name.AsSpan().IndexOfAny('+', '-', ':');
        var start = end < 0 ? name : name[..end];
        if (Array.IndexOf(Bases, start) < 0) return false;
        var rest = name.AsSpan(start.Length);
        var shift = TakeShift(ref rest);
        var offset = TimeSpan.Zero;
        if (rest.Length >= 6 && rest[0] is '+' or '-')
        {
            if (!Placeholders.TryParseOffset(rest[..6], out offset)) return false;
            rest = rest[6..];
        }

        var form = start == "now" ? "rfc3339" : "date";
        if (!rest.IsEmpty)
        {
            if (rest[0] != ':' || Array.IndexOf(Forms, rest[1..].ToString()) < 0) return false;
            form = rest[1..].ToString();
        }

        instant = new(start, shift, offset, form);
        return true;
    }

    /// <summary>The instant's text.</summary>
    /// <param name="now">The instant of the read.</param>
    public string Text(DateTimeOffset now)
    {
        var at = At(now.ToOffset(Offset));
        return Form switch
        {
            "date" => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "rfc3339" => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "s" => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "ms" => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            "us" => ((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
            "year" => at.Year.ToString(CultureInfo.InvariantCulture),
            _ => at.Month.ToString(CultureInfo.InvariantCulture),
        };
    }

    DateTimeOffset At(DateTimeOffset local)
    {
        var day = new DateTimeOffset(local.Date, local.Offset);
        var from = Base switch
        {
            "now" => local,
            "day" => day,
            "next_day" => day.AddDays(1),
            "month" => day.AddDays(1 - day.Day),
            _ => day.AddDays(1 - day.Day).AddMonths(1),
        };
        return from + Shift;
    }

    // A sign, digits and a unit; an offset has a colon where the unit would be.
    static TimeSpan TakeShift(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('+' or '-')) return TimeSpan.Zero;
        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > MostDigits) return TimeSpan.Zero;
        TimeSpan? unit = rest[digits + 1] switch { 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), 'd' => TimeSpan.FromDays(1), _ => null };
        if (unit is null) return TimeSpan.Zero;
        var shift = int.Parse(rest.Slice(1, digits), CultureInfo.InvariantCulture) * unit.Value;
        if (rest[0] == '-') shift = -shift;
        rest = rest[(digits + 2)..];
        return shift;
    }
}
