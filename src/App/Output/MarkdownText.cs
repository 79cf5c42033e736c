using System.Buffers;
using System.Text;

namespace Fuelgauge.App.Output;

/// <summary>Tables of GitHub Flavored Markdown.</summary>
internal static class MarkdownText
{
    // What begins a piece of markup inside a line: emphasis, code, links, HTML, entities, cell borders.
    static readonly SearchValues<char> Special = SearchValues.Create("\\`*_~[]<>|&$");

    /// <summary>A row with its line end.</summary>
    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |\n";

    /// <summary>The line below the header.</summary>
    /// <param name="columns">One letter a column: <c>l</c> left, <c>r</c> right.</param>
    public static string Separator(string columns) => string.Concat(columns.Select(column => column == 'r' ? "| ---: " : "| --- ")) + "|\n";

    /// <summary>Text that shows as it is.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (Special.Contains(character))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
