using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;

namespace Fuelgauge.App.Output;

/// <summary>The history drawn: one chart a meter, and a key of the marks in them.</summary>
internal static class HistoryChart
{
    /// <summary>Where no terminal says how wide it is.</summary>
    const int UsualWidth = 80;

    /// <summary>The charts with their final line break.</summary>
    public static string Write(HistoryResult result, Canvas canvas)
    {
        var lines = new List<string> { Single($"=== History {LocalTime.Text(result.Since, result.TimeZone)} to {LocalTime.Text(result.Until, result.TimeZone)} ===", Style.Bold) };
        var shown = HistoryRows.Shown(result);
        if (shown.Count == 0)
            lines.Add(Single("Nothing was recorded in this span.", Style.None));
        var marks = new HashSet<string>();
        foreach (var trend in shown)
        {
            lines.Add("");
            lines.Add(Single(Title(trend, result, canvas), Style.Bold));
            if (!ChartMeasure.Of(trend).Values.Any())
                continue;
            var chart = new MeterChart(trend, result, canvas, canvas.Width ?? UsualWidth);
            lines.AddRange(chart.Lines());
            marks.UnionWith(chart.Marks);
        }

        if (marks.Count > 0)
            lines.AddRange(["", Single(ChartMarks.Key(marks, canvas.IsAscii), Style.Dim)]);
        return string.Join('\n', lines) + "\n";

        string Single(string text, Style style) => TextTable.Line([new Cell(text, style)], [], canvas);
    }

    /// <summary><c>GLM (智谱)  balance  ¥91.02 left (¥41.73 to ¥141.69), 1 gap, 2h 5m (unreachable)</c>.</summary>
    static string Title(Trend trend, HistoryResult result, Canvas canvas)
    {
        var measure = ChartMeasure.Of(trend);
        var values = measure.Values.ToList();
        var amounts = values.Count == 0 ? "no number" : $"{Label(values[^1])} {measure.Word} ({Label(values.Min())} to {Label(values.Max())})";
        var gaps = HistoryRows.Gaps(trend);
        return $"{HistoryRows.Name(trend.Series.Account, result, canvas)}  {(trend.Series.Meter is { } meter ? meter + "  " : "")}{amounts}{(gaps.Length > 0 ? ", " + gaps : "")}";

        string Label(double value) => Printable.On(canvas, ChartScale.Label(value, measure.Unit, canvas.IsAscii));
    }
}
