using System.Text.Json;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Usage;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

/// <summary>Logs whose names are everything an output could trip over.</summary>
public sealed class UsagePoisonTests
{
    const string Poison = "=cmd|'/C calc'!A0 \e[31mred\e]0;title\a \"quoted\", `code` *bold* <b>html</b> [link](x)\r\nsecond\tline\u202e\u200b\u0085\u2028 👩‍👩‍👧⚠️ sk-ant-api03-abcdefgh ann@example.com";

    static UsageResult Hostile
    {
        get
        {
            var ledger = new UsageLedger();
            foreach (var suffix in new[] { "", "2", new string('x', 5000), "\ud800" })
            {
                var text = ledger.Texts.Number(Poison + suffix);
                ledger.Add(ledger.Texts.Number("claude"), new() { At = Now.ToUnixTimeMilliseconds(), Model = text, Session = text, Project = text, Input = 5 });
            }

            return UsageSamples.Result(ledger, UsageSamples.Query(UsageKey.Model, UsageKey.Project, UsageKey.Session));
        }
    }

    public static TheoryData<string> Formats => [.. UsageFormats.ByName.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_control_character_but_a_line_feed_reaches_any_output_and_no_token_or_address(string format)
    {
        foreach (var canvas in new[] { Canvas.Plain, Screen(120), Screen(80), Screen(80, ascii: true), Screen(20) })
        {
            var text = UsageFormats.ByName[format](Hostile, canvas);

            Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
            Assert.DoesNotContain(text, character => character is '\u202e' or '\u200b' or '\u2028');
            Assert.DoesNotContain("abcdefgh", text, StringComparison.Ordinal);
            Assert.DoesNotContain("example", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_costs_no_line_but_its_own()
    {
        Assert.Equal(4, UsageFormats.ByName["ndjson"](Hostile, Canvas.Plain).Count(character => character == '\n'));
        Assert.Equal(5, UsageFormats.ByName["csv"](Hostile, Canvas.Plain).Count(character => character == '\n'));
        Assert.Equal(12, UsageTable.Write(Hostile, Canvas.Plain).Count(character => character == '\n'));
    }

    [Fact]
    public void No_field_of_csv_is_a_formula() =>
        Assert.All(UsageFormats.ByName["csv"](Hostile, Canvas.Plain).Split('\n').Skip(1).SkipLast(1), line => Assert.StartsWith(",,,,\"'=cmd", line, StringComparison.Ordinal));

    [Fact]
    public void Markdown_has_as_many_cells_in_each_row_and_no_markup()
    {
        var rows = UsageMarkdown.Write(Hostile, Canvas.Plain).Split('\n').Where(line => line.StartsWith('|')).ToList();

        Assert.All(rows, row => Assert.Equal(12, row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|')));
        Assert.DoesNotContain(rows, row => row.Contains(" <b>", StringComparison.Ordinal) || row.Contains(" `", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_stays_json()
    {
        using var json = JsonDocument.Parse(UsageFormats.ByName["json"](Hostile, Canvas.Plain));

        Assert.Equal(4, json.RootElement.GetProperty("rows").GetArrayLength());
    }
}
