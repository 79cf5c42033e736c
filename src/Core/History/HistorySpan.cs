using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.History;

/// <summary>What one row of a history stands for.</summary>
public enum HistorySpan
{
    /// <summary>A reading as it was made; where readings are rolled up, what is kept of them.</summary>
    Poll,

    /// <summary>An hour of the user's clock.</summary>
    Hour,

    /// <summary>A day of the user's calendar.</summary>
    Day,

    /// <summary>A month of the user's calendar.</summary>
    Month,
}

/// <summary>Histories by the hour, day or month.</summary>
public static class HistorySpans
{
    /// <summary>Gathers a series; one by poll stays as it is. What was rolled up to a longer span counts where that begins.</summary>
    /// <param name="series">The series, as the log gives it.</param>
    /// <param name="span">What a row stands for.</param>
    /// <param name="zone">Whose clock and calendar.</param>
    public static SeriesHistory By(this SeriesHistory series, HistorySpan span, TimeZoneInfo zone) =>
        span == HistorySpan.Poll ? series : series with { Points = Rollups.Gather(series.Points, series.Before, null, at => Around(at, span, zone)) };

    /// <summary>The span that an instant is in: its beginning and its end, UTC. A day in which the clocks change has 23 or 25 hours.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="span">How long; not <see cref="HistorySpan.Poll"/>.</param>
    /// <param name="zone">Whose clock and calendar.</param>
    public static (DateTimeOffset Start, DateTimeOffset End) Around(DateTimeOffset at, HistorySpan span, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        if (span == HistorySpan.Hour)
        {
            // The offset is the instant's own, so the hour that comes twice is two hours.
            var hour = new DateTimeOffset(local.Date.AddHours(local.Hour), local.Offset);
            return (hour.ToUniversalTime(), hour.AddHours(1).ToUniversalTime());
        }

        var day = local.Date;
        return span == HistorySpan.Month
            ? (TimePointText.StartOf(day.AddDays(1 - day.Day), zone), TimePointText.StartOf(day.AddDays(1 - day.Day).AddMonths(1), zone))
            : (TimePointText.StartOf(day, zone), TimePointText.StartOf(day.AddDays(1), zone));
    }
}
