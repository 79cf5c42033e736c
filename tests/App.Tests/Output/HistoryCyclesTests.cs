using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class HistoryCyclesTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name) => ExpectedText.Matches("history-cycles-" + name, Write("table", CanvasOf(name)));

    [Theory]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void The_text_is_the_expected_one(string format) => ExpectedText.Matches("history-cycles-" + format, Write(format, Canvas.Plain));

    [Fact]
    public void Json_has_the_cycles_beside_the_series_and_fits_the_schema()
    {
        var text = Write("json", Canvas.Plain);
        using var json = JsonDocument.Parse(text);

        Assert.Equal(["schema", "since", "until", "timezone", "series", "cycles"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(8, json.RootElement.GetProperty("cycles").GetArrayLength());
        Assert.Empty(JsonShape.Of("history", text));
    }

    [Fact]
    public void A_line_of_ndjson_is_a_cycle_and_says_which_ended_early()
    {
        var cycles = Write("ndjson", Canvas.Plain).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(8, cycles.Count);
        Assert.Equal("2026-02-12T03:00:00.000Z", Assert.Single(cycles, cycle => cycle.GetProperty("ended_early").ValueKind == JsonValueKind.True).GetProperty("end").GetString());
    }

    [Fact]
    public void Only_money_has_a_cost()
    {
        var costs = Write("ndjson", Canvas.Plain).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(cycle => (cycle.GetProperty("unit").GetString(), cycle.GetProperty("currency").GetString(), cycle.GetProperty("cost").ValueKind == JsonValueKind.Number)).Distinct();

        Assert.Equal([("CNY", "CNY", true), ("percent", null, false)], costs);
    }

    [Fact]
    public void An_empty_span_says_so() =>
        Assert.EndsWith("Nothing was recorded in this span.\n", HistoryCycles.ByName["table"](HistorySamples.Eventful() with { Trends = [] }, Canvas.Plain), StringComparison.Ordinal);

    [Fact]
    public void Cycles_have_every_format_of_the_history() => Assert.Equal(HistoryFormats.ByName.Keys.Order(), HistoryCycles.ByName.Keys.Order());

    static string Write(string format, Canvas canvas) => HistoryCycles.ByName[format](HistorySamples.Eventful(), canvas);
}
