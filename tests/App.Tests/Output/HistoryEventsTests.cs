using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class HistoryEventsTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name) => ExpectedText.Matches("history-events-" + name, HistoryTable.Write(HistorySamples.Eventful(), CanvasOf(name)));

    [Fact]
    public void The_page_is_the_expected_one() => ExpectedText.Matches("history-events-markdown", HistoryMarkdown.Write(HistorySamples.Eventful(), Canvas.Plain));

    [Fact]
    public void Json_gives_every_event_once_and_marks_early_resets()
    {
        using var json = JsonDocument.Parse(HistoryFormats.ByName["json"](HistorySamples.Eventful(), Canvas.Plain));
        var events = json.RootElement.GetProperty("series").EnumerateArray().SelectMany(series => series.GetProperty("events").EnumerateArray()).Select(change => change.Clone()).ToList();

        Assert.Equal(["at", "kind", "before", "after", "early", "detail"], events[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("Lite → Pro", events.Single(change => change.GetProperty("kind").GetString() == "plan_change").GetProperty("detail").GetString());
        Assert.Single(events, change => change.GetProperty("kind").GetString() == "top_up" && change.GetProperty("early").ValueKind == JsonValueKind.Null);
        Assert.Equal([false, false, false, true, false], events.Where(change => change.GetProperty("kind").GetString() == "reset").Select(change => change.GetProperty("early").GetBoolean()));
    }

    [Fact]
    public void Events_fit_the_schema() => Assert.Empty(JsonShape.Of("history", HistoryFormats.ByName["json"](HistorySamples.Eventful(), Canvas.Plain)));

    [Fact]
    public void Csv_counts_events() =>
        Assert.Equal(["events", "1", "1", "5"], HistoryFormats.ByName["csv"](HistorySamples.Eventful(), Canvas.Plain).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[^1]));

    [Fact]
    public void Of_many_events_people_get_the_newest_and_their_number()
    {
        var day = HistorySamples.Eventful();
        var many = Enumerable.Range(0, 300).Select(minute => new RecordedEvent(day.Since.AddMinutes(minute), "reset", 40, 100)).ToList();
        var trend = day.Trends[^1];

        var table = HistoryTable.Write(day with { Trends = [trend with { Series = trend.Series with { Events = many } }] }, Canvas.Plain).Split('\n');

        Assert.Contains("Events (the last 20 of 300)", table);
        Assert.StartsWith("2026-02-11 21:29", table[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_readings_are_shown_without_events() =>
        Assert.DoesNotContain("Events", HistoryTable.Write(HistorySamples.Eventful() with { By = HistorySpan.Poll }, Canvas.Plain), StringComparison.Ordinal);

    [Fact]
    public void A_plan_of_many_lines_and_colors_stays_on_its_line()
    {
        var day = HistorySamples.Eventful();
        var trend = day.Trends[0];
        var evil = new RecordedEvent(day.Since, RecordedEvent.PlanChange, null, null) { Detail = "a\n\e[31mb | c → d" };

        var result = day with { Trends = [trend with { Series = trend.Series with { Events = [evil] } }] };

        Assert.Equal(2, HistoryTable.Write(result, Canvas.Plain).Split("Events\n")[1].Split('\n').Count(line => line.Contains("plan", StringComparison.Ordinal) || line.StartsWith('─')));
        Assert.DoesNotContain('\e', HistoryTable.Write(result, Canvas.Plain));
        Assert.Contains("b \\| c", HistoryMarkdown.Write(result, Canvas.Plain), StringComparison.Ordinal);
    }
}
