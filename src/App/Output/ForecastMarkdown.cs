using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The table of forecasts for a page or a chat.</summary>
internal static class ForecastMarkdown
{
    /// <summary>The same columns and rows as the plain table.</summary>
    public static string Write(ForecastResult result, Canvas canvas)
    {
        var paper = Canvas.Plain with { IsAscii = canvas.IsAscii };
        var page = new StringBuilder($"## Forecast as of {LocalTime.Text(result.AsOf, result.TimeZone)}\n\n");
        page.Append(MarkdownText.Row(ForecastRows.Header)).Append(MarkdownText.Separator("llrrrllrrrrll"));
        foreach (var row in ForecastRows.Of(result, paper))
            page.Append(MarkdownText.Row(row));
        return page.ToString();
    }
}
