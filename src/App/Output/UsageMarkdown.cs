using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The usage table for a page or a chat.</summary>
internal static class UsageMarkdown
{
    /// <summary>The same columns, rows and notes as the plain table.</summary>
    public static string Write(UsageResult result, Canvas canvas)
    {
        var paper = Canvas.Plain with { IsAscii = canvas.IsAscii };
        var page = new StringBuilder($"## {MarkdownText.Escape(UsageNotes.Title(result))}\n\n");
        var table = UsageGrid.Of(result, UsageLayout.Whole, paper);
        if (result.Summary.Rows.Count == 0)
        {
            page.Append(UsageNotes.Nothing(result)).Append('\n');
        }
        else
        {
            page.Append(MarkdownText.Row(table.Header)).Append(MarkdownText.Separator(new string('l', table.Texts) + new string('r', table.Header.Length - table.Texts)));
            foreach (var row in table.Rows)
                page.Append(MarkdownText.Row(row));
            page.Append(MarkdownText.Row(table.Total));
        }

        foreach (var note in UsageNotes.Below(result, paper))
            page.Append('\n').Append(MarkdownText.Escape(note)).Append('\n');
        return page.ToString();
    }
}
