using System.Text;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Cells">Its cells, blanks around them removed.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Text of comma-separated values (RFC 4180) as rows. Blank lines are left out; quotes may hold commas, line breaks and doubled quotes.</summary>
internal static class CsvTable
{
    /// <summary>The rows, in order; the last one may be of a quote that was never closed.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="openQuote">The line of a quote that is not closed; null when there is none.</param>
    public static IReadOnlyList<CsvRow> Parse(string text, out int? openQuote)
    {
        var rows = new List<CsvRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        int line = 1, first = 1, quotedSince = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? text[at] : '\n';
            if (quotedSince > 0 && at < text.Length)
            {
                var isDoubled = letter == '"' && at + 1 < text.Length && text[at + 1] == '"';
                if (letter == '"' && !isDoubled)
                    quotedSince = 0;
                else
                    cell.Append(letter);
                at += isDoubled ? 1 : 0;
                line += letter == '\n' ? 1 : 0;
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quotedSince = line;
            }
            else if (letter is ',' or '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (letter == ',')
                    continue;
                if (cells is not [""])
                    rows.Add(new CsvRow(first, [.. cells]));
                cells.Clear();
                first = ++line;
            }
            else
            {
                cell.Append(letter);
            }
        }

        openQuote = quotedSince > 0 ? quotedSince : null;
        return rows;
    }
}
