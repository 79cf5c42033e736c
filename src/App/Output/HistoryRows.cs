using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary>The cells of the history's tables, for every format that is one.</summary>
internal static class HistoryRows
{
    const int SparkCells = 20;

    /// <summary>Columns of the trend table.</summary>
    public static readonly string[] TrendHeader = ["Account", "Meter", "First", "Last", "Change", "Min", "Max", "Per hour", "Trend", "Gaps"];

    /// <summary>Columns of the raw table.</summary>
    public static readonly string[] RawHeader = ["Time", "Account", "Meter", "Used", "Remaining", "State"];

    /// <summary>One row a meter.</summary>
    public static IReadOnlyList<string[]> Trends(HistoryResult result, Canvas canvas) => [.. Shown(result).Select(trend => Row(trend, result, canvas))];

    /// <summary>The meters. An account that was never read in the span stands there for its failures; otherwise they show as gaps.</summary>
    public static IReadOnlyList<Trend> Shown(HistoryResult result)
    {
        var read = result.Trends.Where(trend => trend.Series.Meter is not null).Select(trend => trend.Series.Account).ToHashSet();
        return [.. result.Trends.Where(trend => trend.Series.Meter is not null || !read.Contains(trend.Series.Account))];
    }

    /// <summary>Columns that the raw table has as well where some readings are rolled up.</summary>
    public static readonly string[] RolledUpHeader = ["Span", "Min", "Max", "Consumed"];

    /// <summary>One row a reading, oldest first, at the user's clock; of rolled up ones a row a span, which says so.</summary>
    public static IReadOnlyList<string[]> Raw(HistoryResult result, Canvas canvas)
    {
        var withRollups = result.HasRollups;
        return [.. HistoryReportMapping.ToRows(result.Trends).Select(row => (string[])[.. Reading(row), .. withRollups ? Span(row) : []])];

        string[] Reading(HistoryRow row) =>
        [
            LocalTime.Text(row.At, result.TimeZone),
            Name(new AccountId(row.Provider, row.Account), result, canvas),
            row.Meter ?? "",
            Amount(row.Used, row.Unit, canvas),
            Amount(row.Remaining, row.Unit, canvas),
            row.State,
        ];

        string[] Span(HistoryRow row) => row.SpanSeconds is { } seconds
            ? [DurationText.Format(TimeSpan.FromSeconds(seconds)), Amount(row.Min, row.Unit, canvas), Amount(row.Max, row.Unit, canvas), Amount(row.Consumption, row.Unit, canvas)]
            : ["", "", "", ""];
    }

    /// <summary>Up to when the readings are rolled up, and to what: <c>Rolled up: hours until 2025-11-14, quarter-hours until 2026-01-13.</c> Null when none are.</summary>
    public static string? RolledUp(HistoryResult result)
    {
        var parts = result.Trends.SelectMany(trend => trend.Series.Points).Where(point => point.Rollup is not null)
            .GroupBy(point => point.Rollup!.Length, point => point.At + point.Rollup!.Length)
            .OrderByDescending(part => part.Key)
            .Select(part => $"{Noun(part.Key)} until {LocalTime.Text(part.Max(), result.TimeZone)}")
            .ToList();
        return parts.Count == 0 ? null : $"Rolled up: {string.Join(", ", parts)}.";

        static string Noun(TimeSpan length) => length.TotalHours switch { < 1 => "quarter-hours", < 2 => "hours", _ => "days" };
    }

    static string[] Row(Trend trend, HistoryResult result, Canvas canvas) =>
    [
        Name(trend.Series.Account, result, canvas),
        trend.Series.Meter is { } meter ? (trend.IsRemaining ? meter : meter + " used") : "",
        Amount(trend.First, trend.Series.Unit, canvas),
        Amount(trend.Last, trend.Series.Unit, canvas),
        Signed(trend.Change, trend.Series.Unit, canvas),
        Amount(trend.Min, trend.Series.Unit, canvas),
        Amount(trend.Max, trend.Series.Unit, canvas),
        Amount(trend.RatePerHour, trend.Series.Unit, canvas),
        Spark(trend, result, canvas),
        Gaps(trend),
    ];

    /// <summary>An account as the user knows it.</summary>
    public static string Name(AccountId id, HistoryResult result, Canvas canvas)
    {
        var (name, asciiName) = result.Names(id.Provider);
        return AccountName.Of(id, canvas.IsAscii ? asciiName : name, canvas);
    }

    /// <summary>An amount with its unit; a dash for null.</summary>
    public static string Amount(decimal? amount, string? unit, Canvas canvas) =>
        amount is { } known ? Printable.On(canvas, AmountText.Of(known, unit ?? "", canvas.IsAscii)) : MeterCells.Unknown(canvas);

    static string Signed(decimal? change, string? unit, Canvas canvas) => (change > 0 ? "+" : "") + Amount(change, unit, canvas);

    /// <summary>The last amount of each slice of the span; slices that lie in a gap are empty, others go on from the one before.</summary>
    static string Spark(Trend trend, HistoryResult result, Canvas canvas)
    {
        var slice = (result.Until - result.Since) / SparkCells;
        if (slice <= TimeSpan.Zero || trend.Series.Points.Count == 0)
            return "";
        var values = new decimal?[SparkCells];
        foreach (var point in trend.Series.Points)
        {
            var cell = (int)((point.At - result.Since) / slice);
            if (cell is >= 0 and < SparkCells && trend.Amount(point) is { } amount)
                values[cell] = amount;
        }

        for (var cell = 1; cell < SparkCells; cell++)
        {
            var middle = result.Since + (slice * (cell + 0.5));
            if (values[cell] is null && middle < trend.Series.Points[^1].At && !trend.Gaps.Any(gap => gap.From <= middle && middle < gap.To))
                values[cell] = values[cell - 1];
        }

        return Sparkline.Draw(values, canvas.IsAscii).TrimEnd();
    }

    /// <summary><c>2 gaps, 3h 5m (unreachable)</c>; empty without any.</summary>
    public static string Gaps(Trend trend)
    {
        if (trend.Gaps.Count == 0)
            return "";
        var length = Countdown.Text(trend.Gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + (gap.To - gap.From)));
        var reasons = string.Join(", ", trend.Gaps.Select(gap => gap.Reason?.Name).OfType<string>().Distinct());
        return $"{trend.Gaps.Count} {(trend.Gaps.Count == 1 ? "gap" : "gaps")}, {length}{(reasons.Length > 0 ? $" ({reasons})" : "")}";
    }
}
