using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The history's table for a page or a chat.</summary>
internal static class HistoryMarkdown
{
    /// <summary>The same columns and rows as the plain table.</summary>
    public static string Write(HistoryResult result, Canvas canvas)
    {
        var paper = Canvas.Plain with { IsAscii = canvas.IsAscii };
        var (header, rows, align) = result.IsRaw
            ? (HistoryRows.RawHeader, HistoryRows.Raw(result, paper), "lllrrl")
            : (HistoryRows.TrendHeader, HistoryRows.Trends(result, paper), "llrrrrrrll");
        var page = new StringBuilder($"## History {LocalTime.Text(result.Since, result.TimeZone)} to {LocalTime.Text(result.Until, result.TimeZone)}\n\n");
        page.Append(MarkdownText.Row(header)).Append(MarkdownText.Separator(align));
        foreach (var row in rows)
            page.Append(MarkdownText.Row(row));
        return page.ToString();
    }
}
