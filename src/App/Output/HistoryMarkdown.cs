using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The history's table for a page or a chat.</summary>
internal static class HistoryMarkdown
{
    /// <summary>The same columns and rows as the plain tables.</summary>
    public static string Write(HistoryResult result, Canvas canvas)
    {
        var paper = Canvas.Plain with { IsAscii = canvas.IsAscii };
        var grid = HistoryGrid.Of(result, paper);
        var page = new StringBuilder($"## History {LocalTime.Text(result.Since, result.TimeZone)} to {LocalTime.Text(result.Until, result.TimeZone)}\n\n");
        page.Append(MarkdownText.Row(grid.Header)).Append(MarkdownText.Separator(grid.Align));
        foreach (var row in grid.Rows)
            page.Append(MarkdownText.Row(row));
        if (result.By is null && HistoryRows.RolledUp(result) is { } note)
            page.Append($"\n{note}\n");
        if (result.By is null && HistoryEvents.Rows(result, paper) is { Count: > 0 } events)
        {
            page.Append($"\n### {HistoryEvents.Heading(result)}\n\n").Append(MarkdownText.Row(HistoryEvents.Header)).Append(MarkdownText.Separator("lllll"));
            foreach (var row in events)
                page.Append(MarkdownText.Row(row));
        }

        return page.ToString();
    }
}
