using System.Diagnostics;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Bench;

/// <summary>How large the history is before anything is rolled up, and how fast its last day: 20 accounts of three meters, read every five minutes.</summary>
static class SizeBench
{
    const int Accounts = 20;

    public static void Run(string path, int readings)
    {
        var passes = readings / (Accounts * Invented.Meters.Length);
        var total = (long)passes * Accounts * Invented.Meters.Length;
        var end = Invented.At(passes);
        var building = Stopwatch.StartNew();
        using (var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc))
        {
            var single = Math.Min(1000, passes);
            var appending = Stopwatch.StartNew();
            for (var pass = 0; pass < single; pass++)
                log.Append(Invented.Pass(pass, Accounts), Invented.At(pass));
            Console.WriteLine($"append              {single / appending.Elapsed.TotalSeconds,10:N0} passes/s, each {Accounts * Invented.Meters.Length} readings in a transaction of its own");

            // The rest in larger transactions: the order of rows, and so the file, is the same.
            foreach (var chunk in Enumerable.Range(single, passes - single).Chunk(500))
                log.Append([.. chunk.SelectMany(pass => Invented.Pass(pass, Accounts))], Invented.At(chunk[0]));
        }
        Console.WriteLine($"build               {total / building.Elapsed.TotalSeconds,10:N0} readings/s over {building.Elapsed.TotalSeconds:N0} s");

        var day = new HistoryQuery(end.AddHours(-24), end, []);
        var opening = Stopwatch.StartNew();
        using (var again = SqliteReadingLog.Open(path, TimeZoneInfo.Utc))
        {
            Console.WriteLine($"open                {opening.Elapsed.TotalMilliseconds,10:N1} ms");
            for (var run = 0; run < 6; run++)
            {
                var watch = Stopwatch.StartNew();
                var history = again.Read(day);
                Console.WriteLine($"24 h, {Accounts} accounts   {watch.Elapsed.TotalMilliseconds,10:N1} ms{(run == 0 ? " (first)" : "")}, {history.Sum(series => series.Points.Count):N0} readings");
            }
            var learned = Stopwatch.StartNew();
            again.LearnedLimits();
            Console.WriteLine($"learned limits      {learned.Elapsed.TotalMilliseconds,10:N1} ms");
        }

        var tables = TableSizes.Of(path);
        Console.WriteLine($"readings            {(double)tables["readings"] / total,10:N1} bytes a reading, its key being its index");
        Console.WriteLine($"usage_snapshots     {(double)tables["usage_snapshots"] / total,10:N1} bytes a reading, three indexes included ({Invented.Meters.Length} readings to a row)");
    }
}
