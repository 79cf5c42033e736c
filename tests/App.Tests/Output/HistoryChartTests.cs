using Fuelgauge.App.Output;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Terminal;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class HistoryChartTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-80-ascii")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name) => ExpectedText.Matches("history-chart-" + name, HistoryChart.Write(HistorySamples.Eventful(), CanvasOf(name)));

    [Theory]
    [InlineData("one", 1)]
    [InlineData("equal", 40)]
    [InlineData("zero", 40)]
    [InlineData("errors", 40)]
    [InlineData("huge", 40)]
    [InlineData("negative", 40)]
    public void What_is_hardly_a_chart_is_drawn_as_what_it_is(string name, int readings)
    {
        using var log = new MemoryReadingLog();
        for (var index = 0; index < readings; index++)
        {
            var at = Now.AddMinutes(-5 * (readings - index));
            decimal amount = name switch { "equal" => 12.5m, "zero" => 0, "huge" => decimal.MaxValue / (index + 1), "negative" => 5 - index, _ => 42 };
            log.Append([name == "errors" ? Passes.Failed(State.Auth) : Passes.Of(Passes.Balance(amount, at))], at);
        }

        ExpectedText.Matches("history-chart-of-" + name, HistoryChart.Write(HistorySamples.Result(log, Now.AddHours(-4), Now), Screen(60)));
    }

    [Fact]
    public void A_year_has_months_below_it_and_a_gap_of_weeks_stays_one()
    {
        using var log = new MemoryReadingLog();
        var since = Now.AddDays(-365);
        for (var day = 0; day < 365; day++)
        {
            var at = since.AddDays(day);
            if (day is < 200 or > 230)
                log.Append([Passes.Of(Passes.Window(100 - (day % 7 * 13), at) with { Meter = "weekly", Length = TimeSpan.FromDays(7), ResetsAt = at.AddDays(7 - (day % 7)) })], at);
        }

        ExpectedText.Matches("history-chart-of-a-year", HistoryChart.Write(HistorySamples.Result(log, since, Now), Screen(100)));
    }

    [Fact]
    public void An_empty_span_says_so() =>
        Assert.EndsWith("Nothing was recorded in this span.\n", HistoryChart.Write(HistorySamples.Eventful() with { Trends = [] }, Canvas.Plain), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(79)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        foreach (var line in HistoryChart.Write(HistorySamples.Eventful(), Screen(width)).Split('\n'))
            Assert.InRange(CellWidth.Of(line), 0, Math.Max(width, 16));
    }

    [Fact]
    public void A_piped_chart_has_no_escapes_and_in_ascii_no_other_byte()
    {
        Assert.DoesNotContain('\e', HistoryChart.Write(HistorySamples.Eventful(), Canvas.Plain));
        Assert.All(HistoryChart.Write(HistorySamples.Eventful(), Canvas.Plain with { IsAscii = true }), character => Assert.True(character < 0x80));
    }

    [Fact]
    public void No_line_leads_over_a_gap()
    {
        using var log = new MemoryReadingLog();
        foreach (var minute in new[] { 0, 5, 10, 230, 235 })
            log.Append([Passes.Of(Passes.Balance(minute < 100 ? 1 : 9, Now.AddMinutes(minute - 240)))], Now);

        var rows = HistoryChart.Write(HistorySamples.Result(log, Now.AddHours(-4), Now), Screen(60)).Split('\n')[3..12];

        Assert.All(rows, row => Assert.Equal("", row.PadRight(60)[15..50].Trim()));
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", 3, "01:30 03:00 03:30 04:00 04:30 05:00")]   // the hour that is skipped
    [InlineData("2026-10-24T23:30:00Z", 3, "01:30 02:00 02:30 03:00")]               // the hour that comes twice
    [InlineData("2026-02-11T20:00:00Z", 6, "21:00 22:00 23:00 02-12 01:00 02:00")]
    public void Times_are_on_the_users_clock_through_its_changes(string since, int hours, string labels)
    {
        var from = DateTimeOffset.Parse(since);
        var axis = new TimeAxis(from, from.AddHours(hours), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal(labels, string.Join(' ', axis.Ticks(65).Select(tick => tick.Label)));
    }

    [Fact]
    public void A_span_of_all_times_has_an_axis()
    {
        var axis = new TimeAxis(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.NotEmpty(axis.Ticks(80));
    }

    [Theory]
    [InlineData(0, 100, 0, 100)]
    [InlineData(41.73, 141.69, 0, 200)]
    [InlineData(990, 1000, 990, 1000)]
    [InlineData(-35, 5, -50, 50)]
    [InlineData(7, 7, 0, 7)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(-7, -7, -7, 0)]
    [InlineData(0.001, 0.0015, 0.001, 0.0015)]
    public void The_upright_axis_has_round_ends(double least, double greatest, double low, double high)
    {
        var scale = ChartScale.Of(least, greatest);

        Assert.Equal(low, scale.Low, 9);
        Assert.Equal(high, scale.High, 9);
    }
}
