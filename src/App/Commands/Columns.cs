using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Commands;

/// <summary>Plain columns under a header, for lists that are no monitor table.</summary>
internal static class Columns
{
    /// <summary>Writes rows; a column is as wide as its widest cell, the last one as wide as it comes. Lines end without spaces.</summary>
    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, Canvas canvas)
    {
        var lines = rows.Prepend(header).Select(row => row.Select(cell => Printable.On(canvas, cell)).ToList()).ToList();
        var widths = Enumerable.Range(0, header.Count).Select(column => lines.Max(line => CellWidth.Of(line[column]))).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var padded = line.Select((cell, column) => cell + new string(' ', widths[column] - CellWidth.Of(cell)));
            text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
