using System.Diagnostics;
using Fuelgauge.App.Tests.StandIn;
using static Fuelgauge.App.Tests.Polling.PollBench;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Runs alone: it counts what the whole process holds open.</summary>
[CollectionDefinition(nameof(EnduranceTests), DisableParallelization = true)]
[Collection(nameof(EnduranceTests))]
public sealed class EnduranceTests
{
    [Fact]
    public async Task A_thousand_polls_leave_handles_and_connections_flat()
    {
        await using var bench = await StartAsync();
        bench.Server.On("/balance", Answers.Json(Good)).On("/broken", Answers.Reset);
        var poller = bench.NewPoller();
        var accounts = new[] { bench.Named("good"), bench.Named("broken", Source("wallet", Request("broken"))) };
        await poller.PollAsync(accounts, new(), null, Token);
        var before = OpenHandles();

        for (var pass = 0; pass < 500; pass++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            await poller.PollAsync(accounts, new(), null, Token);
        }

        Assert.Equal(1002, bench.Server.Requests.Count);
        Assert.True(bench.Server.Connections <= 501 + 5, $"{bench.Server.Connections} connections; a good answer reuses its own, a cut one cannot");
        Assert.InRange(OpenHandles(), 0, before + 20);
    }

    static int OpenHandles()
    {
        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }
}
