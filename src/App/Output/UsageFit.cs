using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Output;

/// <summary>A usage table that fits a canvas: cells of equal width in each column, names at the left, numbers at the right.</summary>
internal sealed class UsageFit
{
    const int Apart = 2;
    const int LeastName = 24;

    readonly UsageQuery query;
    readonly UsageGrid grid;
    readonly Canvas canvas;
    readonly int[] widths;

    UsageFit(UsageQuery query, UsageGrid grid, Canvas canvas)
    {
        this.query = query;
        this.grid = WithRoomForMarks(grid);
        this.canvas = canvas;
        widths = [.. Enumerable.Range(0, grid.Header.Length).Select(column => All.Max(row => CellWidth.Of(row[column])))];
    }

    /// <summary>The header's cells.</summary>
    public IEnumerable<string> Header => grid.Header.Select(Aligned);

    /// <summary>The rows' cells.</summary>
    public IReadOnlyList<IEnumerable<string>> Rows => [.. grid.Rows.Select(row => row.Select(Aligned))];

    /// <summary>The sum's cells.</summary>
    public IEnumerable<string> Total => grid.Total.Select(Aligned);

    /// <summary>Widths of all columns but the last, the space behind them included.</summary>
    public IReadOnlyList<int> Edges => [.. widths.SkipLast(1).Select(width => width + Apart)];

    /// <summary>Cells of a whole line.</summary>
    public int Width => widths.Sum() + (Apart * (widths.Length - 1));

    IEnumerable<string[]> All => grid.Rows.Append(grid.Header).Append(grid.Total);

    /// <summary>The first layout that fits as it is; else the first that does so with names clipped; else the narrowest.</summary>
    public static UsageFit Of(UsageResult result, Canvas canvas)
    {
        if (canvas.Width is not { } width)
            return In(UsageLayout.Whole);
        return UsageLayout.Choices.Take(UsageLayout.LastUnclipped + 1).Select(In).FirstOrDefault(fit => fit.Width <= width)
            ?? UsageLayout.Choices.Skip(UsageLayout.Clipped).Select(In).FirstOrDefault(fit => fit.Clip(width, LeastName))
            ?? Narrowest();

        UsageFit In(UsageLayout layout) => new(result.Summary.Query, UsageGrid.Of(result, layout, canvas), canvas);

        UsageFit Narrowest()
        {
            var fit = In(UsageLayout.Choices[^1]);
            fit.Clip(width, 1);
            return fit;
        }
    }

    /// <summary>Takes cells from the widest name until the line fits; false when no name is wider than <paramref name="least"/> any more.</summary>
    bool Clip(int width, int least)
    {
        while (Width > width)
        {
            var widest = -1;
            for (var column = 0; column < query.Keys.Count; column++)
            {
                if (UsageCells.IsName(query.Keys[column]) && widths[column] > least && (widest < 0 || widths[column] > widths[widest]))
                    widest = column;
            }

            if (widest < 0)
                return false;
            widths[widest]--;
        }

        return true;
    }

    string Aligned(string cell, int column)
    {
        if (column >= grid.Texts)
            return new string(' ', Math.Max(0, widths[column] - CellWidth.Of(cell))) + cell;
        // The end of a path says which one it is.
        var isPath = column < query.Keys.Count && query.Keys[column] == UsageKey.Project;
        return isPath ? CellWidth.ClipStart(cell, widths[column], canvas.IsAscii) : CellWidth.Clip(cell, widths[column], canvas.IsAscii);
    }

    /// <summary>Where some costs carry a mark, the others leave its cell empty, so that cents stay below cents.</summary>
    static UsageGrid WithRoomForMarks(UsageGrid grid)
    {
        var hasMarks = grid.Rows.Append(grid.Total).Any(row => row[^1].EndsWith('*'));
        return !hasMarks ? grid : grid with { Header = Roomy(grid.Header), Rows = [.. grid.Rows.Select(Roomy)], Total = Roomy(grid.Total) };

        static string[] Roomy(string[] row) => [.. row[..^1], row[^1].EndsWith('*') ? row[^1] : row[^1] + " "];
    }
}
