using System.Text;
using System.Text.RegularExpressions;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Terminal;
using Fuelgauge.App.Tests.Output;
using Fuelgauge.Core.Machine;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class UsageLiveTests
{
    [Fact]
    public async Task The_running_block_is_read_and_drawn_over_and_over_until_it_is_ended()
    {
        var time = new AwaitedTime();
        using var screen = new Screen();
        using var interruption = new Interruption();
        var (scans, waits) = (0, 0);
        var inputs = new UsageInputs(UsageSamples.Agents, (_, _) => Counted(ref scans), () => new UsageSamples.Prices());
        var environment = new HostEnvironment { Variables = new Dictionary<string, string> { ["TERM"] = "xterm" }, Home = "/home/ann", WorkingFolder = "/" };
        var streams = new StandardStreams(new TerminalEnvironment(environment.Variable), screen, Stream.Null, isOutputTerminal: true, isErrorTerminal: true, isInputTerminal: false, () => (80, 24));
        var world = new World(environment, streams, time) { UsageInputs = (_, _) => inputs };

        var running = CommandLine.RunAsync(["usage", "--live"], world, interruption);
        // How far the clock has come when a frame is drawn is the scheduler's affair: two different times are enough.
        while (Volatile.Read(ref scans) < 3 || Regex.Matches(screen.Text, @"Active: \dh \d+m left").Select(shown => shown.Value).Distinct().Count() < 2)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (time.Waits > waits)
            {
                waits = time.Waits;
                time.Advance(TimeSpan.FromSeconds(1));
            }
            await Task.Yield();
        }

        interruption.Signal(2);

        Assert.Equal(130, await running);
        Assert.Contains("claude-opus-4-6", screen.Text, StringComparison.Ordinal);
        Assert.EndsWith("\e[?1049l", screen.Text, StringComparison.Ordinal);
    }

    static Core.Logs.ScannedUsage Counted(ref int scans)
    {
        Interlocked.Increment(ref scans);
        return new(UsageSamples.Week, UsageSamples.Coverage);
    }

    /// <summary>Time that a test moves on only when somebody waits for it: otherwise the block is over before the first frame on a busy machine.</summary>
    sealed class AwaitedTime() : FakeTimeProvider(Samples.Now)
    {
        int waits;

        public int Waits => Volatile.Read(ref waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref waits);
            return timer;
        }
    }

    /// <summary>A terminal that remembers what was drawn on it; safe for threads.</summary>
    sealed class Screen : MemoryStream
    {
        readonly StringBuilder drawn = new();

        public string Text
        {
            get
            {
                lock (drawn)
                    return drawn.ToString();
            }
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            lock (drawn)
                drawn.Append(Encoding.UTF8.GetString(buffer));
        }
    }
}
