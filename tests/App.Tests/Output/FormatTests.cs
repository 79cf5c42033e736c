using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

public sealed class FormatTests
{
    [Theory]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("prometheus")]
    [InlineData("nagios")]
    [InlineData("brief")]
    public void The_output_is_the_expected_one(string format) =>
        ExpectedText.Matches("check-" + format, CheckFormats.ByName[format](Result(Mixed), Canvas.Plain).Text);

    [Fact]
    public void Every_number_is_explained() => ExpectedText.Matches("check-explain", Explanation.Write(Result(Mixed), Canvas.Plain));

    [Theory]
    [InlineData("ok", 0)]
    [InlineData("info", 0)]
    [InlineData("warning", 1)]
    [InlineData("critical", 2)]
    [InlineData("error", 3)]
    [InlineData("skip", 3)]
    [InlineData("warning error", 1)]
    [InlineData("error critical warning ok", 2)]
    public void Nagios_gets_its_own_exit_codes(string statuses, int exitCode)
    {
        var accounts = statuses.Split(' ').Select((status, index) => Account($"p{index}", "P", Enum.Parse<Status>(status, ignoreCase: true), State.Ok));

        Assert.Equal(exitCode, CheckFormats.ByName["nagios"](Result([.. accounts]), Canvas.Plain).ExitCode);
    }

    [Fact]
    public void What_was_only_true_earlier_is_no_sample()
    {
        var text = CheckPrometheus.Write(Result(Mixed[3]));

        Assert.DoesNotContain("fuelgauge_meter", text, StringComparison.Ordinal);
        Assert.Contains("fuelgauge_account_last_success_timestamp_seconds{provider=\"minimax\",account=\"default\"} 1770874200\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("prometheus")]
    [InlineData("nagios")]
    [InlineData("brief")]
    public void Every_format_marks_invented_data(string format)
    {
        Assert.Contains("demo", CheckFormats.ByName[format](Result(Seed) with { IsDemo = true }, Canvas.Plain).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("demo", CheckFormats.ByName[format](Result(Seed), Canvas.Plain).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Brief_counts_what_does_not_fit()
    {
        var many = Enumerable.Range(0, 20).Select(index => Account($"provider{index}", "P", Status.Ok, State.Ok, Money(1, 1)));

        var line = CheckBrief.Write(Result([.. many]), Canvas.Plain);

        Assert.Equal("provider0 OK 50%, provider1 OK 50%, provider2 OK 50%, +17\n", line);
    }

    [Fact]
    public void Only_rows_that_need_a_hand_and_the_worst_first()
    {
        Assert.Equal(["glm/default", "glm/work", "minimax/default"], Selection.Problems(Mixed).Select(account => account.Id.ToString()));
        Assert.Equal(["minimax/default", "glm/work", "glm/default"], Selection.WorstFirst(Mixed).Take(3).Select(account => account.Id.ToString()));
    }

    [Fact]
    public void A_live_frame_counts_down_and_fits_the_screen()
    {
        var soon = LiveView.Frame(Result(Mixed), Now.AddMinutes(13), Now.AddMinutes(15), Screen(80), 40);
        var low = LiveView.Frame(Result(Mixed), Now, null, Screen(80), 5);

        Assert.Equal("next check in 2m, q to quit", soon[^1]);
        Assert.Contains(soon, line => line.EndsWith("resets in 2h", StringComparison.Ordinal));
        Assert.Equal("Last check: 2026-02-12 16:30:00", soon[^3]);
        Assert.Equal(5, low.Count);
        Assert.Equal("checking now, q to quit", low[^1]);
    }
}
