namespace Fuelgauge.App.Terminal;

/// <summary>A length of time in at most two units: <c>3d 4h</c>, <c>2h 13m</c>, <c>13m</c>, <c>45s</c>.</summary>
internal static class Countdown
{
    /// <summary>Rounded down; a negative length is <c>0s</c>.</summary>
    public static string Text(TimeSpan length)
    {
        if (length.TotalMinutes < 1)
            return $"{Math.Max(0, (int)length.TotalSeconds)}s";
        if (length.TotalHours < 1)
            return $"{length.Minutes}m";
        return length.TotalDays < 1 ? Two(length.Hours, "h", length.Minutes, "m") : Two(length.Days, "d", length.Hours, "h");
    }

    static string Two(int major, string majorUnit, int minor, string minorUnit) => minor == 0 ? $"{major}{majorUnit}" : $"{major}{majorUnit} {minor}{minorUnit}";
}
