using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Fuelgauge.Core.Text;

/// <summary>Durations as people write them: <c>90s</c>, <c>5m</c>, <c>24h</c>, <c>7d</c>, <c>2w</c>, <c>1y</c> (365 days), <c>1h30m</c>.</summary>
public static class DurationText
{
    const int MostDigits = 9;
    static readonly (char Unit, long Seconds)[] Units = [('y', 31_536_000), ('w', 604_800), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

    /// <summary>A year of 365 days and a week are read and never written: what is written says how many days they are.</summary>
    const int LargestWritten = 2;


    /// <summary>Reads whole years, weeks, days, hours, minutes and seconds, larger units first, each at most once, with nothing between them.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="duration">Zero or longer.</param>
    /// <returns>False when it is no duration; a number without a unit is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = default;
        if (string.IsNullOrEmpty(text))
            return false;
        var rest = text.AsSpan();
        var seconds = 0L;
        var unit = -1;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > MostDigits)
                return false;
            var letter = rest[digits];
            var next = Array.FindIndex(Units, unit + 1, candidate => candidate.Unit == letter);
            if (next < 0)
                return false;
            unit = next;
            seconds += long.Parse(rest[..digits], CultureInfo.InvariantCulture) * Units[unit].Seconds;
            rest = rest[(digits + 1)..];
        }
        if (seconds > (long)TimeSpan.MaxValue.TotalSeconds)
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes a duration so that <see cref="TryParse"/> reads the same, whole seconds only: <c>1h30m</c>, <c>0s</c>.</summary>
    /// <param name="duration">Zero or longer; parts of a second are dropped.</param>
    public static string Format(TimeSpan duration)
    {
        var text = new StringBuilder();
        var rest = (long)duration.TotalSeconds;
        foreach (var (unit, seconds) in Units.AsSpan(LargestWritten))
        {
            if (rest / seconds > 0)
                text.Append(CultureInfo.InvariantCulture, $"{rest / seconds}{unit}");
            rest %= seconds;
        }
        return text.Length > 0 ? text.ToString() : "0s";
    }
}
