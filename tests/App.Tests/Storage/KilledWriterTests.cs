using System.Diagnostics;
using Fuelgauge.App.Storage;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>A process that is killed while it writes takes nothing with it that was recorded.</summary>
public sealed class KilledWriterTests : IDisposable
{
    /// <summary>In the environment of the process that writes until it is killed: the database.</summary>
    const string WriterVariable = "FUELGAUGE_TEST_WRITER";

    readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Kill_9_in_the_middle_leaves_whole_passes_and_a_sound_file()
    {
        var database = folder.File("monitor.db");
        for (var round = 0; round < 3; round++)
        {
            using var writer = Process.Start(new ProcessStartInfo(Path.Join(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Fuelgauge.App.Tests.exe" : "Fuelgauge.App.Tests"), ["-method", $"{GetType().FullName}.{nameof(Writes_until_it_is_killed)}"])
            {
                Environment = { [WriterVariable] = database },
                RedirectStandardOutput = true,
            })!;
            var before = File.Exists(database) ? Passed(database) : 0;
            while (!writer.HasExited && (!File.Exists(database + "-wal") || new FileInfo(database + "-wal").Length < 200_000))
                await Task.Yield();
            Assert.False(writer.HasExited, "the writer ended by itself");
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(["ok"], Sql.Rows(database, "PRAGMA integrity_check"));
            Assert.True(Passed(database) > before);
            using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
            var counts = log.Read(Passes.All).Select(series => series.Points.Count).ToList();
            Assert.Equal(2, counts.Count);
            Assert.Equal(counts[0], counts[1]);
        }
    }

    [Fact]
    public void Writes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(WriterVariable) is not { } database)
        {
            Assert.Skip("this is the other process of the test above, which starts it.");
            return;
        }
        using var log = SqliteReadingLog.Open(database, TimeZoneInfo.Utc);
        for (var minute = Passed(database); ; minute++)
        {
            var at = Passes.Noon.AddMinutes(minute);
            log.Append([Passes.Of(Passes.Balance(minute, at), Passes.Window(50m, at))], at);
        }
    }

    public void Dispose() => folder.Dispose();

    static long Passed(string database) => long.Parse(Sql.Rows(database, "SELECT count(*) FROM usage_snapshots").Single());
}
