using System.Text;

namespace Fuelgauge.App.Terminal;

/// <summary>A piece of a line.</summary>
/// <param name="Text">What it says, on one line.</param>
/// <param name="Style">How it looks.</param>
internal readonly record struct Cell(string Text, Style Style = Style.None);

/// <summary>
/// Lays out rows in columns of display cells. A column is as wide as given, or its widest value + 1 over those values that have a non-empty cell
/// to their right: a value followed only by empty cells overflows and widens nothing. No line ends in a space.
/// </summary>
internal static class TextTable
{
    /// <summary>The columns' widths for these rows; the last column has none and takes what is left.</summary>
    /// <param name="least">Least widths of all columns but the last.</param>
    /// <param name="rows">Rows of as many cells as there are columns.</param>
    public static int[] Widths(IReadOnlyList<int> least, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var widths = least.ToArray();
        foreach (var row in rows)
        {
            var last = LastFilled(row);
            for (var column = 0; column < last; column++)
                widths[column] = Math.Max(widths[column], CellWidth.Of(row[column].Text) + 1);
        }

        return widths;
    }

    /// <summary>One line, clipped where the canvas has a width.</summary>
    public static string Line(IReadOnlyList<Cell> row, IReadOnlyList<int> widths, Canvas canvas)
    {
        var line = new StringBuilder();
        var last = LastFilled(row);
        var position = 0;
        var edge = 0;
        for (var column = 0; column <= last; column++)
        {
            var text = column < last ? row[column].Text : row[column].Text.TrimEnd();
            if (canvas.Width is { } width)
                text = CellWidth.Clip(text, width - edge, canvas.IsAscii);
            if (text.Length > 0)
            {
                line.Append(' ', edge - position).Append(Ansi.Paint(text, row[column].Style, canvas));
                position = edge + CellWidth.Of(text);
            }

            edge = column < widths.Count ? Math.Max(edge + widths[column], position) : position;
        }

        return line.ToString();
    }

    static int LastFilled(IReadOnlyList<Cell> row)
    {
        var last = row.Count - 1;
        while (last >= 0 && row[last].Text.Length == 0)
            last--;
        return last;
    }
}
