using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Output;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class HistoryViewCommandTests : IDisposable
{
    readonly CommandHost host = new() { Time = new FakeTimeProvider(Samples.Now) };

    [Fact]
    public async Task Chart_draws_what_is_recorded()
    {
        Record();

        var ran = await host.RunAsync("history glm --since 24h --chart --utc");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("GLM (智谱)  balance  ¥91.02 left (¥41.73 to ¥141.69)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("▲", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format csv")]
    [InlineData("--json")]
    [InlineData("--raw")]
    [InlineData("--by cycle")]
    public async Task A_chart_is_drawn_and_nothing_else(string flag)
    {
        var ran = await host.RunAsync("history --chart " + flag);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("--chart", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_cycle_gives_a_row_from_reset_to_reset()
    {
        Record();

        var ran = await host.RunAsync("history --since 24h --by cycle --format csv");

        Assert.Equal((0, 9), (ran.ExitCode, ran.Output.Count(character => character == '\n')));
        Assert.Equal(2, (await host.RunAsync("history --by cycle --raw")).ExitCode);
        Assert.Equal(2, (await host.RunAsync("history --by decade")).ExitCode);
    }

    public void Dispose() => host.Dispose();

    void Record()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(host.History)!);
        using var log = SqliteReadingLog.Open(host.History, TimeZoneInfo.Utc);
        HistorySamples.Record(log);
    }
}
