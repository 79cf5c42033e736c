using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Wire;

/// <summary>From trends to what is written on the wire.</summary>
public static class HistoryReportMapping
{
    /// <summary>A span of the history.</summary>
    /// <param name="trends">Series in the order they are shown.</param>
    /// <param name="since">First instant asked for, UTC.</param>
    /// <param name="until">Last instant asked for, UTC.</param>
    /// <param name="timeZone">The user's zone.</param>
    /// <param name="by">What one point stands for, with one row a point; null for none.</param>
    public static HistoryReport ToReport(IReadOnlyList<Trend> trends, DateTimeOffset since, DateTimeOffset until, TimeZoneInfo timeZone, HistorySpan? by) => new()
    {
        Since = since,
        Until = until,
        Timezone = timeZone.Id,
        Series = [.. trends.Select(ToRecord)],
        By = by?.ToString().ToLowerInvariant(),
        Rows = by is null ? null : ToRows(trends),
    };

    /// <summary>The same of series alone.</summary>
    public static IEnumerable<HistoryRow> ToRows(SeriesHistory series) => series.Points.Select(point => ToRow(series, point));

    /// <summary>One row a reading or span, oldest first; those of one instant in the order of their series.</summary>
    public static IReadOnlyList<HistoryRow> ToRows(IEnumerable<Trend> trends) =>
    [
        .. from trend in trends
           from point in trend.Series.Points
           orderby point.At
           select ToRow(trend.Series, point),
    ];

    static SeriesRecord ToRecord(Trend trend) => new()
    {
        Id = trend.Series.Account.ToString(),
        Provider = trend.Series.Account.Provider,
        Account = trend.Series.Account.Name,
        Meter = trend.Series.Meter,
        Kind = Kind(trend.Series),
        Unit = trend.Series.Unit,
        Measure = trend.IsRemaining ? "remaining" : "used",
        First = trend.First,
        Last = trend.Last,
        Change = trend.Change,
        Min = trend.Min,
        Max = trend.Max,
        RatePerHour = trend.RatePerHour,
        Consumption = trend.Consumption,
        Points = [.. trend.Series.Points.Select(point => SpanRecord.With(new PointRecord(point.At, point.Used, point.Remaining, point.State.Name), point.Rollup))],
        Gaps = [.. trend.Gaps.Select(gap => new GapRecord(gap.From, gap.To, gap.Reason?.Name ?? "no_reading"))],
        Events = [.. trend.Series.Events.Select(ToRecord)],
    };

    static EventRecord ToRecord(RecordedEvent change) => new(
        change.At,
        change.Kind,
        change.Before,
        change.After,
        change.Kind == RecordedEvent.Reset ? change.IsEarly : null,
        change.IsEarly ? null : change.Detail);

    static HistoryRow ToRow(SeriesHistory series, RecordedReading point)
    {
        var row = new HistoryRow(
            point.At,
            series.Account.ToString(),
            series.Account.Provider,
            series.Account.Name,
            series.Meter,
            Kind(series),
            series.Unit,
            point.Used,
            point.Remaining,
            point.Limit,
            point.ResetsAt,
            point.State.Name);
        return SpanRecord.With(row with { Scope = series.Scope }, point.Rollup);
    }

    static string? Kind(SeriesHistory series) => series.Kind is { } kind ? CheckReportMapping.Word(kind) : null;
}
