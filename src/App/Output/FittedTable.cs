using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>A table with a rule below its header, columns two cells apart, that loses columns on a terminal which is too narrow.</summary>
internal static class FittedTable
{
    /// <summary>The lines: header, rule, rows.</summary>
    /// <param name="header">Names of all columns.</param>
    /// <param name="rows">Rows of as many cells.</param>
    /// <param name="choices">Which columns to show, the most first; the first choice that fits counts, else the last.</param>
    /// <param name="canvas">What it is drawn on.</param>
    public static IEnumerable<string> Lines(string[] header, IReadOnlyList<string[]> rows, int[][] choices, Canvas canvas)
    {
        var all = rows.Prepend(header).ToList();
        var columns = choices.FirstOrDefault(choice => canvas.Width is not { } width || Natural(choice) <= width, choices[^1]);
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
