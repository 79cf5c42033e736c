using System.Diagnostics;
using Fuelgauge.App.Storage;
using Fuelgauge.App.Tests.Storage;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>Processes that scan at the same time, and are killed while they do, leave an index that is right.</summary>
public sealed class KilledScanTests : IDisposable
{
    /// <summary>In the environment of a process that scans until it is killed: the home folder and the index, a bar between.</summary>
    const string ScannerVariable = "FUELGAUGE_TEST_SCANNER";

    readonly ScanHome home = new();

    [Fact]
    public async Task Kill_9_and_two_processes_at_once_lose_nothing_and_count_nothing_twice()
    {
        var random = new Random(7);
        var deleted = new List<string>();
        foreach (var number in Enumerable.Range(0, 60))
            Grow($"logs/{number % 5}/{number}.log", number, random);
        home.Index = new SqliteUsageIndex(home.Outside("usage.db"), Assert.Fail);
        home.Scan();
        // Deleted logs are known to the index alone.
        foreach (var number in Enumerable.Range(0, 10))
        {
            var log = home.File($"logs/{number % 5}/{number}.log");
            deleted.AddRange(File.ReadLines(log).Select(line => line.Split(' ') is [_, _, var session, var model, var at, var input, var output] ? $"{session} {model}  {at} {input} {output}" : ""));
            File.Delete(log);
        }
        for (var round = 0; round < 3; round++)
        {
            using var one = new Scanner(Start());
            using var two = new Scanner(Start());
            for (var step = 0; step < 40; step++)
            {
                var number = 10 + random.Next(50);
                Grow($"logs/{number % 5}/{number}.log", number, random);
                if (step % 10 == 0)
                    Assert.Equal(deleted.Concat(home.Twin()).Order(StringComparer.Ordinal), home.Events());
            }
            Assert.False(one.Process.HasExited || two.Process.HasExited, "a scanner ended by itself");
            await one.KillAsync();
            await two.KillAsync();

            Assert.Equal(deleted.Concat(home.Twin()).Order(StringComparer.Ordinal), home.Events());
            Assert.Equal(["ok"], Sql.Rows(home.Outside("usage.db"), "PRAGMA integrity_check"));
        }
    }

    [Fact]
    public void Scans_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(ScannerVariable)?.Split('|') is not [var folder, var database])
        {
            Assert.Skip("this is the other process of the test above, which starts it.");
            return;
        }
        using var index = new SqliteUsageIndex(database, Assert.Fail);
        while (true)
            new App.Scanning.UsageScanner(home.Host with { Home = folder }, index, TimeProvider.System).Scan([home.Format], TestContext.Current.CancellationToken);
    }

    public void Dispose() => home.Dispose();

    /// <summary>Adds lines without keys, of which every one that is lost or read twice shows, and now and then moves the log.</summary>
    void Grow(string log, int number, Random random)
    {
        var lines = Enumerable.Range(0, 1 + random.Next(30)).Select(_ => $"use - s{number} m {random.Next(1_000_000)} 1 1\n").ToList();
        File.AppendAllText(home.File(log), string.Concat(lines));
    }

    Process Start() => Process.Start(new ProcessStartInfo(
        Path.Join(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Fuelgauge.Logs.Tests.exe" : "Fuelgauge.Logs.Tests"), ["-method", $"{GetType().FullName}.{nameof(Scans_until_it_is_killed)}"])
    {
        Environment = { [ScannerVariable] = $"{home.Path}|{home.Outside("usage.db")}" },
        RedirectStandardOutput = true,
    })!;

    /// <summary>A process that a failing test leaves no more behind than a passing one.</summary>
    sealed record Scanner(Process Process) : IDisposable
    {
        public Task KillAsync()
        {
            Process.Kill();
            return Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
            Process.Dispose();
        }
    }
}
