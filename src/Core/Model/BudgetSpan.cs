namespace Fuelgauge.Core.Model;

/// <summary>One calendar period of a budget, as instants.</summary>
/// <param name="Start">Its first instant, UTC.</param>
/// <param name="End">The first instant of the next, UTC.</param>
public readonly record struct BudgetSpan(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The period that an instant lies in. A day is 23 or 25 hours long where clocks change.</summary>
    /// <param name="period">Day, week from Monday, or month.</param>
    /// <param name="zone">Whose calendar.</param>
    /// <param name="now">The instant.</param>
    public static BudgetSpan Around(BudgetPeriod period, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var first = period switch
        {
            BudgetPeriod.Day => today,
            BudgetPeriod.Week => today.AddDays(-(((int)today.DayOfWeek + 6) % 7)),
            _ => new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
        };
        var next = period switch
        {
            BudgetPeriod.Day => first.AddDays(1),
            BudgetPeriod.Week => first.AddDays(7),
            _ => first.AddMonths(1),
        };
        return new(Midnight(first, zone), Midnight(next, zone));
    }

    /// <summary>The instant a calendar day begins: where midnight comes twice the first, where clocks skip it the moment they do.</summary>
    static DateTimeOffset Midnight(DateTime day, TimeZoneInfo zone)
    {
        var offset = zone.IsAmbiguousTime(day) ? zone.GetAmbiguousTimeOffsets(day).Max() : zone.GetUtcOffset(day);
        return new DateTimeOffset(day.Ticks - offset.Ticks, TimeSpan.Zero);
    }
}
