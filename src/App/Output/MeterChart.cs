using System.Text;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Output;

/// <summary>One meter over time, drawn in dots. Nothing is drawn where nobody read, and no line leads over a reset or a top-up.</summary>
internal sealed class MeterChart
{
    const int Rows = 9;
    const int LeastColumns = 10;

    /// <summary>Beyond this share of the columns lines of resets would be all that is seen.</summary>
    const double MostLines = 0.25;

    readonly Trend trend;
    readonly Canvas canvas;
    readonly TimeAxis axis;
    readonly ChartMeasure measure;
    readonly ChartScale scale;
    readonly int labelCells;
    readonly int columns;
    readonly IReadOnlyList<(DateTimeOffset At, string Label)> ticks;
    readonly DotGrid dots;

    /// <summary>Draws a meter that has a number.</summary>
    /// <param name="trend">The meter.</param>
    /// <param name="result">The span it is shown in.</param>
    /// <param name="canvas">What it is drawn on.</param>
    /// <param name="width">Cells a line may have.</param>
    public MeterChart(Trend trend, HistoryResult result, Canvas canvas, int width)
    {
        this.trend = trend;
        this.canvas = canvas;
        axis = new(result.Since, result.Until, result.TimeZone);
        measure = ChartMeasure.Of(trend);
        scale = measure.Scale;
        labelCells = Math.Min(Labels.Max(CellWidth.Of), Math.Max(4, width / 3));
        columns = Math.Max(LeastColumns, width - labelCells - 2);
        ticks = axis.Ticks(columns);
        dots = new(columns, Rows, canvas.IsAscii);
        Draw();
    }

    /// <summary>Marks that the drawing has: what its key must name.</summary>
    public IEnumerable<string> Marks => trend.Series.Events.Select(change => change.Kind == RecordedEvent.Reset && !HasLines ? ChartMarks.Undrawn : ChartMarks.Of(change)).OfType<string>();

    /// <summary>The lines: the drawing with its axes.</summary>
    public IEnumerable<string> Lines()
    {
        for (var row = 0; row < Rows; row++)
            yield return Line([.. LabelOf(row), .. Enumerable.Range(0, columns).Select(column => dots.At(column, row) ?? Behind(column))]);
        yield return Line([new(new string(' ', labelCells + 1)), new(canvas.IsAscii ? "+" : "└", Style.Dim), .. Enumerable.Range(0, columns).Select(Ground)]);
        yield return Times();
    }

    string[] Labels => [.. new[] { scale.High, (scale.High + scale.Low) / 2, scale.Low }.Select(value => ChartScale.Label(value, measure.Unit, canvas.IsAscii))];

    bool HasLines => trend.Series.Events.Count(change => change.Kind == RecordedEvent.Reset) <= columns * MostLines;

    void Draw()
    {
        var points = trend.Series.Points.Select(point => (point.At, Reading: point, Value: measure.Value(point))).Where(point => point.Value is not null).ToList();
        // Where no line leads: in the middle of a gap, and at the first reading after a reset or a top-up.
        var breaks = trend.Gaps.Select(gap => gap.From + ((gap.To - gap.From) / 2))
            .Concat(trend.Series.Events.Where(change => ChartMarks.Of(change) is not null).Select(change => change.At)).Order().ToList();
        var next = 0;
        for (var index = 0; index < points.Count; index++)
        {
            var place = Place(EndOf(points[index].Reading), points[index].Value!.Value);
            var isBroken = index == 0;
            for (; next < breaks.Count && breaks[next] <= points[index].At; next++)
                isBroken = true;
            var style = StyleOf(points[index].Reading.State);
            dots.Line(isBroken ? place : Place(EndOf(points[index - 1].Reading), points[index - 1].Value!.Value), place, style);
            if (measure.Extremes(points[index].Reading) is { } extremes)
                dots.Line(Place(points[index].At, extremes.Low), Place(points[index].At, extremes.High), style);
        }
    }

    static DateTimeOffset EndOf(RecordedReading point) => point.At + (point.Rollup?.Length ?? TimeSpan.Zero);

    (int X, int Y) Place(DateTimeOffset at, double value) => (Dot(at), scale.Dot(value, dots.Height));

    int Dot(DateTimeOffset at) => (int)Math.Clamp(axis.Place(at) * dots.Width, 0, dots.Width - 1);

    int Column(DateTimeOffset at) => Dot(at) / dots.DotsAcross;

    /// <summary>What is behind the dots: the line of a reset.</summary>
    Cell Behind(int column) => HasLines && trend.Series.Events.LastOrDefault(change => change.Kind == RecordedEvent.Reset && Column(change.At) == column) is { } reset
        ? new(ChartMarks.Draw(ChartMarks.Of(reset)!, canvas.IsAscii), Style.Dim)
        : new(" ");

    /// <summary>A cell of the ground line: broken where nobody read, with the marks of top-ups and of the times below it.</summary>
    Cell Ground(int column)
    {
        if (trend.Series.Events.Any(change => change.Kind == RecordedEvent.TopUp && Column(change.At) == column))
            return new(ChartMarks.Draw(ChartMarks.TopUp, canvas.IsAscii), Style.Bold);
        if (ticks.Any(tick => Column(tick.At) == column))
            return new(canvas.IsAscii ? "+" : "┴", Style.Dim);
        var isGap = trend.Gaps.Any(gap => axis.Place(gap.From) <= (column + 0.5) / columns && (column + 0.5) / columns < axis.Place(gap.To));
        return isGap ? new(" ") : new(canvas.IsAscii ? "-" : "─", Style.Dim);
    }

    /// <summary>The times, each beginning below its mark, where it has room.</summary>
    string Times()
    {
        var line = new StringBuilder(new string(' ', labelCells + 2));
        foreach (var (at, label) in ticks)
        {
            var start = labelCells + 2 + Column(at);
            if (start > line.Length || line.Length == labelCells + 2)
            {
                if (start + label.Length <= labelCells + 2 + columns)
                    line.Append(' ', start - line.Length).Append(label);
            }
        }

        return Ansi.Paint(line.ToString().TrimEnd(), Style.Dim, canvas);
    }

    IEnumerable<Cell> LabelOf(int row)
    {
        var label = row == 0 ? Labels[0] : row == Rows / 2 ? Labels[1] : row == Rows - 1 ? Labels[2] : "";
        var text = CellWidth.Clip(label, labelCells, canvas.IsAscii);
        var edge = (label.Length > 0, canvas.IsAscii) switch { (true, false) => "┤", (false, false) => "│", (true, true) => "+", _ => "|" };
        return [new(new string(' ', labelCells - CellWidth.Of(text)) + text + " ", Style.Dim), new(edge, Style.Dim)];
    }

    /// <summary>The cells as text; neighbours of one style are painted together.</summary>
    string Line(IReadOnlyList<Cell> cells)
    {
        var line = new StringBuilder();
        var last = cells.Count - 1;
        while (last >= 0 && cells[last].Text == " ")
            last--;
        for (int index = 0, end; index <= last; index = end)
        {
            for (end = index + 1; end <= last && cells[end].Style == cells[index].Style; end++)
            {
            }
            line.Append(Ansi.Paint(string.Concat(cells.Take(end).Skip(index).Select(cell => cell.Text)), cells[index].Style, canvas));
        }

        return line.ToString();
    }

    static Style StyleOf(State state) => state.DefaultStatus switch
    {
        Status.Warning => Style.Yellow,
        Status.Critical => Style.Red,
        _ => Style.Green,
    };
}
