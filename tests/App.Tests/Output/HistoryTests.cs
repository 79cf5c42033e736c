using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class HistoryTests
{
    static readonly AccountId Glm = new("glm", "default");

    /// <summary>A day of a wallet with a top-up, of a window that resets, and two hours in which nobody answered.</summary>
    internal static HistoryResult Day
    {
        get
        {
            var since = Now.AddHours(-24);
            var minutes = Enumerable.Range(0, 24 * 12).Select(step => step * 5).Where(minute => minute is < 600 or >= 720).ToList();
            var wallet = new SeriesHistory(Glm, "balance", MeterKind.Balance, "CNY",
                [.. minutes.Select(minute => new RecordedReading(since.AddMinutes(minute), null, (minute < 900 ? 200 : 300) - (minute / 10m), 200, null, State.Ok))], []);
            var window = new SeriesHistory(Glm, "five-hour", MeterKind.Window, "percent",
                [.. minutes.Select(minute => new RecordedReading(since.AddMinutes(minute), minute % 300 / 3m, null, 100, null, State.Ok))], []);
            var errors = new SeriesHistory(Glm, null, null, null,
                [.. Enumerable.Range(0, 24).Select(step => new RecordedReading(since.AddMinutes(600 + (step * 5)), null, null, null, null, State.Unreachable))], []);
            var refused = new SeriesHistory(new AccountId("minimax", "work"), null, null, null, [new RecordedReading(since.AddHours(1), null, null, null, null, State.Auth)], []);
            return new HistoryResult(Trend.Of([wallet, window, errors, refused], TimeSpan.FromMinutes(5), Now), since, Now, Shanghai, id => id == "glm" ? ("GLM (智谱)", "GLM (Zhipu)") : (id, id));
        }
    }

    /// <summary>The same, one row a span, as the command makes it.</summary>
    internal static HistoryResult By(HistoryResult result, HistorySpan span) =>
        result with { Trends = [.. result.Trends.Select(trend => trend with { Series = trend.Series.By(span, result.TimeZone) })], By = span };

    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name) => ExpectedText.Matches("history-" + name, HistoryTable.Write(Day, CanvasOf(name)));

    [Fact]
    public void Raw_rows_are_on_the_users_clock_oldest_first()
    {
        var lines = HistoryTable.Write(Day with { By = HistorySpan.Poll }, Canvas.Plain).Split('\n');

        Assert.StartsWith("2026-02-11 16:30:00  GLM (智谱)    balance    —", lines[3], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("2026-02-11 17:30:00  minimax/work", StringComparison.Ordinal) && line.EndsWith("auth", StringComparison.Ordinal));
    }

    [Fact]
    public void The_hour_that_comes_twice_tells_its_offset()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var second = new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero);

        Assert.Equal("2026-10-25 02:30:00+02:00", LocalTime.Text(second.AddHours(-1), berlin));
        Assert.Equal("2026-10-25 02:30:00+01:00", LocalTime.Text(second, berlin));
        Assert.Equal("2026-10-25 03:30:00", LocalTime.Text(second.AddHours(1), berlin));
    }

    [Fact]
    public void Json_has_the_keys_of_the_contract_in_their_order()
    {
        using var json = JsonDocument.Parse(HistoryFormats.ByName["json"](Day, Canvas.Plain));
        var root = json.RootElement;

        Assert.Equal(["schema", "since", "until", "timezone", "series"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["id", "provider", "account", "meter", "kind", "unit", "measure", "first", "last", "change", "min", "max", "rate_per_hour", "consumption", "points", "gaps", "events"],
            root.GetProperty("series")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("unreachable", root.GetProperty("series")[0].GetProperty("gaps")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Raw_gives_one_row_a_reading_in_every_format()
    {
        var raw = Day with { By = HistorySpan.Poll };
        var readings = raw.Trends.Sum(trend => trend.Series.Points.Count);

        Assert.Equal(readings, HistoryFormats.Report(raw).Rows!.Count);
        Assert.Equal(readings, Lines("ndjson"));
        Assert.Equal(readings + 1, Lines("csv"));
        Assert.Equal(readings + 4, Lines("markdown"));
        Assert.Equal(readings + 3, Lines("table"));

        int Lines(string format) => HistoryFormats.ByName[format](raw, Canvas.Plain).Count(character => character == '\n');
    }

    [Theory]
    [InlineData(HistorySpan.Hour, "plain")]
    [InlineData(HistorySpan.Day, "plain-ascii")]
    [InlineData(HistorySpan.Month, "plain")]
    [InlineData(HistorySpan.Day, "terminal-60")]
    public void A_row_a_span_tells_what_was_used_in_it(HistorySpan span, string name)
    {
        var parts = name.Split('-');
        var canvas = parts[0] == "plain" ? Canvas.Plain with { IsAscii = parts.Contains("ascii") } : Screen(int.Parse(parts[1], null), false);

        ExpectedText.Matches($"history-by-{span.ToString().ToLowerInvariant()}-{name}", HistoryTable.Write(By(Day, span), canvas));
    }

    [Fact]
    public void What_was_used_adds_up_whatever_the_span()
    {
        var amounts = Enum.GetValues<HistorySpan>().Except([HistorySpan.Poll])
            .Select(span => HistoryFormats.Report(By(Day, span)).Series[0].Points.Sum(point => point.Consumption ?? 0))
            .Append(HistoryFormats.Report(Day).Series[0].Consumption!.Value);

        Assert.Single(amounts.Distinct());
    }

    [Fact]
    public void Rolled_up_readings_are_shown_as_what_they_are()
    {
        var rolledUp = By(Day, HistorySpan.Hour) with { By = null };

        var table = HistoryTable.Write(rolledUp, Canvas.Plain);
        var raw = HistoryTable.Write(rolledUp with { By = HistorySpan.Poll }, Canvas.Plain);
        var csv = HistoryFormats.ByName["csv"](rolledUp with { By = HistorySpan.Poll }, Canvas.Plain);

        Assert.EndsWith("Rolled up: hours until 2026-02-12 17:00:00.\n", table, StringComparison.Ordinal);
        Assert.EndsWith("Rolled up: hours until 2026-02-12 17:00:00.\n", HistoryMarkdown.Write(rolledUp, Canvas.Plain), StringComparison.Ordinal);
        Assert.Contains("State        Span  Min", raw, StringComparison.Ordinal);
        Assert.Contains("2026-02-11T09:00:00.000Z,glm/default,glm,default,balance,balance,CNY,,191.5,200,,ok,3600,12,197,191.5,197,6,\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_of_a_span_has_its_keys_and_a_reading_has_not()
    {
        using var spans = JsonDocument.Parse(HistoryFormats.ByName["json"](By(Day, HistorySpan.Day), Canvas.Plain));
        using var readings = JsonDocument.Parse(HistoryFormats.ByName["json"](Day with { By = HistorySpan.Poll }, Canvas.Plain));

        Assert.Equal("day", spans.RootElement.GetProperty("by").GetString());
        Assert.Equal(["at", "used", "remaining", "state", "span_seconds", "readings", "first", "min", "max", "consumption"], Keys(spans));
        Assert.Equal(["at", "used", "remaining", "state"], Keys(readings));

        static IEnumerable<string> Keys(JsonDocument json) => json.RootElement.GetProperty("series")[0].GetProperty("points")[0].EnumerateObject().Select(member => member.Name);
    }

    [Fact]
    public void An_empty_span_says_so()
    {
        Assert.EndsWith("Nothing was recorded in this span.\n", HistoryTable.Write(Day with { Trends = [] }, Canvas.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_reads_back()
    {
        var report = JsonSerializer.Deserialize(HistoryFormats.ByName["json"](Day, Canvas.Plain), WireJson.Indented.HistoryReport);

        Assert.Equal(Day.Trends.Count, report!.Series.Count);
    }
}
