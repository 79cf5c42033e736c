using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Tests.Output.Samples;
using static Fuelgauge.App.Tests.Output.UsageSamples;

namespace Fuelgauge.App.Tests.Output;

public sealed class UsageTests
{
    static readonly Dictionary<string, UsageQuery> Reports = new()
    {
        ["daily"] = Query(UsageKey.Day),
        ["models"] = Query(UsageKey.Model),
        ["session"] = Query(UsageKey.Session),
        ["projects"] = Query(UsageKey.Project, UsageKey.Model),
        ["blocks"] = Blocks(),
        ["agents"] = Query(UsageKey.Month, UsageKey.Agent),
    };

    [Theory]
    [InlineData("daily-plain")]
    [InlineData("daily-plain-ascii")]
    [InlineData("daily-terminal-40")]
    [InlineData("daily-terminal-80")]
    [InlineData("daily-terminal-80-ascii")]
    [InlineData("daily-terminal-80-color")]
    [InlineData("daily-terminal-120")]
    [InlineData("daily-terminal-120-color")]
    [InlineData("models-terminal-80")]
    [InlineData("models-terminal-120")]
    [InlineData("session-terminal-80")]
    [InlineData("session-terminal-120")]
    [InlineData("projects-plain")]
    [InlineData("projects-terminal-80")]
    [InlineData("projects-terminal-120")]
    [InlineData("blocks-plain")]
    [InlineData("blocks-terminal-80")]
    [InlineData("blocks-terminal-80-ascii")]
    [InlineData("blocks-terminal-120-color")]
    [InlineData("agents-terminal-80")]
    public void The_screen_is_the_expected_one(string name)
    {
        var parts = name.Split('-');
        var isAscii = parts.Contains("ascii");
        var canvas = parts[1] == "plain" ? Canvas.Plain with { IsAscii = isAscii } : Screen(int.Parse(parts[2], null), parts.Contains("color"), isAscii);

        var text = UsageTable.Write(Result(Reports[parts[0]]), canvas);

        ExpectedText.Matches("usage-" + name, text);
        if (canvas is { Width: { } width, HasColor: false })
            Assert.All(text.Split('\n'), line => Assert.InRange(CellWidth.Of(line), 0, width));
        if (isAscii)
            Assert.True(System.Text.Ascii.IsValid(text));
    }

    [Theory]
    [InlineData("daily", "csv")]
    [InlineData("blocks", "csv")]
    [InlineData("daily", "markdown")]
    [InlineData("blocks", "markdown")]
    [InlineData("daily", "json")]
    [InlineData("blocks", "json")]
    public void The_file_is_the_expected_one(string report, string format) =>
        ExpectedText.Matches($"usage-{report}-{format}", UsageFormats.ByName[format](Result(Reports[report]), Canvas.Plain));

    [Fact]
    public void The_picture_on_the_page_is_what_the_program_prints()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(root, "Fuelgauge.slnx")))
            root = Path.GetDirectoryName(root)!;

        Assert.Contains("$ fuelgauge usage --last 7d\n" + UsageTable.Write(Result(Reports["daily"]), Canvas.Plain) + "```", File.ReadAllText(Path.Join(root, "docs", "usage.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("80-color")]
    [InlineData("40-ascii")]
    public void The_live_picture_is_the_expected_one(string name)
    {
        var parts = name.Split('-');
        var canvas = Screen(int.Parse(parts[0], null), parts.Contains("color"), parts.Contains("ascii"));
        var active = Blocks() with { ActiveOnly = true };

        var frame = UsageLiveView.Frame(Result(active with { Keys = [UsageKey.Model] }), Result(active), canvas, height: 24);

        ExpectedText.Matches("usage-live-" + name, string.Join('\n', frame) + "\n");
    }

    [Fact]
    public void The_live_picture_keeps_its_way_out_on_a_screen_that_is_too_low()
    {
        var active = Blocks() with { ActiveOnly = true };

        var frame = UsageLiveView.Frame(Result(active with { Keys = [UsageKey.Model] }), Result(active), Screen(80), height: 4);

        Assert.Equal(4, frame.Count);
        Assert.Equal("q to quit", frame[^1]);
    }

    [Fact]
    public void The_live_picture_says_when_nothing_runs()
    {
        var active = Blocks() with { ActiveOnly = true, Now = Now.AddDays(1) };

        Assert.Contains("No block is active.", UsageLiveView.Frame(Result(active with { Keys = [UsageKey.Model] }), Result(active), Screen(80), 24));
        Assert.Contains("Reading logs", UsageLiveView.Frame(null, null, Screen(80), 24));
    }

    [Fact]
    public void Json_has_the_keys_of_the_contract()
    {
        using var json = JsonDocument.Parse(UsageFormats.ByName["json"](Result(Query(UsageKey.Day)), Canvas.Plain));
        var root = json.RootElement;
        string[] counts = ["events", "input_tokens", "output_tokens", "reasoning_tokens", "cache_read_tokens", "cache_write_5m_tokens", "cache_write_1h_tokens", "total_tokens", "cost_usd", "unpriced_tokens"];

        Assert.Equal(["schema", "timezone", "mode", "estimated", "group_by", "rows", "totals", "coverage", "gaps"], Names(root));
        Assert.Equal(["day", "week", "month", "agent", "model", "project", "project_path", "session", "block", "block_details", "first_at", "last_at", .. counts], Names(root.GetProperty("rows")[0]));
        Assert.Equal(counts, Names(root.GetProperty("totals")));
        Assert.Equal(["files", "unreadable_files", "skipped_lines", "gone_files", "unpriced"], Names(root.GetProperty("coverage")));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("rows")[0].GetProperty("model").ValueKind);

        static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
    }

    [Fact]
    public void Money_in_json_is_exact()
    {
        var ledger = new UsageLedger();
        ledger.Add(ledger.Texts.Number("claude"), new() { RecordedCost = 45_146_500_001 });

        Assert.Contains("\"cost_usd\": 0.045146500001,", UsageFormats.ByName["json"](Result(ledger, Query(UsageKey.Day)), Canvas.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_reads_back()
    {
        var report = JsonSerializer.Deserialize(UsageFormats.ByName["json"](Result(Blocks(UsageKey.Model)), Canvas.Plain), WireJson.Indented.UsageReport)!;

        Assert.Equal(report.Totals.TotalTokens, report.Rows.Aggregate(Int128.Zero, (sum, row) => sum + row.TotalTokens));
        Assert.Equal(2, report.Gaps!.Count);
    }

    [Fact]
    public void A_line_of_ndjson_is_a_row()
    {
        var lines = UsageFormats.ByName["ndjson"](Result(Query(UsageKey.Model)), Canvas.Plain).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Result(Query(UsageKey.Model)).Summary.Rows.Count, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("{\"day\":null,\"week\":null,", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CostMode.Auto, "Costs are estimates at list prices, or what a log records.")]
    [InlineData(CostMode.Calculate, "Costs are estimates at list prices.")]
    [InlineData(CostMode.Display, "Costs are those that logs record.")]
    public void A_table_says_what_its_costs_are(CostMode mode, string note) =>
        Assert.EndsWith(note + "\n", UsageTable.Write(Result(Query(UsageKey.Day) with { Mode = mode }), Canvas.Plain), StringComparison.Ordinal);

    [Fact]
    public void A_report_without_rows_says_so()
    {
        Assert.Contains("\nNo usage was found.\n", UsageTable.Write(Result(new UsageLedger(), Query(UsageKey.Day)), Canvas.Plain), StringComparison.Ordinal);
        Assert.Contains("\nNo block is active.\n", UsageTable.Write(Result(new UsageLedger(), Blocks() with { ActiveOnly = true }), Canvas.Plain), StringComparison.Ordinal);
        Assert.Contains("No usage was found.", UsageMarkdown.Write(Result(new UsageLedger(), Query(UsageKey.Day)), Canvas.Plain), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(0.0049, "<$0.01")]
    [InlineData(0.005, "$0.01")]
    [InlineData(1234.5, "$1,234.50")]
    public void What_costs_something_is_not_shown_as_nothing(double cost, string shown) => Assert.Equal(shown, UsageCells.Dollars((decimal)cost, Canvas.Plain));

    [Fact]
    public void The_end_of_a_long_path_is_kept()
    {
        Assert.Equal("…/beta", CellWidth.ClipStart("~/src/alpha/beta", 6, isAscii: false));
        Assert.Equal("~/beta", CellWidth.ClipStart("/home/alpha/beta", 6, isAscii: true));
        Assert.Equal("~/src", CellWidth.ClipStart("~/src", 5, isAscii: true));
        Assert.Equal("…智", CellWidth.ClipStart("谱智", 3, isAscii: false));
    }
}
