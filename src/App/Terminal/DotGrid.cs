namespace Fuelgauge.App.Terminal;

/// <summary>A drawing of dots, several to a cell: Braille has two by four, ASCII one by two (<c>.</c>, <c>'</c>, <c>:</c>).</summary>
internal sealed class DotGrid
{
    const char FirstBraille = '\u2800';

    /// <summary>Bits of Braille's dots, from the lowest up; left, then right.</summary>
    static readonly int[] Bits = [0x40, 0x80, 0x04, 0x20, 0x02, 0x10, 0x01, 0x08];

    readonly bool isAscii;
    readonly int rows;
    readonly int[,] dots;
    readonly Style[,] styles;

    /// <summary>An empty drawing.</summary>
    /// <param name="columns">Its width in cells.</param>
    /// <param name="rows">Its height in cells.</param>
    /// <param name="isAscii">True for bytes below 0x80 only.</param>
    public DotGrid(int columns, int rows, bool isAscii)
    {
        this.isAscii = isAscii;
        this.rows = rows;
        (dots, styles) = (new int[columns, rows], new Style[columns, rows]);
        (Width, Height) = (columns * DotsAcross, rows * DotsUp);
    }

    /// <summary>Its width in dots.</summary>
    public int Width { get; }

    /// <summary>Its height in dots.</summary>
    public int Height { get; }

    /// <summary>Dots beside one another in a cell.</summary>
    public int DotsAcross => isAscii ? 1 : 2;

    int DotsUp => isAscii ? 2 : 4;

    /// <summary>Draws a dot. A cell has one style, that of its last dot.</summary>
    /// <param name="x">From the left, 0 to <see cref="Width"/> - 1.</param>
    /// <param name="y">From the bottom, 0 to <see cref="Height"/> - 1.</param>
    /// <param name="style">How it looks.</param>
    public void Set(int x, int y, Style style)
    {
        var (column, row) = (x / DotsAcross, rows - 1 - (y / DotsUp));
        dots[column, row] |= Bits[(y % DotsUp * 2) + (isAscii ? 0 : x % 2)];
        styles[column, row] = style;
    }

    /// <summary>Draws a line from one dot to another, ends included.</summary>
    public void Line((int X, int Y) from, (int X, int Y) to, Style style)
    {
        var steps = Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
        for (var step = 0; step <= steps; step++)
        {
            var share = steps == 0 ? 0 : (double)step / steps;
            Set((int)Math.Round(from.X + ((to.X - from.X) * share)), (int)Math.Round(from.Y + ((to.Y - from.Y) * share)), style);
        }
    }

    /// <summary>What a cell shows; null where it has no dot.</summary>
    /// <param name="column">From the left.</param>
    /// <param name="row">From the top.</param>
    public Cell? At(int column, int row) => dots[column, row] switch
    {
        0 => null,
        var bits when !isAscii => new(((char)(FirstBraille + bits)).ToString(), styles[column, row]),
        0x40 => new(".", styles[column, row]),
        0x04 => new("'", styles[column, row]),
        _ => new(":", styles[column, row]),
    };
}
