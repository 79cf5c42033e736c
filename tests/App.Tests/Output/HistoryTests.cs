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

    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name)
    {
        var parts = name.Split('-');
        var canvas = parts[0] == "plain" ? Canvas.Plain with { IsAscii = parts.Contains("ascii") } : Screen(int.Parse(parts[1], null), parts.Contains("color"));

        ExpectedText.Matches("history-" + name, HistoryTable.Write(Day, canvas));
    }

    [Fact]
    public void Raw_rows_are_on_the_users_clock_oldest_first()
    {
        var lines = HistoryTable.Write(Day with { IsRaw = true }, Canvas.Plain).Split('\n');

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
            ["id", "provider", "account", "meter", "kind", "unit", "measure", "first", "last", "change", "min", "max", "rate_per_hour", "points", "gaps"],
            root.GetProperty("series")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal("unreachable", root.GetProperty("series")[0].GetProperty("gaps")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Raw_gives_one_row_a_reading_in_every_format()
    {
        var raw = Day with { IsRaw = true };
        var readings = raw.Trends.Sum(trend => trend.Series.Points.Count);

        Assert.Equal(readings, HistoryFormats.Report(raw).Rows!.Count);
        Assert.Equal(readings, Lines("ndjson"));
        Assert.Equal(readings + 1, Lines("csv"));
        Assert.Equal(readings + 4, Lines("markdown"));
        Assert.Equal(readings + 3, Lines("table"));

        int Lines(string format) => HistoryFormats.ByName[format](raw, Canvas.Plain).Count(character => character == '\n');
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
