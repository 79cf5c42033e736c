using System.Text.RegularExpressions;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>Surroundings that lack what a program likes to have: only a process of its own shows what it makes of them.</summary>
public sealed partial class BadSurroundingsTests : IDisposable
{
    readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_reader_that_has_left_ends_it_quietly()
    {
        var ran = await program.RunAsync($"({BuiltProgram.Name} check --demo; echo $? >&2) | true");

        Assert.Equal("0\n", ran.Error);
    }

    [Fact]
    public async Task A_full_disk_behind_a_redirection_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is of Linux.");
        var ran = await program.RunAsync($"{BuiltProgram.Name} check --demo > /dev/full");

        Assert.Equal((1, 1), (ran.ExitCode, ran.Error.Count(character => character == '\n')));
    }

    [Fact]
    public async Task A_pipe_named_as_output_is_written_to_and_stays_a_pipe()
    {
        var ran = await program.RunAsync($"mkfifo p; cat p & {BuiltProgram.Name} check --demo --format brief --output p; wait; test -p p");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.StartsWith("DEMO ", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing/result.json", "does not exist")]
    [InlineData(".", "is a folder")]
    public async Task A_result_that_cannot_be_written_says_what_to_do_and_leaves_nothing_behind(string file, string word)
    {
        var ran = await program.RunAsync($"{BuiltProgram.Name} check --demo --output {file}");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains(word, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(program.Home, "*.tmp"));
    }

    [Fact]
    public async Task Without_a_home_it_reads_says_what_is_not_kept_and_writes_nowhere()
    {
        program["HOME"] = null;

        var ran = await program.RunAsync($"{BuiltProgram.Name} check; {BuiltProgram.Name} check --no-record >&2");

        Assert.StartsWith("=== AI API Usage Monitor ===\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("HOME is not set", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Home));
    }

    [Theory]
    [InlineData("C")]
    [InlineData("de_DE.ISO-8859-1")]
    public async Task Another_charset_gets_ascii_on_a_terminal_and_utf8_in_a_pipe(string locale)
    {
        Assert.SkipUnless(BuiltProgram.HasTool("script") && OperatingSystem.IsLinux(), "script makes the terminal (package bsdutils).");
        program["LC_ALL"] = locale;

        var screen = await OnTerminalAsync("cols 100", "check --demo");
        var pipe = await program.RunAsync($"{BuiltProgram.Name} check --demo");

        Assert.All(screen, character => Assert.True(character < 0x80));
        Assert.Contains("✅ OK", pipe.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_of_20_columns_without_a_name_gets_lines_of_20_cells()
    {
        Assert.SkipUnless(BuiltProgram.HasTool("script") && OperatingSystem.IsLinux(), "script makes the terminal (package bsdutils).");

        var screen = await OnTerminalAsync("cols 20", "check --demo");

        Assert.Contains("Provider", screen, StringComparison.Ordinal);
        Assert.All(screen.Split('\n'), line => Assert.InRange(CellWidth.Of(Sequence().Replace(line.TrimEnd('\r'), "")), 0, 20));
    }

    [Fact]
    public async Task A_watch_on_a_terminal_without_a_name_prints_tables()
    {
        Assert.SkipUnless(BuiltProgram.HasTool("script") && OperatingSystem.IsLinux(), "script makes the terminal (package bsdutils).");

        var screen = await OnTerminalAsync("cols 80", "watch --demo & sleep 1; kill $!; wait");

        Assert.Contains("Anthropic", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[?1049h", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_time_zone_data_times_are_utc_and_a_named_zone_is_refused_with_the_way_out()
    {
        program["TZDIR"] = program.Home;
        program["TZ"] = "Europe/Berlin";

        var check = await program.RunAsync($"{BuiltProgram.Name} check --demo");
        var named = await program.RunAsync($"{BuiltProgram.Name} history --timezone Europe/Berlin");

        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Contains("Last check: ", check.Output, StringComparison.Ordinal);
        Assert.Equal(2, named.ExitCode);
        Assert.Contains("tzdata", named.Error, StringComparison.Ordinal);
    }

    async Task<string> OnTerminalAsync(string size, string arguments)
    {
        var ran = await program.RunAsync($"script -qec 'stty {size}; {BuiltProgram.Name} {arguments}' /dev/null");
        return ran.Output;
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Sequence();
}
