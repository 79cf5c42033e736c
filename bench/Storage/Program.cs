using System.Diagnostics;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

// 20 accounts of 3 meters each, read every 5 minutes until there are so many readings.
var readings = args.Length > 0 ? int.Parse(args[0]) : 5_000_000;
const int Accounts = 20;
string[] meters = ["balance", "five-hour", "weekly"];
var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
var passes = readings / (Accounts * meters.Length);
var end = start.AddMinutes(5 * passes);
var folder = Directory.CreateTempSubdirectory("fuelgauge-bench-").FullName;
var path = Path.Join(folder, "monitor.db");

try
{
    var building = Stopwatch.StartNew();
    using (var log = SqliteReadingLog.Open(path, TimeZoneInfo.Utc))
    {
        var appending = Stopwatch.StartNew();
        for (var pass = 0; pass < Math.Min(1000, passes); pass++)
            log.Append(Pass(pass), start.AddMinutes(5 * pass));
        Console.WriteLine($"append              {1000 / appending.Elapsed.TotalSeconds,10:N0} passes/s, each {Accounts * meters.Length} readings in a transaction of its own");

        // The rest in larger transactions: the order of rows, and so the file, is the same.
        foreach (var chunk in Enumerable.Range(1000, Math.Max(0, passes - 1000)).Chunk(500))
            log.Append([.. chunk.SelectMany(Pass)], start.AddMinutes(5 * chunk[0]));
    }
    Console.WriteLine($"build               {(long)passes * Accounts * meters.Length / building.Elapsed.TotalSeconds,10:N0} readings/s over {building.Elapsed.TotalSeconds:N0} s");

    var day = new HistoryQuery(end.AddHours(-24), end, []);
    var opening = Stopwatch.StartNew();
    using var again = SqliteReadingLog.Open(path, TimeZoneInfo.Utc);
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
    again.Dispose();

    // SQLite here is built without dbstat; what a dropped table gives back is what it took.
    using var database = SqliteDatabase.Open(path, Schema.History);
    var pages = Pages("PRAGMA page_count");
    database.Write(() => database.Execute("DROP TABLE usage_snapshots"));
    var headlines = Pages("PRAGMA freelist_count");
    Console.WriteLine($"readings            {PerReading(pages - headlines),10:N1} bytes per reading, its key being its index");
    Console.WriteLine($"usage_snapshots     {PerReading(headlines),10:N1} bytes per reading, three indexes included ({meters.Length} readings to a row)");

    long Pages(string sql) => Convert.ToInt64(database.Scalar(sql));
    double PerReading(long count) => count * 4096d / ((long)passes * Accounts * meters.Length);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

List<Snapshot> Pass(int pass) => [.. Enumerable.Range(0, Accounts).Select(account => Snapshot(account, start.AddMinutes(5 * pass)))];

Snapshot Snapshot(int account, DateTimeOffset at)
{
    var minute = (int)(at - start).TotalMinutes;
    return new()
    {
        Id = new("provider-" + account % 4, "account-" + account),
        ProviderName = "Provider",
        AsciiName = "Provider",
        Status = Status.Ok,
        State = State.Ok,
        Identity = "0123456789abcdef",
        Host = "api.example.com",
        Meters = [.. meters.Select((meter, index) => new JudgedReading(Reading(meter, index, minute + account, at), Status.Ok, State.Ok, null, ""))],
    };
}

static Reading Reading(string meter, int index, int step, DateTimeOffset at) => index == 0
    ? new Balance { Meter = meter, Label = meter, Unit = "CNY", Used = step % 20_000 / 100m, Remaining = 200 - step % 20_000 / 100m, Limit = 200, LimitSource = LimitSource.Lifetime, Source = "api", ObservedAt = at }
    : new QuotaWindow { Meter = meter, Label = meter, Unit = "percent", Used = step % 100, Remaining = 100 - step % 100, Limit = 100, LimitSource = LimitSource.Reported, ResetsAt = at.AddHours(5 - step % 300 / 60d), Source = "api", ObservedAt = at };
