using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge watch</c>: a pass every interval; a live view on a terminal, one result after another elsewhere.</summary>
internal static class WatchCommand
{
    static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var options = new PassOptions();
        var interval = TypedOptions.Duration("--interval", "Between two rounds (300s)", ShortestInterval);
        var verb = new Verb(
            "watch",
            "Read every interval, as a live view on a terminal",
            ("fuelgauge watch", "every five minutes; q to quit"),
            ("fuelgauge watch glm --interval 1m", "one account, every minute"),
            ("fuelgauge watch --format ndjson >> readings.ndjson", "one account a line, round after round"),
            ("fuelgauge watch --format prometheus --output fuelgauge.prom", "a file for a text file collector"))
        {
            RunsForever = true,
        };
        verb.Add(interval);
        options.AddTo(verb);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var plan = OutputPlan.Of(world, parsed, common, CheckPrinter.Formats);
            var request = PassRequest.Of(parsed, options);
            await using var session = request.IsDemo ? null : Session.Open(world, parsed, common, plan, request);
            var every = parsed.GetValue(interval) ?? session?.Settings.Interval ?? TimeSpan.FromMinutes(5);
            var rounds = new WatchRounds(world, new CheckPrinter(world, plan, request) { Rates = session?.Settings.Rates }, session, every);
            var isLive = plan is { Format: "table", File: null } && world.Terminal.CanDrawLive;
            if (!isLive)
                plan.Hint(world, $"Reading every {DurationText.Format(every)}; Ctrl-C ends.");
            return isLive ? await rounds.DrawAsync(plan.Canvas, cancellation) : await rounds.PrintAsync(cancellation);
        });
        return verb;
    }
}
