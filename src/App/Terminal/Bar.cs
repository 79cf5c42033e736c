namespace Fuelgauge.App.Terminal;

/// <summary>A share as a bar: <c>██████▍   </c>, in ASCII <c>######....</c>.</summary>
internal static class Bar
{
    const string Eighths = " ▏▎▍▌▋▊▉█";

    /// <summary>A bar of exactly <paramref name="cells"/> cells. It is empty only at nothing and full only at all, so that neither is claimed falsely.</summary>
    /// <param name="share">A fraction; below 0 and above 1 count as those.</param>
    /// <param name="cells">Its length.</param>
    /// <param name="isAscii">True for <c>#</c> and <c>.</c>.</param>
    public static string Draw(decimal share, int cells, bool isAscii)
    {
        var steps = isAscii ? 1 : 8;
        var all = cells * steps;
        var filled = (int)Math.Floor(Math.Clamp(share, 0, 1) * all);
        if (filled == 0 && share > 0)
            filled = 1;
        if (isAscii)
            return new string('#', filled) + new string('.', cells - filled);
        var full = filled / 8;
        var part = full < cells ? Eighths[filled % 8].ToString() : "";
        return new string('█', full) + part + new string(' ', Math.Max(0, cells - full - 1));
    }
}
