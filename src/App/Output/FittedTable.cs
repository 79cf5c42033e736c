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
    /// <param name="beyond">A column of remarks that the rule does not cover; null for none.</param>
    /// <param name="below">Lines that stand below a row, of the row and the columns shown; null for none.</param>
    public static IEnumerable<string> Lines(
        string[] header, IReadOnlyList<string[]> rows, int[][] choices, Canvas canvas, int? beyond = null, Func<string[], int[], IEnumerable<string>>? below = null)
    {
        var all = rows.Prepend(header).ToList();
        var columns = choices.FirstOrDefault(choice => canvas.Width is not { } width || Natural(choice) <= width, choices[^1]);
        var table = all.ConvertAll(row => columns.Select(column => new Cell(row[column])).ToArray());
        var widths = TextTable.Widths(new int[columns.Length - 1], table).Select(width => width + 1).ToArray();
        yield return TextTable.Line(table[0], widths, canvas);
        yield return Ansi.Paint(new string(canvas.IsAscii ? '-' : '─', Math.Min(Natural(columns.Where(column => column != beyond)), canvas.Width ?? int.MaxValue)), Style.Dim, canvas);
        for (var row = 1; row < table.Count; row++)
        {
            yield return TextTable.Line(table[row], widths, canvas);
            foreach (var line in below?.Invoke(all[row], columns) ?? [])
                yield return line;
        }

        // Columns stand two cells apart.
        int Natural(IEnumerable<int> choice) => choice.Sum(column => all.Max(row => CellWidth.Of(row[column])) + 2) - 2;
    }
}
