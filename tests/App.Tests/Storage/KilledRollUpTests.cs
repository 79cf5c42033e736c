using System.Diagnostics;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.History;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>A process that is killed while it rolls up leaves every reading once: as it was, or in what is kept of it.</summary>
public sealed class KilledRollUpTests : IDisposable
{
    /// <summary>In the environment of the process that rolls up until it is killed: the database.</summary>
    const string DatabaseVariable = "FUELGAUGE_TEST_ROLL_UP";

    const int Readings = 300 * 288;

    static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Kill_9_in_the_middle_loses_no_reading_and_counts_none_twice()
    {
        var database = folder.File("monitor.db");
        using (var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc))
            log.Append([.. Enumerable.Range(0, Readings).Select(step => Passes.Of(Passes.Balance(1000 - (step % 700), Begin.AddMinutes(5 * step))))], Begin.AddDays(300));
        var used = Used(database);
        var middles = 0;

        foreach (var written in new[] { 50_000, 500_000, 1_000_000, 2_000_000 })
        {
            using var process = Process.Start(new ProcessStartInfo(Path.Join(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Fuelgauge.App.Tests.exe" : "Fuelgauge.App.Tests"), ["-method", $"{GetType().FullName}.{nameof(Rolls_up_until_it_is_killed)}"])
            {
                Environment = { [DatabaseVariable] = database },
                RedirectStandardOutput = true,
            })!;
            while (!process.HasExited && (!File.Exists(database + "-wal") || new FileInfo(database + "-wal").Length < written) && Left(database) > 0)
                await Task.Yield();
            Assert.False(process.HasExited, "the process ended by itself");
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(["ok"], Sql.Rows(database, "PRAGMA integrity_check"));
            Assert.Equal([$"{Readings}"], Sql.Rows(database, "SELECT (SELECT count(*) FROM readings) + (SELECT ifnull(sum(readings), 0) FROM rollups)"));
            Assert.Equal(used, Used(database));
            middles += Sql.Rows(database, "SELECT count(*) FROM rollups").Single() != "0" && Left(database) > 0 ? 1 : 0;
        }

        Assert.True(middles > 0, "no kill came in the middle");
    }

    [Fact]
    public void Rolls_up_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(DatabaseVariable) is not { } database)
        {
            Assert.Skip("this is the other process of the test above, which starts it.");
            return;
        }
        using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
        while (true)
            log.RollUp(new(), TimeProvider.System, TimeSpan.Zero);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Readings that are still to be rolled up.</summary>
    static long Left(string database) =>
        long.Parse(Sql.Rows(database, $"SELECT count(*) FROM readings WHERE at < {Begin.AddDays(269).ToUnixTimeMilliseconds()}").Single());

    static decimal Used(string database)
    {
        using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
        return Rollups.Gather(log.Read(Passes.All).Single().Points, null, null, _ => (Begin, Begin.AddYears(10))).Single().Rollup!.Consumption!.Value;
    }
}
