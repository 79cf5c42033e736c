using System.Diagnostics;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Bench;

/// <summary>How long the roll-up of one day of many accounts takes, a meter each, read every five minutes.</summary>
static class DayBench
{
    public static void Run(string path, int accounts)
    {
        var clock = new Invented.Clock();
        using var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc);

        // A day is old as soon as another one, of a reading an hour, makes it so.
        for (var pass = 0; pass < 288; pass += 12)
            log.Append([.. Enumerable.Range(pass, 12).SelectMany(one => Invented.Pass(one, accounts, meters: 1))], Invented.At(pass));
        foreach (var day in (int[])[29, 30, 31])
            log.Append(Invented.Pass(day * 288, accounts, meters: 1), Invented.At(day * 288));
        clock.Now = Invented.At(31 * 288);

        Measure("readings", new Retention { Headlines = TimeSpan.FromDays(10_000) });
        Measure("rows of usage_snapshots", new Retention());
        Console.WriteLine($"left: {log.Read(Invented.All).Sum(series => series.Points.Count(point => point.Rollup is not null)):N0} quarter-hours");

        void Measure(string rows, Retention retention)
        {
            var watch = Stopwatch.StartNew();
            var steps = 1;
            while (log.RollUp(retention, clock, TimeSpan.FromMilliseconds(100)) != RollUpProgress.Done)
                steps++;
            Console.WriteLine($"a day of {accounts:N0} accounts, {accounts * 288:N0} {rows}: {watch.Elapsed.TotalMilliseconds:N0} ms, in {steps} passes of 100 ms");
        }
    }
}
