using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Output;

/// <summary>A usage report as a table. On a terminal it fits: counts become short, names are clipped, columns that say least go.</summary>
internal static class UsageTable
{
    const int MostNoteLines = 4;

    /// <summary>The table with its final line break.</summary>
    public static string Write(UsageResult result, Canvas canvas)
    {
        var lines = new List<string> { Single(Printable.On(canvas, $"=== {UsageNotes.Title(result)} ==="), Style.Bold, canvas) };
        if (result.Summary.Rows.Count == 0)
            lines.Add(Single(UsageNotes.Nothing(result), Style.None, canvas));
        else
            lines.AddRange(Body(result, canvas));
        lines.AddRange(Notes(UsageNotes.Below(result, canvas), canvas));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Header, rows and sum, without title and notes.</summary>
    public static IEnumerable<string> Body(UsageResult result, Canvas canvas)
    {
        var fit = UsageFit.Of(result, canvas);
        var edges = fit.Edges;
        var rule = Ansi.Paint(new string(canvas.IsAscii ? '-' : '─', Math.Min(fit.Width, canvas.Width ?? int.MaxValue)), Style.Dim, canvas);
        yield return Line(fit.Header, Style.None, Style.None);
        yield return rule;
        foreach (var (row, cells) in result.Summary.Rows.Zip(fit.Rows))
        {
            if (row.GapBefore is { } gap && IsTimeline(result.Summary.Query))
                yield return Single($"{LocalTime.Minute(gap.From, result.Summary.Query.Zone)}  gap of {Countdown.Text(gap.To - gap.From)}", Style.Dim, canvas);
            var style = row.Block?.IsActive(result.Summary.Query.Now) is true ? Style.Green : Style.None;
            yield return Line(cells, style, row.Sums.UnpricedTokens > 0 ? Style.Yellow : style);
        }

        yield return rule;
        yield return Line(fit.Total, Style.Bold, Style.Bold);

        string Line(IEnumerable<string> cells, Style style, Style costStyle)
        {
            var row = cells.Select(cell => new Cell(cell, style)).ToArray();
            row[^1] = row[^1] with { Style = costStyle };
            return TextTable.Line(row, edges, canvas);
        }
    }

    /// <summary>Sentences on as many lines as they need.</summary>
    public static IEnumerable<string> Notes(IEnumerable<string> notes, Canvas canvas) =>
        notes.SelectMany(note => canvas.Width is { } width ? CellWidth.Wrap(note, width, MostNoteLines, canvas.IsAscii) : [note]).Select(line => Ansi.Paint(line, Style.Dim, canvas));

    /// <summary>Gaps are seen only where blocks stand alone, oldest first.</summary>
    static bool IsTimeline(UsageQuery query) => query.Keys.Count == 1 && query.Order.For(query.Keys) is { Measure: UsageMeasure.Time, IsDescending: false };

    static string Single(string text, Style style, Canvas canvas) => TextTable.Line([new Cell(text, style)], [], canvas);
}
