namespace Fuelgauge.App.Tests.Commands;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("fuelgauge che", "check")]
    [InlineData("fuelgauge check --fo", "--format")]
    [InlineData("fuelgauge check g", "glm")]
    [InlineData("fuelgauge providers sh", "show")]
    [InlineData("fuelgauge check --format ", "nagios")]
    [InlineData("fuelgauge check --fail-on ", "critical")]
    [InlineData("fuelgauge us", "usage")]
    [InlineData("fuelgauge usage bl", "blocks")]
    [InlineData("fuelgauge usage --group-by ", "project")]
    [InlineData("fuelgauge usage --mode ", "display")]
    public async Task A_shell_is_told_how_a_word_goes_on(string line, string word)
    {
        using var host = new CommandHost();

        var ran = await host.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(word, ran.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _fuelgauge fuelgauge")]
    [InlineData("zsh", "compdef _fuelgauge fuelgauge")]
    [InlineData("fish", "complete -c fuelgauge")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_its_script(string shell, string line)
    {
        using var host = new CommandHost();

        Assert.Contains(line, (await host.RunAsync("completion " + shell)).Output);
    }
}
