namespace Fuelgauge.App.Tests.Commands;

public sealed class ChildCommandTests : IAsyncLifetime
{
    Wallets wallets = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a Unix shell runs this.");
        wallets = await Wallets.StartAsync();
        wallets.Add("a", 16);
    }

    public ValueTask DisposeAsync() => wallets?.DisposeAsync() ?? ValueTask.CompletedTask;

    string Told => File.ReadAllText(Path.Join(wallets.Host.WorkingFolder, "told"));

    [Theory]
    [InlineData("guard")]
    [InlineData("pick")]
    public async Task A_command_runs_where_there_is_room_and_knows_the_account(string verb)
    {
        wallets.Host.Variables["OWN_KEY"] = "kept";

        var ran = await wallets.Host.RunAsync(verb, "glm/a", "--", "sh", "-c", "printf '%s %s %s %s' \"$FUELGAUGE_PICK\" \"$OWN_KEY\" \"$1\" \"$2\" > told; exit 7", "zero", "a b", "--need");

        Assert.Equal((7, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("glm/a kept a b --need", Told);
    }

    [Theory]
    [InlineData("--need 10%", 10)]
    [InlineData("--need 5USD", 69)]
    public async Task Nothing_runs_where_there_is_no_room_or_nobody_can_tell(string need, int exitCode)
    {
        foreach (var verb in (string[])["guard", "pick"])
        {
            var ran = await wallets.Host.RunAsync([verb, "glm/a", .. need.Split(' '), "--", "touch", "told"]);

            Assert.Equal(exitCode, ran.ExitCode);
        }

        Assert.False(File.Exists(Path.Join(wallets.Host.WorkingFolder, "told")));
    }

    [Fact]
    public async Task A_guard_of_several_accounts_names_none()
    {
        wallets.Add("b", 16);
        wallets.Host.Variables["FUELGAUGE_PICK"] = "glm/old";

        await wallets.Host.RunAsync("guard", "glm/a", "glm/b", "--", "sh", "-c", "printf '%s' \"${FUELGAUGE_PICK-none}\" > told");

        Assert.Equal("none", Told);
    }

    [Theory]
    [InlineData("no-such-program-here", "no such program")]
    [InlineData("./no-such-file", "no such program")]
    [InlineData("/etc/passwd", "ermission denied")]
    public async Task A_command_that_cannot_be_started_is_127_in_plain_words(string program, string why)
    {
        var ran = await wallets.Host.RunAsync("guard", "glm/a", "--quiet", "--", program);

        Assert.Equal(127, ran.ExitCode);
        Assert.StartsWith($"fuelgauge: {program} cannot be started: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_the_working_folder_is_not_taken_for_one_on_the_path()
    {
        var trap = Path.Join(wallets.Host.WorkingFolder, "no-such-program-here");
        File.WriteAllText(trap, "#!/bin/sh\ntouch told\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(trap, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(127, (await wallets.Host.RunAsync("guard", "glm/a", "--", "no-such-program-here")).ExitCode);
        Assert.Equal(0, (await wallets.Host.RunAsync("guard", "glm/a", "--", "./no-such-program-here")).ExitCode);
    }

    [Fact]
    public async Task A_command_that_a_signal_ends_is_128_and_the_signal() =>
        Assert.Equal(143, (await wallets.Host.RunAsync("guard", "glm/a", "--", "sh", "-c", "kill -TERM $$")).ExitCode);

    [Theory]
    [InlineData(15, "TERM")]
    [InlineData(2, "INT")]
    public async Task A_signal_goes_to_the_command_which_decides_when_it_ends(int signal, string name)
    {
        var ready = Path.Join(wallets.Host.WorkingFolder, "ready");
        var running = wallets.Host.RunAsync("guard", "glm/a", "--", "sh", "-c", $"trap 'echo {name} > told; exit 5' {name}; touch ready; while :; do sleep 0.02; done");
        while (!File.Exists(ready))
            await Task.Delay(10, TestContext.Current.CancellationToken);

        wallets.Host.Interruption.Signal(signal);

        Assert.Equal(5, (await running).ExitCode);
        Assert.Equal($"{name}\n", Told);
    }
}
