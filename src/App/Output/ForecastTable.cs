using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>Forecasts as a table: one row a meter. On a terminal notes stand below their row, and one that is too narrow loses the columns that say least.</summary>
internal static class ForecastTable
{
    const int Interval = 6;
    const int Note = 12;
    const int NoteLines = 3;
    const string NoteIndent = "    ";

    // What a narrow terminal loses, in turn: intervals of the end and the rate, the end, the cover, the interval of the run-out, what is used at the end, what is left, the pace.
    static readonly int[][] Columns =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
        [0, 1, 2, 3, 5, 6, 7, 8, 9, 11],
        [0, 1, 2, 3, 5, 6, 7, 8, 9],
        [0, 1, 2, 3, 5, 6, 8, 9],
        [0, 1, 2, 3, 5, 8, 9],
        [0, 1, 2, 3, 5],
        [0, 1, 3, 5],
        [0, 1, 5],
    ];

    /// <summary>The table with its final line break.</summary>
    public static string Write(ForecastResult result, Canvas canvas)
    {
        var lines = new List<string> { Single($"=== Forecast as of {LocalTime.Text(result.AsOf, result.TimeZone)} ===", Style.Bold) };
        if (result.Meters.Count == 0)
            lines.Add(Single("Nothing was recorded in the last 28 days.", Style.None));
        else
            lines.AddRange(Table(ForecastRows.Of(result, canvas), canvas));
        return string.Join('\n', lines) + "\n";

        string Single(string text, Style style) => TextTable.Line([new Cell(text, style)], [], canvas);
    }

    /// <summary>What stands below a row: its note, and the interval of the run-out where there was no room for it.</summary>
    static string NoteOf(string[] row, int[] columns) =>
        columns.Contains(Interval) || row[Interval].Length == 0 ? row[Note]
        : row[Note].Length == 0 ? $"{ForecastRows.Between} {row[Interval]}" : $"{ForecastRows.Between} {row[Interval]}; {row[Note]}";

    static IEnumerable<string> Table(IReadOnlyList<string[]> rows, Canvas canvas)
    {
        return canvas.Width is { } width
            ? FittedTable.Lines(ForecastRows.Header, rows, Columns, canvas, below: Notes)
            : FittedTable.Lines(ForecastRows.Header, rows, [[.. Columns[0], Note]], canvas, beyond: Note);

        IEnumerable<string> Notes(string[] row, int[] columns) => NoteOf(row, columns) is { Length: > 0 } note
            ? CellWidth.Wrap(note, width - NoteIndent.Length, NoteLines, canvas.IsAscii).Select(line => Ansi.Paint(NoteIndent + line, Style.Dim, canvas))
            : [];
    }
}
