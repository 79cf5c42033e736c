using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Tests.History;

public sealed class HistorySpanTests
{
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    [Theory]
    [InlineData("2026-03-29T10:00:00Z", HistorySpan.Day, "2026-03-28T23:00:00Z", 23)]
    [InlineData("2026-10-25T10:00:00Z", HistorySpan.Day, "2026-10-24T22:00:00Z", 25)]
    [InlineData("2026-10-25T00:30:00Z", HistorySpan.Hour, "2026-10-25T00:00:00Z", 1)]
    [InlineData("2026-10-25T01:30:00Z", HistorySpan.Hour, "2026-10-25T01:00:00Z", 1)]
    [InlineData("2026-02-28T23:30:00Z", HistorySpan.Month, "2026-02-28T23:00:00Z", (31 * 24) - 1)]
    public void Spans_follow_the_users_calendar_through_clock_changes(string at, HistorySpan span, string start, int hours)
    {
        var found = HistorySpans.Around(DateTimeOffset.Parse(at, null), span, Berlin);

        Assert.Equal((DateTimeOffset.Parse(start, null), TimeSpan.FromHours(hours)), (found.Start, found.End - found.Start));
    }

    [Fact]
    public void An_hour_begins_where_the_users_clock_says() => Assert.Equal(
        new DateTimeOffset(2026, 2, 12, 8, 30, 0, TimeSpan.Zero),
        HistorySpans.Around(new(2026, 2, 12, 9, 15, 0, TimeSpan.Zero), HistorySpan.Hour, Kolkata).Start);

    [Fact]
    public void The_first_span_counts_from_the_reading_before_it()
    {
        var noon = new DateTimeOffset(2026, 2, 12, 12, 0, 0, TimeSpan.Zero);
        var series = new SeriesHistory(new("glm", "default"), "balance", MeterKind.Balance, "CNY", [new(noon, null, 7, null, null, State.Ok)], []) { Before = new(noon.AddHours(-3), null, 10, null, null, State.Ok) };

        Assert.Equal(3, series.By(HistorySpan.Day, TimeZoneInfo.Utc).Points.Single().Rollup!.Consumption);
        Assert.Same(series, series.By(HistorySpan.Poll, TimeZoneInfo.Utc));
    }
}
