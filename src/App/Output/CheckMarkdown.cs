using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The check table for a page or a chat.</summary>
internal static class CheckMarkdown
{
    /// <summary>The same columns and rows as the plain table.</summary>
    public static string Write(CheckResult result, Canvas canvas)
    {
        var paper = Canvas.Plain with { IsAscii = canvas.IsAscii };
        var page = new StringBuilder(result.IsDemo ? "## AI API Usage Monitor (DEMO: invented data)\n\n" : "## AI API Usage Monitor\n\n");
        page.Append(MarkdownText.Row(["Provider", "Status", "Used", "Remaining", .. Asked("Forecast"), "Alert"])).Append(MarkdownText.Separator(result.Forecasts is null ? "llrrl" : "llrrll"));
        foreach (var row in CheckRows.Of(result, result.CheckedAt, paper))
            page.Append(MarkdownText.Row([Nested(row.Name), StatusText.Cell(row.Status, paper), row.Used, row.Remaining, .. Asked(row.Forecast), row.Alert]));
        if (result.TotalIn is { } total)
            page.Append($"\n{MarkdownText.Escape(TotalText.Of(total, result.Totals.Unknown, paper))}\n");
        return page.Append($"\nLast check: {result.Local(result.CheckedAt)}\n").ToString();

        string[] Asked(string cell) => result.Forecasts is null ? [] : [cell];

        // Leading spaces vanish in Markdown.
        string Nested(string name) => name.StartsWith(' ') ? (paper.IsAscii ? "> " : "↳ ") + name.TrimStart() : name;
    }
}
