using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Usage;

namespace Fuelgauge.App.Commands;

/// <summary>The rounds of <c>usage --live</c>.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="plan">The terminal and the zone.</param>
/// <param name="request">What is asked for.</param>
/// <param name="inputs">Where it comes from.</param>
internal sealed class UsageLive(World world, OutputPlan plan, UsageRequest request, UsageInputs inputs)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Frame = TimeSpan.FromSeconds(1);

    readonly Ticker ticker = new(world.Time, Interval);
    bool isFirst = true;

    /// <summary>The live view, until <c>q</c> or cancelled.</summary>
    public async Task<int> DrawAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var screen = new LiveScreen(world.Terminal, world.Time);
        var prices = inputs.Prices();
        (UsageResult? Models, UsageResult? Blocks) shown = default;
        var running = ReadAsync(stop.Token);
        while (true)
        {
            if (running.IsCompleted)
            {
                shown = Results(await running, prices);
                if (ticker.Remaining == TimeSpan.Zero)
                    running = ReadAsync(stop.Token);
            }

            screen.Draw(UsageLiveView.Frame(shown.Models, shown.Blocks, plan.Canvas with { Width = world.Terminal.Width }, world.Terminal.Height));
            if (await screen.NextAsync(Frame, stop.Token) == LiveEvent.Quit)
                break;
        }

        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        return ExitCode.Done;
    }

    (UsageResult Models, UsageResult Blocks) Results(ScannedUsage scanned, IPriceList prices)
    {
        var query = request.Query with { Now = world.Time.GetUtcNow() };
        return (request.ResultOf(scanned, prices, query with { Keys = [UsageKey.Model] }), request.ResultOf(scanned, prices, query with { Keys = [UsageKey.Block] }));
    }

    Task<ScannedUsage> ReadAsync(CancellationToken cancellation)
    {
        ticker.Begin();
        // What was asked to be read anew is so once.
        var scan = request.Scan with { Rebuilds = request.Scan.Rebuilds && isFirst };
        isFirst = false;
        return Task.Run(() => inputs.Scan(scan, cancellation), cancellation);
    }
}
