using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>
/// The table of the contract, cell for cell. On a terminal it has colour and a bar of the remaining share, and gives up columns until it fits:
/// first the bar, then the padding and Used, then the alert column, at last the status keeps only its sign. An alert that is too long for its column
/// goes on lines of its own.
/// </summary>
internal static class CheckTable
{
    // The seed's columns, and its rule, which is as long as they are wide and grows with them.
    static readonly int[] SeedWidths = [16, 10, 12, 12];
    const int SeedRule = 53;

    const int BarCells = 10;
    const int LeastAlert = 16;   // "resets in 2h 13m"
    const int WidestName = 24;
    const int ForecastCells = 20;   // "lasts, 61% unspent", and a space more than it needs
    const int AlertLines = 3;
    const int TotalLines = 4;
    const int AdviceLines = 2;
    const string AlertIndent = "    ";

    static readonly Layout[] TerminalLayouts =
    [
        new([Name, FullStatus, Used, Remaining, ShareBar, Alert], [.. SeedWidths, BarCells + 1], LeastAlert),
        new([Name, FullStatus, Used, Remaining, Alert], SeedWidths, LeastAlert),
        new([Name, FullStatus, RemainingOrRemark, Alert], [0, 0, 0], LeastAlert),
        new([Name, FullStatus, RemainingOrRemark], [0, 0], 0, IsAlertBelow: true),
        new([Name, Sign, RemainingOrRemark], [0, 0], 0, IsAlertBelow: true),
    ];

    static readonly Layout[] ForecastLayouts =
    [
        new([Name, FullStatus, Used, Remaining, ShareBar, Forecast, Alert], [.. SeedWidths, BarCells + 1, ForecastCells], LeastAlert),
        new([Name, FullStatus, Used, Remaining, Forecast, Alert], [.. SeedWidths, ForecastCells], LeastAlert),
        new([Name, FullStatus, RemainingOrRemark, Forecast, Alert], [0, 0, 0, 0], LeastAlert),
        new([Name, FullStatus, RemainingOrRemark, Forecast], [0, 0, 0], 0, IsAlertBelow: true),
        new([Name, Sign, RemainingOrRemark, Forecast], [0, 0, 0], 0, IsAlertBelow: true),
    ];

    static readonly Layout PlainLayout = new([Name, FullStatus, Used, Remaining, Alert], SeedWidths, 0);
    static readonly Layout PlainForecastLayout = new([Name, FullStatus, Used, Remaining, Forecast, Alert], [.. SeedWidths, ForecastCells], 0);

    delegate Cell Column(CheckRow? row, Canvas canvas);

    /// <summary>A choice of columns.</summary>
    /// <param name="Columns">Columns from left to right; each also gives its header, for no row.</param>
    /// <param name="Least">Least widths of all but the last.</param>
    /// <param name="Rest">Least cells for the last.</param>
    /// <param name="IsAlertBelow">True to put alerts on lines of their own.</param>
    sealed record Layout(Column[] Columns, int[] Least, int Rest, bool IsAlertBelow = false);

    /// <summary>The table with its final line break.</summary>
    public static string Write(CheckResult result, Canvas canvas) => string.Join('\n', Lines(result, canvas, result.CheckedAt)) + "\n";

    /// <summary>The table line by line, its countdowns and ages told from <paramref name="now"/>.</summary>
    public static IReadOnlyList<string> Lines(CheckResult result, Canvas canvas, DateTimeOffset now)
    {
        var rows = CheckRows.Of(result, now, canvas);
        var layouts = (canvas.IsTerminal, result.Forecasts) switch
        {
            (true, null) => TerminalLayouts,
            (true, _) => ForecastLayouts,
            (false, null) => [PlainLayout],
            _ => [PlainForecastLayout],
        };
        var layout = layouts.FirstOrDefault(layout => !canvas.IsTerminal || Fits(layout, rows, canvas), layouts[^1]);
        var table = rows.Prepend(null).Select(row => (Row: row, Cells: layout.Columns.Select(column => column(row, canvas)).ToArray())).ToList();
        var widths = TextTable.Widths(layout.Least, table.Select(line => line.Cells));
        var rule = Single(new string(canvas.IsAscii ? '-' : '─', RuleLength(layout, widths, canvas)), Style.Dim);

        return
        [
            Single("=== AI API Usage Monitor ===", Style.Bold),
            TextTable.Line(table[0].Cells, widths, canvas),
            rule,
            .. table.Skip(1).SelectMany(line => RowLines(line.Row!, line.Cells)),
            rule,
            .. result.TotalIn is { } total ? CellWidth.Wrap(TotalText.Of(total, result.Totals.Unknown, canvas), canvas.Width ?? int.MaxValue, TotalLines, canvas.IsAscii).Select(line => Single(line, Style.Bold)) : [],
            Single($"Last check: {result.Local(result.CheckedAt)}", Style.Dim),
            .. result.IsDemo ? new[] { Single("DEMO: invented data", Style.Bold) } : [],
            .. result.Advice is { } advice ? CellWidth.Wrap(AdviceText.Of(advice, now, result.TimeZone, canvas), canvas.Width ?? int.MaxValue, AdviceLines, canvas.IsAscii).Select(line => Single(line, Style.Bold)) : [],
        ];

        string Single(string text, Style style) => TextTable.Line([new Cell(text, style)], [], canvas);

        IEnumerable<string> RowLines(CheckRow row, Cell[] cells)
        {
            var room = layout.IsAlertBelow ? 0 : (canvas.Width - widths.Sum()) ?? int.MaxValue;
            if (CellWidth.Of(row.Alert) <= room)
                return [TextTable.Line(cells, widths, canvas)];
            var above = layout.IsAlertBelow ? cells : cells[..^1];
            return
            [
                TextTable.Line(above, widths, canvas),
                .. CellWidth.Wrap(row.Alert, canvas.Width!.Value - AlertIndent.Length, AlertLines, canvas.IsAscii).Select(line => Single(AlertIndent + line, Style.Dim)),
            ];
        }
    }

    static bool Fits(Layout layout, IReadOnlyList<CheckRow> rows, Canvas canvas)
    {
        var cells = rows.Prepend(null).Select(row => layout.Columns.Select(column => column(row, canvas)).ToArray()).ToList();
        var last = layout.Rest > 0 ? layout.Rest : cells.Max(row => CellWidth.Of(row[^1].Text));
        return TextTable.Widths(layout.Least, cells).Sum() + last <= canvas.Width;
    }

    static int RuleLength(Layout layout, int[] widths, Canvas canvas)
    {
        var length = !canvas.IsTerminal ? SeedRule + widths.Sum() - SeedWidths.Sum() : Math.Max(SeedRule, widths.Sum() + layout.Rest);
        return Math.Min(length, canvas.Width ?? length);
    }

    static Cell Name(CheckRow? row, Canvas canvas)
    {
        var name = row?.Name ?? "Provider";
        if (canvas.Width is not { } width)
            return new Cell(name);
        var room = Math.Clamp(width * 3 / 10, 8, WidestName);
        return new Cell(CellWidth.Clip(name, room, canvas.IsAscii));
    }

    static Cell FullStatus(CheckRow? row, Canvas canvas) => row is null ? new Cell("Status") : new Cell(StatusText.Cell(row.Status, canvas), StatusText.Style(row.Status));

    static Cell Sign(CheckRow? row, Canvas canvas) => row is null ? new Cell("") : new Cell(StatusText.Glyph(row.Status, canvas), StatusText.Style(row.Status));

    static Cell Used(CheckRow? row, Canvas canvas) => new(row?.Used ?? "Used");

    static Cell Remaining(CheckRow? row, Canvas canvas) => new(row?.Remaining ?? "Remaining");

    static Cell RemainingOrRemark(CheckRow? row, Canvas canvas) => row is { Remaining: "" } ? new Cell(row.Used) : Remaining(row, canvas);

    static Cell ShareBar(CheckRow? row, Canvas canvas) =>
        row is null ? new Cell("Left")
        : row.Share is { } share ? new Cell(Bar.Draw(1 - share, BarCells, canvas.IsAscii), StatusText.Style(row.Status))
        : new Cell("");

    static Cell Forecast(CheckRow? row, Canvas canvas) => new(row?.Forecast ?? "Forecast");

    static Cell Alert(CheckRow? row, Canvas canvas) => new(row?.Alert ?? "Alert");
}
