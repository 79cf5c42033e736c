using System.Diagnostics;
using System.Globalization;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.Bench;

/// <summary>What a history of many rows answers in: accounts of three meters each, read every five minutes for 35 days, as many as come to the rows asked for.</summary>
static class LargeBench
{
    const int Days = 35;

    public static void Run(string path, int rows)
    {
        var accounts = Make(path, rows);
        var end = Invented.At(Days * 288);
        using var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc);
        var account = Invented.Account(accounts / 2);
        Measure("24 h of one account", () => log.Read(new(end.AddHours(-24), end, [account])));
        Measure("30 days of it by day", () => [.. log.Read(new(end.AddDays(-30), end, [account])).Select(series => series.By(HistorySpan.Day, TimeZoneInfo.Utc))]);
    }

    /// <summary>Makes the database.</summary>
    /// <returns>How many accounts it has.</returns>
    public static int Make(string path, int rows)
    {
        var accounts = rows / (Days * 288 * Invented.Meters.Length);
        var watch = Stopwatch.StartNew();
        using var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc);
        for (var pass = 0; pass < Days * 288; pass += 12)
            log.Append([.. Enumerable.Range(pass, 12).SelectMany(one => Invented.Pass(one, accounts))], Invented.At(pass));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(long)accounts * Days * 288 * Invented.Meters.Length:N0} readings of {accounts:N0} accounts in {watch.Elapsed.TotalSeconds:N0} s, {new FileInfo(path).Length / 1e6:N0} MB"));
        return accounts;
    }

    static void Measure(string name, Func<IReadOnlyList<SeriesHistory>> read)
    {
        for (var run = 0; run < 6; run++)
        {
            var watch = Stopwatch.StartNew();
            var history = read();
            Console.WriteLine($"{name,-24} {watch.Elapsed.TotalMilliseconds,8:N1} ms{(run == 0 ? " (first)" : "")}, {history.Sum(series => series.Points.Count):N0} points");
        }
    }
}
