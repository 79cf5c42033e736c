using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The history as a table: one row a meter, or one a reading. On a terminal that is too narrow it loses the columns that say least.</summary>
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
            lines.AddRange(Table(grid, canvas));
        if (result.By is null && HistoryRows.RolledUp(result) is { } note)
            lines.Add(Single(note, Style.Dim));
        return string.Join('\n', lines) + "\n";

        string Single(string text, Style style) => TextTable.Line([new Cell(text, style)], [], canvas);
    }

    static IEnumerable<string> Table(HistoryGrid grid, Canvas canvas)
    {
        var all = grid.Rows.Prepend(grid.Header).ToList();
        var columns = grid.Choices.FirstOrDefault(choice => canvas.Width is not { } width || Natural(choice) <= width, grid.Choices[^1]);
        var table = all.ConvertAll(row => columns.Select(column => new Cell(row[column])).ToArray());
        var widths = TextTable.Widths(new int[columns.Length - 1], table).Select(width => width + 1).ToArray();
        var rule = new string(canvas.IsAscii ? '-' : '─', Math.Min(Natural(columns), canvas.Width ?? int.MaxValue));
        return table.Select(row => TextTable.Line(row, widths, canvas)).Take(1)
            .Append(Ansi.Paint(rule, Style.Dim, canvas))
            .Concat(table.Skip(1).Select(row => TextTable.Line(row, widths, canvas)));

        // Columns stand two cells apart.
        int Natural(int[] choice) => choice.Sum(column => all.Max(row => CellWidth.Of(row[column])) + 2) - 2;
    }
}
