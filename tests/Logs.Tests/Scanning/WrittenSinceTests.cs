using Fuelgauge.App.Scanning;
using Fuelgauge.App.Storage;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Scans for what is new: logs that were last written before an instant are left alone.</summary>
public sealed class WrittenSinceTests : IDisposable
{
    static readonly DateTimeOffset Today = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    static readonly ScanOptions SinceToday = new() { WrittenSince = Today };

    readonly ScanHome home = new() { Index = new MemoryUsageIndex() };
    int blocks;

    public WrittenSinceTests()
    {
        home.Format = new() { Reading = () => blocks++ };
        home.Write("logs/old.log", "model m", "use k1 s = 1 1 1");
        home.Write("logs/new.log", "model m", "use k2 s = 2 2 2");
        File.SetLastWriteTimeUtc(home.File("logs/old.log"), Today.AddMilliseconds(-1).UtcDateTime);
        File.SetLastWriteTimeUtc(home.File("logs/new.log"), Today.UtcDateTime);
    }

    public void Dispose() => home.Dispose();

    [Fact]
    public void Only_logs_written_since_are_read_and_all_are_seen()
    {
        var scanned = home.Scan(SinceToday);

        Assert.Equal(1, blocks);
        Assert.Equal(2, Assert.Single(scanned.Ledger.Events).Record.Input);
        Assert.Equal(2, Assert.Single(scanned.Agents).Files);
    }

    [Fact]
    public void What_is_kept_of_the_others_stays_kept()
    {
        var all = home.Events();
        home.Scan(SinceToday);

        blocks = 0;
        var again = home.Events();

        Assert.Equal((all.Count, 0), (again.Count, blocks));
        Assert.Equal(all, again);
    }

    [Fact]
    public void A_log_that_is_gone_still_counts()
    {
        home.Scan();
        File.Delete(home.File("logs/new.log"));

        var scanned = home.Scan(SinceToday);

        Assert.Contains(scanned.Ledger.Events, usage => usage.Record.Input == 2);
    }
}
