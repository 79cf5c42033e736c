using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Output;

/// <summary>What happened to the meters, as rows below those of the meters.</summary>
internal static class HistoryEvents
{
    /// <summary>Columns of the table.</summary>
    public static readonly string[] Header = ["Time", "Account", "Meter", "Event", "Left"];

    /// <summary>So many of the newest are shown to people; programs get all.</summary>
    const int Most = 20;

    static readonly int[][] Columns = [[0, 1, 2, 3, 4], [0, 1, 2, 3], [0, 2, 3]];

    /// <summary>The lines of the table with a heading; none where nothing happened.</summary>
    public static IEnumerable<string> Lines(HistoryResult result, Canvas canvas)
    {
        var rows = Rows(result, canvas);
        return rows.Count == 0 ? [] : ["", Ansi.Paint(Heading(result), Style.Bold, canvas), .. FittedTable.Lines(Header, rows, Columns, canvas)];
    }

    /// <summary><c>Events</c>, and how many of them are shown where that is not all.</summary>
    public static string Heading(HistoryResult result) => Count(result) is var count && count > Most ? $"Events (the last {Most} of {count})" : "Events";

    /// <summary>One row an event, oldest first.</summary>
    public static IReadOnlyList<string[]> Rows(HistoryResult result, Canvas canvas) =>
    [
        .. result.Trends.SelectMany(trend => trend.Series.Events.Select(change => (Trend: trend, Change: change)))
            .OrderBy(happened => happened.Change.At).TakeLast(Most)
            .Select(happened => Row(happened.Trend, happened.Change, result, canvas)),
    ];

    /// <summary>What an event is called in front of people; an unknown one by its own word.</summary>
    public static string Name(RecordedEvent change) => change.Kind switch
    {
        RecordedEvent.TopUp => "top-up",
        RecordedEvent.Reset => change.IsEarly ? "early reset" : "reset",
        RecordedEvent.WindowStart => "window began",
        RecordedEvent.NewWindow => "new window",
        RecordedEvent.PlanChange => change.Detail is { } names ? $"plan {names}" : "plan changed",
        _ => change.Kind,
    };

    static int Count(HistoryResult result) => result.Trends.Sum(trend => trend.Series.Events.Count);

    static string[] Row(Trend trend, RecordedEvent change, HistoryResult result, Canvas canvas) =>
    [
        LocalTime.Minute(change.At, result.TimeZone),
        HistoryRows.Name(trend.Series.Account, result, canvas),
        trend.Series.Meter ?? "",
        Printable.On(canvas, Name(change)),
        Left(change, trend.Series.Unit, canvas),
    ];

    /// <summary><c>¥10.00 → ¥110.00</c>; one amount where only that is known.</summary>
    static string Left(RecordedEvent change, string? unit, Canvas canvas) =>
        string.Join(canvas.IsAscii ? " -> " : " → ", new[] { change.Before, change.After }.OfType<decimal>().Select(amount => HistoryRows.Amount(amount, unit, canvas)));
}
