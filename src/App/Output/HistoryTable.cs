using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The history as a table: one row a meter and what happened to them, or one row a reading. On a terminal that is too narrow it loses the columns that say least.</summary>
internal static class HistoryTable
{
    /// <summary>The table with its final line break.</summary>
    public static string Write(HistoryResult result, Canvas canvas)
    {
        var grid = HistoryGrid.Of(result, canvas);
        var lines = new List<string> { Single($"=== History {LocalTime.Text(result.Since, result.TimeZone)} to {LocalTime.Text(result.Until, result.TimeZone)} ===", Style.Bold) };
        if (grid.Rows.Count == 0)
            lines.Add(Single("Nothing was recorded in this span.", Style.None));
        else
            lines.AddRange(FittedTable.Lines(grid.Header, grid.Rows, grid.Choices, canvas));
        if (result.By is null && HistoryRows.RolledUp(result) is { } note)
            lines.Add(Single(note, Style.Dim));
        if (result.By is null)
            lines.AddRange(HistoryEvents.Lines(result, canvas));
        return string.Join('\n', lines) + "\n";

        string Single(string text, Style style) => TextTable.Line([new Cell(text, style)], [], canvas);
    }
}
