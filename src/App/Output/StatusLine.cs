using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Output;

/// <summary>One line for another program's status bar: <c>5h 37% · week 12% · resets 15:00</c>. Shares are used ones, as those programs show them.</summary>
internal static class StatusLine
{
    /// <summary>Most display cells.</summary>
    public const int Cells = 80;

    /// <summary>The line without its end; empty where nothing is known.</summary>
    /// <param name="account">The account, of which only windows are shown.</param>
    /// <param name="title">What stands for windows that are not known; null for nothing.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="zone">The zone of the reset.</param>
    /// <param name="canvas">What it is drawn on.</param>
    public static string Write(Snapshot account, string? title, DateTimeOffset now, TimeZoneInfo zone, Canvas canvas)
    {
        var windows = account.Meters.Where(meter => meter.Reading is QuotaWindow { Utilization: not null } && meter.State != State.ResetPassed).OrderBy(meter => meter.Reading.Length ?? TimeSpan.MaxValue).ToList();
        List<(string Text, Style Style)> parts = [.. windows.Select(meter => ($"{Name(meter.Reading)} {Share(meter.Reading)}", meter.Status > Status.Ok ? StatusText.Style(meter.Status) : Style.None))];
        // The reset that matters: of the worst window where one is low, else of the one that refills first.
        if ((windows.Where(meter => meter.Status > Status.Ok).MaxBy(meter => meter.Reading.Utilization) ?? windows.FirstOrDefault())?.Reading.ResetsAt is { } reset)
            parts.Add(($"resets {Instant(reset, now, zone)}", Style.None));
        if (parts.Count == 0 && title is not null)
            parts.Add((title, Style.None));

        var (line, cells, separator) = ("", 0, canvas.IsAscii ? " | " : " · ");
        foreach (var (text, style) in parts)
        {
            var part = CellWidth.Clip(Printable.On(canvas, text), Cells, canvas.IsAscii);
            var needed = CellWidth.Of(part) + (cells > 0 ? separator.Length : 0);
            if (cells + needed > Cells)
                break;
            line += (cells > 0 ? separator : "") + Ansi.Paint(part, style, canvas);
            cells += needed;
        }

        return line;
    }

    static string Name(Reading reading)
    {
        var window = reading.Length?.TotalDays switch
        {
            null => reading.Label,
            1 => "day",
            7 => "week",
            >= 28 and <= 31 => "month",
            _ => DurationText.Format(reading.Length!.Value),
        };
        return reading.Scope is { } scope ? $"{window} {scope}" : window;
    }

    static string Share(Reading reading) => $"{decimal.Round(reading.Utilization!.Value * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)}%";

    static string Instant(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return local.ToString(local.Date == today.Date ? "HH:mm" : local.Date - today.Date < TimeSpan.FromDays(7) ? "ddd HH:mm" : "MMM d", CultureInfo.InvariantCulture);
    }
}
