using System.Diagnostics;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>However it is ended, it ends at once, and what was recorded is whole.</summary>
public sealed class SignalTests : IDisposable
{
    readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public async Task A_watch_ends_within_a_second_and_its_history_is_whole(string signal, int exitCode)
    {
        using var watch = program.Start($"exec {BuiltProgram.Name} watch --interval 1s --format ndjson --quiet");
        await watch.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

        var took = await EndAsync(watch, signal);
        var history = await program.RunAsync($"{BuiltProgram.Name} history --raw --json && {BuiltProgram.Name} check");

        Assert.Equal(exitCode, watch.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(1.5), $"it took {took}");
        Assert.Equal(0, history.ExitCode);
        Assert.DoesNotContain("fuelgauge:", history.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_in_a_pipe_that_nobody_writes_to_is_left_when_a_signal_says_so()
    {
        await program.RunAsync("mkfifo config.toml");
        using var check = program.Start($"echo begins; exec {BuiltProgram.Name} check --config config.toml");
        await check.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (!HasHandler(check.Id))
            await Task.Delay(20, TestContext.Current.CancellationToken);

        var took = await EndAsync(check, "TERM");

        Assert.Equal(143, check.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(1.5), $"it took {took}");
    }

    async Task<TimeSpan> EndAsync(Process process, string signal)
    {
        var begun = Stopwatch.GetTimestamp();
        await program.RunAsync($"kill -{signal} {process.Id}");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Whether a process catches SIGTERM by now (bit 15 of SigCgt in its status), true where that cannot be seen.</summary>
    static bool HasHandler(int id)
    {
        var status = $"/proc/{id}/status";
        if (!File.Exists(status))
            return true;
        var caught = File.ReadLines(status).First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal))[7..].Trim();
        return (Convert.ToUInt64(caught, 16) & (1ul << 14)) != 0;
    }
}
