using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Usage;

/// <summary>The keys of a row as numbers, so that no text is made for an event. A key that was not asked for is 0 in all rows.</summary>
/// <param name="Day"><see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Week">The day number of its Monday.</param>
/// <param name="Month">Months since year 0.</param>
/// <param name="Agent">A number of the ledger's texts.</param>
/// <param name="Model">A number of the ledger's texts.</param>
/// <param name="Project">A number of the ledger's texts.</param>
/// <param name="Session">A number of the ledger's texts.</param>
/// <param name="Block">Its place in the <see cref="BlockPlan"/>.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct GroupKey(int Day, int Week, int Month, int Agent, int Model, int Project, int Session, int Block)
{
    /// <summary>A month as a number.</summary>
    public static int MonthOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1;
    }

    /// <summary>The Monday of a day's week; day 0 is one.</summary>
    public static int WeekOf(int day) => day - (day % 7);

    /// <summary>The first of a month.</summary>
    public static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);
}
