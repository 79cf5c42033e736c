using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

/// <summary>A provider that answers with everything an output could trip over, as if the cleaning at the entrance had let it pass.</summary>
public sealed class PoisonTests
{
    const string Poison = "=cmd|'/C calc'!A0 \e[31mred\e]0;title\a \"quoted\", `code` *bold* <b>html</b> [link](x)\r\nsecond\tline\u202e\u200b\u0085\u2028 👩‍👩‍👧⚠️";

    static CheckResult Result
    {
        get
        {
            var meters = new[] { Money(1, 2, alert: Poison), Window("five-hour", Poison, 50, TimeSpan.FromHours(1)), Money(null, 5, unit: Poison) };
            var bad = Account("glm", Poison, Status.Critical, State.Low, meters) with
            {
                AsciiName = "poison",
                Plan = Poison,
                Message = Poison,
                Problems = [new Problem("plan", State.ProviderError, "other " + Poison)],
            };
            return Samples.Result(bad, Seed[2]);
        }
    }

    public static TheoryData<string> Formats => [.. CheckFormats.ByName.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_control_character_but_a_line_feed_reaches_any_output(string format)
    {
        foreach (var canvas in new[] { Canvas.Plain, Screen(80), Screen(80, ascii: true), Screen(20) })
        {
            var text = CheckFormats.ByName[format](Result, canvas).Text;

            Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
            if (format is not ("json" or "ndjson"))
                Assert.DoesNotContain(text, character => character is '\u202e' or '\u200b' or '\u2028');
        }
    }

    [Theory]
    [InlineData("table", 9)]
    [InlineData("markdown", 12)]
    [InlineData("ndjson", 2)]
    [InlineData("nagios", 1)]
    [InlineData("brief", 1)]
    public void It_costs_no_line_but_its_own(string format, int lines) =>
        Assert.Equal(lines, CheckFormats.ByName[format](Result, Canvas.Plain).Text.Count(character => character == '\n') - (format == "table" ? 2 : 0));

    [Fact]
    public void Csv_quotes_everything_and_no_field_is_a_formula()
    {
        var rows = Csv(CheckFormats.ByName["csv"](Result, Canvas.Plain).Text);

        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.DoesNotContain(rows.SelectMany(row => row), field => field is ['=' or '+' or '@' or '\t' or '\r', ..]);
    }

    [Theory]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("plain", "plain")]
    public void Csv_text_is_guarded_and_quoted(string given, string written) => Assert.Equal(written, CsvText.Field(given));

    [Fact]
    public void Csv_numbers_keep_their_sign() => Assert.Equal("-5.5", CsvText.Field(-5.50m));

    [Fact]
    public void Markdown_has_five_cells_a_row_and_no_markup()
    {
        var rows = CheckFormats.ByName["markdown"](Result, Canvas.Plain).Text.Split('\n').Where(line => line.StartsWith('|')).ToList();

        Assert.All(rows, row => Assert.Equal(6, row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|')));
        Assert.DoesNotContain(rows, row => row.Contains(" <b>", StringComparison.Ordinal) || row.Contains(" `", StringComparison.Ordinal));
    }

    [Fact]
    public void Nagios_has_one_bar_between_text_and_data()
    {
        Assert.Single(CheckFormats.ByName["nagios"](Result, Canvas.Plain).Text, character => character == '|');
    }

    [Fact]
    public void Prometheus_labels_are_escaped()
    {
        var lines = CheckFormats.ByName["prometheus"](Result, Canvas.Plain).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches("""^(# (HELP|TYPE) fuelgauge_\w+ .+|fuelgauge_\w+\{(\w+="([^"\\]|\\["\\n])*",?)+\} -?[0-9.]+)$""", line));
    }

    [Fact]
    public void Json_stays_json_and_keeps_the_text()
    {
        using var json = JsonDocument.Parse(CheckFormats.ByName["json"](Result, Canvas.Plain).Text);

        Assert.Equal(Poison, json.RootElement.GetProperty("accounts")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Brief_stays_within_sixty_cells()
    {
        Assert.InRange(CellWidth.Of(CheckFormats.ByName["brief"](Result, Canvas.Plain).Text.TrimEnd()), 1, 60);
    }

    /// <summary>A reader of RFC 4180.</summary>
    static List<List<string>> Csv(string text)
    {
        var rows = new List<List<string>> { new() };
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (quoted && character == '"' && index + 1 < text.Length && text[index + 1] == '"')
                field.Append(text[++index]);
            else if (character == '"')
                quoted = !quoted;
            else if (!quoted && character is ',' or '\n' && !quoted)
            {
                rows[^1].Add(field.ToString());
                field.Clear();
                if (character == '\n')
                    rows.Add([]);
            }
            else
                field.Append(character);
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
