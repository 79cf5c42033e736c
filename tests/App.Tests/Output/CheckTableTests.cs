using System.Globalization;
using CsCheck;
using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class CheckTableTests
{
    [Fact]
    public void The_sample_the_project_grew_from_is_printed_byte_for_byte()
    {
        const string sample =
            """
            === AI API Usage Monitor ===
            Provider        Status    Used        Remaining   Alert
            ─────────────────────────────────────────────────────
            Anthropic       ℹ️ N/A    (subscription)
            GLM (智谱)      ⚠️ LOW    ¥180.00     ¥20.00      < 10%
            MiniMax         ✅ OK     ¥50.00      ¥950.00
            Codex/OpenAI    ℹ️ N/A    (subscription)
            ─────────────────────────────────────────────────────
            Last check: 2026-02-12 16:30:00

            """;

        Assert.Equal(sample, CheckTable.Write(Result(Seed), Canvas.Plain));
    }

    /// <summary>The program runs in invariant mode, where th-TH and ar-SA do not exist; a culture that is as foreign in every sign stands in.</summary>
    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = "٫";
        foreign.NumberFormat.NumberGroupSeparator = "٬";
        foreign.NumberFormat.NegativeSign = "−";
        foreign.DateTimeFormat.DateSeparator = "๏";
        foreign.DateTimeFormat.TimeSeparator = "๚";
        var formats = CheckFormats.ByName.OrderBy(format => format.Key, StringComparer.Ordinal).ToList();
        var expected = formats.ConvertAll(format => format.Value(Result(Mixed), Screen(80)).Text);
        var previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = foreign;

            Assert.Equal(expected, formats.ConvertAll(format => format.Value(Result(Mixed), Screen(80)).Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("terminal-20")]
    [InlineData("terminal-40")]
    [InlineData("terminal-60")]
    [InlineData("terminal-80")]
    [InlineData("terminal-80-color")]
    [InlineData("terminal-80-ascii")]
    [InlineData("terminal-120")]
    [InlineData("terminal-120-color")]
    public void The_screen_is_the_expected_one(string name) => ExpectedText.Matches("check-" + name, CheckTable.Write(Result(Mixed), CanvasOf(name)));

    [Fact]
    public void No_terminal_line_is_wider_than_the_terminal()
    {
        Gen.Int[1, 130].Select(Gen.Bool).Sample((width, ascii) =>
            CheckTable.Lines(Result(Mixed), Screen(width, ascii: ascii), Now).All(line => CellWidth.Of(line) <= width));
    }

    [Fact]
    public void No_line_ends_in_a_space_and_columns_align_in_cells()
    {
        var text = Gen.OneOf(Gen.Const("智谱"), Gen.Const("⚠️"), Gen.Const("⚠"), Gen.Const("👩‍👩‍👧"), Gen.Const("é"), Gen.String[Gen.Char['a', 'z'], 0, 20]);
        Gen.Select(text, text, Gen.Enum<Status>().Where(status => status != Status.Skip), Gen.Decimal[0, 1_000_000]).Array[1, 6].Sample(rows =>
        {
            var accounts = rows.Select((row, index) => Account($"p{index}", "x" + row.Item1 + row.Item2, row.Item3, State.Ok, Money(row.Item4, 1, alert: "ALERT")));
            var lines = CheckTable.Lines(Result([.. accounts]), Canvas.Plain, Now);

            var columns = lines.Where(line => line.EndsWith("ALERT", StringComparison.Ordinal)).Select(line => CellWidth.Of(line[..^5]));
            Assert.Single(columns.Distinct());
            Assert.DoesNotContain(lines, line => line.EndsWith(' '));
        });
    }

    [Fact]
    public void A_wide_value_widens_its_column_and_the_rule_only_when_something_follows_it()
    {
        var narrow = CheckTable.Lines(Result(Account("a", "A name that is long", Status.Info, State.NoKey)), Canvas.Plain, Now);
        var wide = CheckTable.Lines(Result(Account("a", "A", Status.Ok, State.Ok, Money(1, 123_456_789_012.00m))), Canvas.Plain, Now);
        var alerted = CheckTable.Lines(Result(Account("a", "A", Status.Ok, State.Ok, Money(1, 123_456_789_012.00m, alert: "!"))), Canvas.Plain, Now);

        Assert.Equal(53 + 4, narrow[2].Length);   // its status stands to the right
        Assert.Equal(53, wide[2].Length);
        Assert.Equal(53 + 8, alerted[2].Length);   // ¥123,456,789,012.00 is 19 cells, and one of space
    }

    [Fact]
    public void Ascii_output_has_no_other_byte()
    {
        foreach (var canvas in new[] { Canvas.Plain with { IsAscii = true }, Screen(80, ascii: true), Screen(20, ascii: true) })
            Assert.True(System.Text.Ascii.IsValid(CheckTable.Write(Result(Mixed), canvas)));
    }

    [Fact]
    public void A_terminal_gets_no_variation_selector()
    {
        Assert.DoesNotContain('\uFE0F', CheckTable.Write(Result(Mixed), Screen(80)));
    }

    [Fact]
    public void A_source_that_failed_beside_others_has_a_row_of_its_own()
    {
        var account = Seed[2] with { Problems = [new Problem("plan", State.Unreachable, "no answer")] };

        var line = CheckTable.Lines(Result(account), Canvas.Plain, Now)[4];

        Assert.Equal("  plan          ❌ ERROR  —           —           no answer", line);
    }

    [Fact]
    public void Invented_data_is_marked()
    {
        Assert.EndsWith("\nDEMO: invented data\n", CheckTable.Write(Result(Seed) with { IsDemo = true }, Canvas.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_has_refilled_since_shows_no_numbers()
    {
        var meter = Window("five-hour", "5-hour", 42, TimeSpan.FromHours(-1), Status.Info, State.ResetPassed);

        var line = CheckTable.Lines(Result(Account("a", "A", Status.Info, State.ResetPassed, meter)), Canvas.Plain, Now)[3];

        Assert.Equal("A               ℹ️ N/A    —           —", line);
    }

    [Fact]
    public void A_value_that_is_not_fresh_says_how_old_it_is()
    {
        var kept = Seed[2].Meters[0] with { Reading = Seed[2].Meters[0].Reading with { Cached = true, ObservedAt = Now.AddMinutes(-4) } };

        Assert.Equal("cached 4m ago", AlertText.Of(kept, Now, Canvas.Plain));
        Assert.Equal("stale, 4m old", AlertText.Of(kept with { IsStale = true }, Now, Canvas.Plain));
    }

    [Theory]
    [InlineData("file", -4, "from a file, 4m old")]
    [InlineData("file", 0, "")]
    [InlineData("api", -4, "")]
    public void A_value_of_a_file_says_so_and_how_old_it_is(string source, int minutes, string alert)
    {
        var read = Seed[2].Meters[0] with { Reading = Seed[2].Meters[0].Reading with { Source = source, ObservedAt = Now.AddMinutes(minutes) } };

        Assert.Equal(alert, AlertText.Of(read, Now, Canvas.Plain));
    }

    [Fact]
    public void A_share_of_a_learned_limit_is_marked_as_about_right()
    {
        var reading = Money(184, 16, alert: "< 10%").Reading with { LimitSource = LimitSource.Learned };

        Assert.Equal("< ~10%", AlertText.Of(new JudgedReading(reading, Status.Warning, State.Low, "< 10%", ""), Now, Canvas.Plain));
        Assert.Equal("~8%", MeterCells.Remaining(new JudgedReading(reading with { Unit = "credits" }, Status.Warning, State.Low, null, ""), Canvas.Plain));
    }

    [Theory]
    [InlineData(76, "expires in 3d 4h")]
    [InlineData(-1, "expired")]
    public void A_grant_says_when_it_ends_where_no_reset_is_shown(int hours, string expected)
    {
        var grant = Money(0, 5);
        grant = grant with { Reading = grant.Reading with { ExpiresAt = Now.AddHours(hours) } };
        var both = grant with { Reading = grant.Reading with { ResetsAt = Now.AddHours(2) } };

        Assert.Contains(expected, CheckTable.Write(Result([Account("glm", "GLM", Status.Ok, State.Ok, grant)]), Canvas.Plain), StringComparison.Ordinal);
        Assert.Contains("resets in 2h", CheckTable.Write(Result([Account("glm", "GLM", Status.Ok, State.Ok, both)]), Canvas.Plain), StringComparison.Ordinal);
        Assert.DoesNotContain("expire", CheckTable.Write(Result([Account("glm", "GLM", Status.Ok, State.Ok, both)]), Canvas.Plain), StringComparison.Ordinal);
    }
}
