using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Forecasts;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;
using Fuelgauge.Core.Wire;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class ForecastTests
{
    static readonly AccountId Anthropic = new("anthropic", "default");

    /// <summary>Three weeks of the accounts of <see cref="Mixed"/>: office hours in a wallet and two windows, a month's spend, an idle wallet and one just begun.</summary>
    internal static IReadOnlyList<SeriesHistory> History
    {
        get
        {
            var hours = Enumerable.Range(-21 * 24, 21 * 24 + 1).ToList();
            return
            [
                Series(Anthropic, "five-hour", MeterKind.Window, "percent", TimeSpan.FromHours(5), hours, hour => Share(hour >= -2 ? 42.5m + hour * 15 : 0, hour >= -2 ? Now.AddHours(2).AddMinutes(13).AddSeconds(5) : Now.AddHours(-2))),
                Series(Anthropic, "weekly", MeterKind.Window, "percent", TimeSpan.FromDays(7), hours, hour => Share(hour > -92 ? 61.04m + Working(hour, 0) * -0.9m : 0, hour > -92 ? Now.AddHours(76) : Now.AddHours(-92))),
                Series(new("glm", "default"), "balance", MeterKind.Balance, "CNY", null, hours, hour => new(Now, null, 16 + Working(hour, 0) * 0.8m, 200, null, State.Low)),
                Series(new("minimax", "default"), "balance", MeterKind.Balance, "CNY", null, [.. hours.Where(hour => hour < -75)], _ => new(Now, 50, 950, 1000, null, State.Ok)),
                Series(new("openrouter", "default"), "balance", MeterKind.Balance, "USD", null, hours, _ => new(Now, null, 1234.5m, null, null, State.NoLimitKnown)),
                Series(new("openrouter", "default"), "spend-month", MeterKind.Spend, "USD", null, hours, hour => new(Now, 240 - Working(hour, 0) * 1.3m, null, null, Now.AddDays(16), State.NoLimitKnown)),
                Series(new("zai", "new"), "balance", MeterKind.Balance, "USD", null, [-1, 0], hour => new(Now, null, 20 - hour, null, null, State.NoLimitKnown)),
            ];
        }
    }

    internal static ForecastResult Result => new(MeterForecast.Of(History, Now), Now, Shanghai, id => id switch { "glm" => ("GLM (智谱)", "GLM (Zhipu)"), "anthropic" => ("Anthropic", "Anthropic"), _ => (id, id) });

    internal static CheckResult Asked => Samples.Result(Mixed) with { Forecasts = PassForecasts.Of(Mixed, History, Now) };

    static Advice Worth => new(AdviceKind.UseOrLose, Mixed[0], Mixed[0].Meters[1] with { Reading = Mixed[0].Meters[1].Reading with { ResetsAt = Now.AddHours(9) } }, 0.61m, Now.AddHours(9));

    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-120")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name) => ExpectedText.Matches("forecast-" + name, ForecastTable.Write(Result, CanvasOf(name)));

    [Theory]
    [InlineData("plain")]
    [InlineData("terminal-40")]
    [InlineData("terminal-80")]
    [InlineData("terminal-120")]
    public void A_check_that_is_asked_has_a_column_more_and_a_last_line(string name)
    {
        var check = Asked with { Advice = Worth };

        ExpectedText.Matches("check-forecast-" + name, CheckTable.Write(check, CanvasOf(name)));
    }

    [Fact]
    public void Markdown_is_the_expected_one() =>
        ExpectedText.Matches("forecast-markdown", ForecastFormats.ByName["markdown"](Result, Canvas.Plain) + CheckFormats.ByName["markdown"](Asked, Canvas.Plain).Text);

    [Fact]
    public void No_terminal_line_is_wider_than_the_terminal()
    {
        foreach (var width in Enumerable.Range(12, 150))
            Assert.All(ForecastTable.Write(Result, Screen(width)).Split('\n'), line => Assert.InRange(CellWidth.Of(line), 0, width));
    }

    [Fact]
    public void Json_has_the_keys_of_the_contract_in_their_order()
    {
        using var json = JsonDocument.Parse(ForecastFormats.ByName["json"](Result, Canvas.Plain));
        var root = json.RootElement;

        Assert.Equal(["schema", "as_of", "timezone", "interval", "meters"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["id", "provider", "account", "meter", "scope", "kind", "unit", "role", "window_seconds", "used", "remaining", "limit", "forecast"],
            root.GetProperty("meters")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(History.Count, root.GetProperty("meters").GetArrayLength());
    }

    [Fact]
    public void Json_reads_back()
    {
        var written = ForecastFormats.ByName["json"](Result, Canvas.Plain);

        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, WireJson.Indented.ForecastReport)!, WireJson.Indented.ForecastReport) + "\n");
    }

    [Fact]
    public void Every_format_has_a_row_a_meter()
    {
        Assert.Equal(History.Count, Lines("ndjson"));
        Assert.Equal(History.Count + 1, Lines("csv"));
        Assert.Equal(History.Count + 4, Lines("markdown"));
        Assert.Equal(History.Count + 3, Lines("table"));

        int Lines(string format) => ForecastFormats.ByName[format](Result, Canvas.Plain).Count(character => character == '\n');
    }

    [Fact]
    public void Csv_has_as_many_fields_in_each_row_and_those_of_a_check_only_where_asked()
    {
        var plain = CheckFormats.ByName["csv"](Samples.Result(Mixed), Canvas.Plain).Text.Split('\n');
        var asked = CheckFormats.ByName["csv"](Asked, Canvas.Plain).Text.Split('\n');

        Assert.Equal(plain.Length, asked.Length);
        Assert.All(plain.Zip(asked), lines => Assert.StartsWith(lines.First, lines.Second, StringComparison.Ordinal));
        Assert.EndsWith(",lasts_until_end,notes", asked[0], StringComparison.Ordinal);
        Assert.All(asked[1..^1].Where(line => !line.Contains('"', StringComparison.Ordinal)), line => Assert.Equal(asked[0].Count(one => one == ','), line.Count(one => one == ',')));
    }

    [Fact]
    public void The_advice_is_in_no_other_format()
    {
        var check = Asked with { Advice = Worth };

        Assert.All(CheckFormats.ByName.Where(format => format.Key != "table"), format => Assert.Equal(format.Value(Asked, Canvas.Plain).Text, format.Value(check, Canvas.Plain).Text));
    }

    [Theory]
    [InlineData(AdviceKind.UseOrLose, 9, 0.61, "Weekly Anthropic resets in 9h with about 61% unspent.")]
    [InlineData(AdviceKind.RunsOut, 5, 0, "Weekly Anthropic likely runs out 21:30, 4h before it resets.")]
    [InlineData(AdviceKind.UseNext, 9, 0.78, "Use Anthropic next: 78% until Fri 01:30.")]
    public void The_advice_is_one_sentence(AdviceKind kind, int hours, double share, string line) =>
        Assert.Equal(line, AdviceText.Of(Worth with { Kind = kind, Share = (decimal)share, At = Now.AddHours(hours) }, Now, Shanghai, Canvas.Plain));

    [Fact]
    public void A_wallet_alone_is_named_by_its_account() =>
        Assert.Equal("GLM (Zhipu) likely runs out Sat 16:30.", AdviceText.Of(new(AdviceKind.RunsOut, Mixed[1], Mixed[1].Meters[0], null, Now.AddDays(2)), Now, Shanghai, Canvas.Plain with { IsAscii = true }));

    [Fact]
    public void An_empty_history_says_so() =>
        Assert.EndsWith("Nothing was recorded in the last 28 days.\n", ForecastTable.Write(Result with { Meters = [] }, Canvas.Plain), StringComparison.Ordinal);

    [Fact]
    public void Poison_stays_on_its_line_and_is_no_formula()
    {
        var poisoned = History.Select(series => series with { Scope = "=1+1\r\n\e[31m\u202e|x", Unit = "@a\nb" }).ToList();
        var result = Result with { Meters = MeterForecast.Of(poisoned, Now) };

        foreach (var (format, write) in ForecastFormats.ByName)
        {
            var text = write(result, Canvas.Plain);

            Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
            Assert.Equal(ForecastFormats.ByName[format](Result, Canvas.Plain).Count(character => character == '\n'), text.Count(character => character == '\n'));
        }

        Assert.DoesNotContain(",=1", ForecastFormats.ByName["csv"](result, Canvas.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Instants_are_as_near_as_they_are_and_what_is_past_is_now()
    {
        var text = new ForecastText(Now, Shanghai);

        Assert.Equal(["now", "16:31", "Fri 00:30", "Wed 16:30", "Feb 19", "2027-02-12"], ((double[])[-1, 1 / 60.0, 8, 6 * 24, 7 * 24, 365 * 24]).Select(hours => text.When(Now.AddHours(hours))));
    }

    /// <summary>Hours of work from an hour to now: 9 to 18 in Shanghai, Monday to Friday.</summary>
    static int Working(int from, int to) => Enumerable.Range(from, to - from).Count(hour => TimeZoneInfo.ConvertTime(Now.AddHours(hour), Shanghai) is { Hour: >= 9 and < 18, DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) });

    static RecordedReading Share(decimal used, DateTimeOffset resetsAt) => new(Now, used, 100 - used, 100, resetsAt, State.Ok);

    static SeriesHistory Series(AccountId id, string meter, MeterKind kind, string unit, TimeSpan? length, IReadOnlyList<int> hours, Func<int, RecordedReading> reading) =>
        new(id, meter, kind, unit, [.. hours.Select(hour => reading(hour) with { At = Now.AddHours(hour) })], []) { Role = Role.Gate, Length = length };
}
