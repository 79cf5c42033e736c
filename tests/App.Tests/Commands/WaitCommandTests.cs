using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.Commands;

public sealed class WaitCommandTests : IAsyncLifetime
{
    readonly WakingTime time = new();
    Wallets wallets = null!;

    public async ValueTask InitializeAsync() => wallets = await Wallets.StartAsync(time);

    public ValueTask DisposeAsync() => wallets.DisposeAsync();

    TimeSpan Waited => time.GetUtcNow() - Polling.ImpatientTime.Begin;

    Task<Ran> RunAsync(string line) => wallets.Host.RunAsync(line);

    [Fact]
    public async Task Where_there_is_headroom_nobody_waits()
    {
        wallets.Add("a", 100);

        Assert.Equal(new Ran(0, "", ""), await RunAsync("wait glm/a --until 20%"));
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task It_waits_until_so_much_is_left_and_asks_no_more_often_than_the_interval_allows()
    {
        wallets.Add("a", 10);
        time.Woken = since => wallets.Add("a", since > TimeSpan.FromMinutes(12) ? 100 : 10);

        var ran = await RunAsync("wait glm/a --until 20%");

        Assert.Equal(new Ran(0, "", ""), ran);
        Assert.InRange(Waited, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16));
        Assert.Equal(4 * 2, wallets.Server.Requests.Count);   // at once, and after 5, 10 and 15 minutes
        Assert.All(time.Pauses, pause => Assert.InRange(pause, TimeSpan.FromSeconds(3.75), TimeSpan.FromSeconds(6.25)));
    }

    [Fact]
    public async Task What_another_run_records_wakes_it_within_seconds()
    {
        wallets.Add("a", 10);
        var other = Task.CompletedTask;
        time.Woken = since =>
        {
            if (since < TimeSpan.FromMinutes(2) || other != Task.CompletedTask)
                return;
            wallets.Add("a", 100);
            other = RunAsync("check glm/a --fresh");
            other.GetAwaiter().GetResult();
        };

        var ran = await RunAsync("wait glm/a --until 20%");

        Assert.Equal(0, ran.ExitCode);
        Assert.InRange(Waited, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
    }

    [Theory]
    [InlineData("wait glm/a --until 20% --timeout 2m")]
    [InlineData("wait glm/plan --until reset --timeout 2m")]
    public async Task It_gives_up_in_time(string line)
    {
        wallets.Add("a", 10).AddPlan("plan", used: 100);

        var ran = await RunAsync(line);

        Assert.Equal(new Ran(124, "", ""), ran);
        Assert.Equal(TimeSpan.FromMinutes(2), Waited);
    }

    [Fact]
    public async Task It_waits_for_the_reset_to_the_second()
    {
        wallets.AddPlan("plan", used: 100, minutes: 20);

        var ran = await RunAsync("wait glm/plan --until reset");

        Assert.Equal(new Ran(0, "", ""), ran);
        Assert.InRange(Waited, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_reset_that_comes_early_is_noticed()
    {
        wallets.AddPlan("plan", used: 100, minutes: 60);
        time.Woken = since => wallets.AddPlan("plan", used: since > TimeSpan.FromMinutes(7) ? 0 : 100, minutes: since > TimeSpan.FromMinutes(7) ? 300 : 60);

        Assert.Equal(0, (await RunAsync("wait glm/plan --until reset")).ExitCode);
        Assert.InRange(Waited, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task A_window_that_has_refilled_is_read_at_once_and_not_after_an_interval()
    {
        wallets.AddPlan("plan", used: 100, minutes: 12);
        time.Woken = since => wallets.AddPlan("plan", used: since > TimeSpan.FromMinutes(12) ? 0 : 100, minutes: since > TimeSpan.FromMinutes(12) ? 300 : 12);

        var ran = await RunAsync("wait glm/plan --until 20%");

        Assert.Equal(0, ran.ExitCode);
        Assert.InRange(Waited, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(12) + TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_provider_that_is_down_for_a_while_is_waited_out()
    {
        wallets.Add("a", 0).Answer("a", Answers.Status(500));
        time.Woken = since =>
        {
            if (since > TimeSpan.FromMinutes(3))
                wallets.Add("a", 100);
        };

        Assert.Equal(0, (await RunAsync("wait glm/a --timeout 2h")).ExitCode);
    }

    [Theory]
    [InlineData("wait glm/a --until reset", 69, "nobody says when balance refills; waiting does not help")]
    [InlineData("wait glm/a --until 5USD", 69, "waiting does not help")]
    [InlineData("wait glm/a --until soon", 2, "is neither an amount nor reset; write 20%, 5USD or reset")]
    [InlineData("wait glm/a --until rest", 2, "did you mean reset?")]
    [InlineData("wait glm/a --until 120%", 2, "is neither an amount nor reset")]
    [InlineData("wait glm/a --meter weekli", 2, "it has no meter weekli")]
    [InlineData("wait glm", 2, "these are 2 accounts; name one of glm/a, glm/b")]
    [InlineData("wait glm/a glm/b", 2, "not understood")]
    [InlineData("wait nobody", 2, "nobody knows an account nobody")]
    public async Task What_waiting_cannot_help_is_said_at_once(string line, int exitCode, string why)
    {
        wallets.Add("a", 10).Add("b", 10);

        var ran = await RunAsync(line);

        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task A_refused_key_is_not_waited_for()
    {
        wallets.Add("a", 10).Answer("a", Answers.Json("""{"code":1000,"msg":"wrong key","success":false}"""));

        Assert.Equal(69, (await RunAsync("wait glm/a")).ExitCode);
        Assert.Empty(time.Pauses);
    }

    [Theory]
    [InlineData(2, 130)]
    [InlineData(15, 143)]
    public async Task A_signal_ends_it(int signal, int exitCode)
    {
        wallets.Add("a", 10);
        time.Woken = since =>
        {
            if (since > TimeSpan.FromMinutes(1))
                wallets.Host.Interruption.Signal(signal);
        };

        Assert.Equal(new Ran(exitCode, "", ""), await RunAsync("wait glm/a --until 20%"));
    }

    [Fact]
    public async Task A_command_runs_when_the_wait_is_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a Unix shell runs this.");
        wallets.Add("a", 100);

        var ran = await wallets.Host.RunAsync("wait", "glm/a", "--", "sh", "-c", "test \"$FUELGAUGE_PICK\" = glm/a && exit 9");

        Assert.Equal(9, ran.ExitCode);
    }
}
