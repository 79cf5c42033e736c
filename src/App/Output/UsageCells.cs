using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Usage;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>The cells of usage tables, for every format that is one.</summary>
internal static class UsageCells
{
    /// <summary>Header of the columns that tell rows apart.</summary>
    public static IEnumerable<string> KeyHeader(UsageQuery query) => query.Keys.Select(key => key switch
    {
        UsageKey.Day => "Day",
        UsageKey.Week => "Week from",
        UsageKey.Month => "Month",
        UsageKey.Agent => "Agent",
        UsageKey.Model => "Model",
        UsageKey.Project => "Project",
        UsageKey.Session => "Session",
        _ => "Block",
    });

    /// <summary>The columns that tell rows apart; what logs do not say is a dash.</summary>
    public static IEnumerable<string> Keys(UsageRow row, UsageResult result, Canvas canvas) => result.Summary.Query.Keys.Select(key =>
        Of(key, row, result) is { Length: > 0 } text ? Printable.On(canvas, text) : MeterCells.Unknown(canvas));

    /// <summary>Whether a column of such keys is as wide as names happen to be.</summary>
    public static bool IsName(UsageKey key) => key is UsageKey.Agent or UsageKey.Model or UsageKey.Project or UsageKey.Session;

    /// <summary>Whether rows have a column for their last event: where they have no other time, and where they are blocks.</summary>
    public static bool HasLast(UsageQuery query) =>
        query.Has(UsageKey.Block) || (query.Has(UsageKey.Session) && !query.Has(UsageKey.Day) && !query.Has(UsageKey.Week) && !query.Has(UsageKey.Month));

    /// <summary>When the last event was; <c>active</c> for a block that runs.</summary>
    public static string Last(UsageRow row, UsageQuery query) =>
        row.Block is { } block
            ? block.IsActive(query.Now) ? "active" : LocalTime.Minute(block.LastAt, query.Zone)
            : row.Sums.LastAt is { } at ? LocalTime.Minute(at, query.Zone) : "";

    /// <summary>A count: exact with groups of thousands, or short: <c>12.3M</c>.</summary>
    public static string Count(Int128 count, bool isShort) =>
        isShort ? AmountText.Compact((decimal)Int128.Min(count, (Int128)1e28m)) : count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A cost: a dash when it is not known, <c>*</c> behind it when it is of a part of the tokens.</summary>
    public static string Cost(in UsageSums sums, Canvas canvas) =>
        sums.Cost is not { } cost ? MeterCells.Unknown(canvas) : Dollars(cost, canvas) + (sums.IsPartlyPriced ? "*" : "");

    /// <summary>US dollars to the cent; what is not nothing is not shown as nothing.</summary>
    public static string Dollars(decimal cost, Canvas canvas) => cost is > 0 and < 0.005m ? "<$0.01" : AmountText.Of(cost, "USD", canvas.IsAscii);

    static string? Of(UsageKey key, UsageRow row, UsageResult result) => key switch
    {
        UsageKey.Day => Text(row.Day),
        UsageKey.Week => Text(row.Week),
        UsageKey.Month => row.Month is { } month ? UsageReportMapping.MonthText(month) : null,
        UsageKey.Agent => row.Agent is { } agent ? result.NameOfAgent(agent) : null,
        UsageKey.Model => row.Model,
        UsageKey.Project => row.ProjectPath is { } path ? result.Shorten(path) : row.Project,
        UsageKey.Session => row.Session,
        _ => row.Block is { } block ? LocalTime.Minute(block.StartsAt, result.Summary.Query.Zone) : null,
    };

    static string? Text(DateOnly? day) => day is { } known ? UsageReportMapping.Text(known) : null;
}
