using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Output;

/// <summary>The picture of <c>usage --live</c>: the running block, model by model, how fast it is used, and how to leave.</summary>
internal static class UsageLiveView
{
    const int WidestBar = 40;

    /// <summary>The lines of one frame, no longer than the screen is high and the canvas wide.</summary>
    /// <param name="result">The active block by model; null before the first reading has ended.</param>
    /// <param name="block">The same as one row; null for none.</param>
    /// <param name="canvas">The terminal.</param>
    /// <param name="height">Its lines.</param>
    public static IReadOnlyList<string> Frame(UsageResult? result, UsageResult? block, Canvas canvas, int height)
    {
        var footer = Ansi.Paint(Clip("q to quit", canvas), Style.Dim, canvas);
        var lines = result is null || block is null ? [Clip("Reading logs", canvas)] : Lines(result, block, canvas).ToList();
        var room = Math.Max(0, height - 1);
        return lines.Count < room ? [.. lines, "", footer] : [.. lines.Take(room), footer];
    }

    static IEnumerable<string> Lines(UsageResult models, UsageResult blocks, Canvas canvas)
    {
        foreach (var row in blocks.Summary.Rows)
        {
            if (row.Block is not { } block)
                continue;
            var (zone, now) = (blocks.Summary.Query.Zone, blocks.Summary.Query.Now);
            yield return Ansi.Paint(Clip($"=== {blocks.NameOfAgent(block.Agent)}, block from {LocalTime.Minute(block.StartsAt, zone)}, {zone.Id} ===", canvas), Style.Bold, canvas);
            yield return Clip($"{LocalTime.Clock(block.StartsAt, zone)} {Elapsed(block, now, canvas)} {LocalTime.Clock(block.EndsAt, zone)}", canvas);
            foreach (var line in UsageTable.Notes([UsageNotes.Pace(row, blocks, canvas)!], canvas with { HasColor = false }))
                yield return line;
            yield return "";
        }

        if (models.Summary.Rows.Count == 0)
        {
            yield return Clip(UsageNotes.Nothing(models), canvas);
            yield break;
        }

        foreach (var line in UsageTable.Body(models, canvas))
            yield return line;
        foreach (var line in UsageTable.Notes(UsageNotes.Below(models, canvas), canvas))
            yield return line;
    }

    static string Elapsed(UsageBlock block, DateTimeOffset now, Canvas canvas)
    {
        var cells = Math.Clamp((canvas.Width ?? int.MaxValue) - 12, 1, WidestBar);
        return Bar.Draw((decimal)((now - block.StartsAt) / UsageBlock.Length), cells, canvas.IsAscii);
    }

    static string Clip(string text, Canvas canvas) => CellWidth.Clip(Printable.On(canvas, text), canvas.Width ?? int.MaxValue, canvas.IsAscii);
}
