namespace Fuelgauge.Core.Usage;

/// <summary>
/// The calendar date of instants in a zone, by the offset that holds at that very moment. Zones change their day on a quarter hour of UTC in all
/// but a few old cases, so a date is worked out once a quarter hour; a quarter in which it changes is worked out instant by instant. Not safe for threads.
/// </summary>
/// <param name="zone">The zone.</param>
public sealed class LocalDays(TimeZoneInfo zone)
{
    const long Quarter = 15 * 60 * 1000;
    const int Changes = -1;

    readonly Dictionary<long, int> byQuarter = [];
    long lastQuarter = long.MinValue;
    int lastDay;

    /// <summary>The date of an instant, as <see cref="DateOnly.DayNumber"/>.</summary>
    /// <param name="at">Milliseconds since 1970 UTC; what lies outside the calendar counts as its edge.</param>
    public int Of(long at)
    {
        at = UsageTime.Clamp(at);
        var quarter = (at - (((at % Quarter) + Quarter) % Quarter)) / Quarter;
        if (quarter != lastQuarter)
        {
            lastQuarter = quarter;
            if (!byQuarter.TryGetValue(quarter, out lastDay))
                byQuarter.Add(quarter, lastDay = OfQuarter(quarter));
        }

        return lastDay == Changes ? Convert(at) : lastDay;
    }

    int OfQuarter(long quarter)
    {
        var first = Convert(quarter * Quarter);
        return first == Convert((quarter * Quarter) + Quarter - 1) ? first : Changes;
    }

    int Convert(long at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(UsageTime.Instant(at), zone).DateTime).DayNumber;
}
