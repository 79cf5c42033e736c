using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Output;

/// <summary>The picture of <c>watch</c> on a terminal: the table, and a line that says when it changes and how to leave.</summary>
internal static class LiveView
{
    /// <summary>The lines of one frame, no longer than the screen is high and the canvas wide.</summary>
    /// <param name="result">The last pass; null before the first has ended. Its countdowns are told from <paramref name="now"/>.</param>
    /// <param name="now">The instant drawn, UTC.</param>
    /// <param name="nextAt">When the next pass begins, UTC; null while one runs.</param>
    /// <param name="canvas">The terminal.</param>
    /// <param name="height">Its lines.</param>
    public static IReadOnlyList<string> Frame(CheckResult? result, DateTimeOffset now, DateTimeOffset? nextAt, Canvas canvas, int height)
    {
        var next = nextAt is { } at ? $"next check in {Countdown.Text(at - now)}" : "checking now";
        var footer = Ansi.Paint(CellWidth.Clip($"{next}, q to quit", canvas.Width ?? int.MaxValue, canvas.IsAscii), Style.Dim, canvas);
        var table = result is null ? [] : CheckTable.Lines(result, canvas, now);
        var room = Math.Max(0, height - 1);
        return table.Count < room ? [.. table, "", footer] : [.. table.Take(room), footer];
    }
}
