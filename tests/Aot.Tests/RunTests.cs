using System.Reflection;

namespace Fuelgauge.Aot.Tests;

/// <summary>The native program does what the managed one does; everything else is tested managed, in App.Tests.</summary>
public sealed class RunTests(NativeProgram program)
{
    static readonly string Version = Assembly.Load("fuelgauge").GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    [Theory]
    [InlineData("--version")]
    [InlineData("version")]
    public async Task The_version_is_one_line(string argument)
    {
        var outcome = await program.RunAsync(argument);

        Assert.Equal(new Outcome(0, $"fuelgauge {Version}\n", ""), outcome);
    }

    [Theory]
    [InlineData("check", "--formt", "json")]
    [InlineData("chekc")]
    public async Task A_word_nobody_knows_is_a_wrong_argument(params string[] arguments)
    {
        var outcome = await program.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(arguments[^1] == "json" ? "--format" : "check", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_prints_the_table()
    {
        var outcome = await program.RunAsync("check", "--demo");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("=== AI API Usage Monitor ===\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_standard_input_nothing_is_read_and_nothing_waited_for() =>
        Assert.Equal(new Outcome(0, "", ""), await program.RunWithoutInputAsync("statusline"));

    [Fact]
    public async Task A_pipe_closed_early_ends_quietly()
    {
        var outcome = await program.RunIntoClosedPipeAsync("check --demo");

        Assert.Empty(outcome.Error);
        Assert.Contains(outcome.ExitCode, new[] { 0, 128 + 13 });   // done, or ended by SIGPIPE
    }
}
