using System.Globalization;

namespace Fuelgauge.App.Output;

/// <summary>The level axis of a chart: round times on the user's clock, as many as have room.</summary>
/// <param name="since">Its left end, UTC.</param>
/// <param name="until">Its right end, UTC.</param>
/// <param name="zone">The user's zone.</param>
internal sealed class TimeAxis(DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone)
{
    /// <summary>A label's cells with the space before the next.</summary>
    const int LabelRoom = 9;

    static readonly DateTimeOffset Earliest = new(2, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly DateTimeOffset Latest = new(9900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Steps between two labels, in minutes up to a day.</summary>
    static readonly int[] Minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];

    static readonly int[] Days = [1, 2, 7, 14];

    static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120];

    /// <summary>Where an instant is, as a fraction of the axis; below 0 or above 1 outside it.</summary>
    public double Place(DateTimeOffset at) => (at - since) / (until - since);

    /// <summary>Labels with their instants, left to right.</summary>
    /// <param name="columns">The axis' length in cells.</param>
    public IReadOnlyList<(DateTimeOffset At, string Label)> Ticks(int columns)
    {
        var least = (until - since) / Math.Max(1, columns / LabelRoom);
        if (Minutes.FirstOrDefault(minutes => least <= TimeSpan.FromMinutes(minutes)) is var minutes and > 0)
            return Walk(Local(since).Date, at => at.AddMinutes(minutes), at => at.TimeOfDay == TimeSpan.Zero ? "MM-dd" : "HH:mm");
        if (Days.FirstOrDefault(days => least <= TimeSpan.FromDays(days)) is var days and > 0)
            return Walk(Local(since).Date.AddDays(-(Local(since).Date - DateTime.UnixEpoch).Days % days), at => at.AddDays(days), _ => "MM-dd");
        var months = Months.FirstOrDefault(months => least <= TimeSpan.FromDays(months * 31), Months[^1]);
        return Walk(new DateTime(Local(since).Year, 1, 1), at => at.AddMonths(months), _ => "yyyy-MM");
    }

    /// <summary>Wall-clock times one after another; one that a change of clocks skips is left out, one that it repeats is taken the second time.</summary>
    List<(DateTimeOffset At, string Label)> Walk(DateTime first, Func<DateTime, DateTime> next, Func<DateTime, string> format)
    {
        var ticks = new List<(DateTimeOffset, string)>();
        for (var local = first; local < Local(until).AddDays(1); local = next(local))
        {
            if (zone.IsInvalidTime(local))
                continue;
            var at = new DateTimeOffset(local, zone.GetUtcOffset(local));
            if (at >= since && at < until)
                ticks.Add((at, local.ToString(format(local), CultureInfo.InvariantCulture)));
        }

        return ticks;
    }

    // Round times before the first and after the last must exist as well.
    DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at < Earliest ? Earliest : at > Latest ? Latest : at, zone).DateTime;
}
