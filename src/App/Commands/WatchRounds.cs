using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Commands;

/// <summary>The rounds of <c>watch</c>.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="printer">Where results go.</param>
/// <param name="session">What is read; null for invented data.</param>
/// <param name="interval">Between the beginnings of two rounds.</param>
internal sealed class WatchRounds(World world, CheckPrinter printer, Session? session, TimeSpan interval)
{
    static readonly TimeSpan Frame = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    readonly Ticker ticker = new(world.Time, interval);

    /// <summary>One result after another, until cancelled or nobody reads them any more.</summary>
    public async Task<int> PrintAsync(CancellationToken cancellation)
    {
        while (!printer.HasReaderLeft)
        {
            printer.Print(await ReadAsync(cancellation), []);
            session?.RollUp();
            // In slices, because a machine that slept is noticed by its wall clock, and a reader that left by looking.
            for (var rest = ticker.Remaining; rest > TimeSpan.Zero && !printer.HasReaderLeft; rest = ticker.Remaining)
                await Task.Delay(rest < LongestWait ? rest : LongestWait, world.Time, cancellation);
        }

        return ExitCode.Done;
    }

    /// <summary>The live view, until <c>q</c> or cancelled.</summary>
    public async Task<int> DrawAsync(Canvas canvas, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var screen = new LiveScreen(world.Terminal, world.Time);
        CheckResult? shown = null;
        var running = ReadAsync(stop.Token);
        while (true)
        {
            if (running.IsCompleted)
            {
                shown = printer.ResultOf(await running);
                if (ticker.Remaining == TimeSpan.Zero)
                    running = ReadAsync(stop.Token);
            }

            var now = world.Time.GetUtcNow();
            DateTimeOffset? nextAt = running.IsCompleted ? now + ticker.Remaining : null;
            screen.Draw(LiveView.Frame(shown, now, nextAt, canvas with { Width = world.Terminal.Width }, world.Terminal.Height));
            if (running.IsCompleted)
                session?.RollUp();   // once a round: without a new pass there is nothing to do
            if (await screen.NextAsync(Frame, stop.Token) == LiveEvent.Quit)
                break;
        }

        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        return ExitCode.Done;
    }

    async Task<IReadOnlyList<Snapshot>> ReadAsync(CancellationToken cancellation)
    {
        ticker.Begin();
        if (session is null)
            return Demo.Snapshots(world.Time.GetUtcNow());
        var pass = await session.ReadAsync(cancellation);
        session.Record(pass);
        return pass;
    }
}
