using System.Diagnostics;
using Fuelgauge.App.Scanning;
using Fuelgauge.App.Storage;
using Fuelgauge.Bench;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

// How long finding logs, reading them with a reader that costs nothing, and loading what is kept of them takes: the floor under every format.
// "make FOLDER FILES BYTES RECORDS" makes a tree; "WHAT FOLDER [RUNS] [THREADS]" does one thing with it, the first time as a command does.
var (verb, home) = (args[0], Path.GetFullPath(args[1]));
if (verb == "make")
{
    Tree.Make(home, files: int.Parse(args[2]), bytes: long.Parse(args[3]), records: int.Parse(args[4]));
    return;
}
var runs = args.Length > 2 ? int.Parse(args[2]) : 9;
var options = new ScanOptions { IsRebuild = verb == "rebuild", BytesBeforeCollection = runs == 1 ? 24 << 20 : 0 };
if (args.Length > 3)
    options = options with { Threads = int.Parse(args[3]) };
var host = new HostEnvironment { Variables = new Dictionary<string, string>(), Home = home, WorkingFolder = home };
var work = new Dictionary<string, Func<int>>
{
    ["walk"] = () => new LogFinder(options, long.MaxValue, new ScanNotes(host), default).Find([AgentPlaces.Of(new MarkedLines(), host)]).Count,
    ["no-index"] = () => Scan(null),
    ["rebuild"] = () => WithIndex(Scan),
    ["load"] = () => WithIndex(index => index.Load((_, _) => true).Sum(log => log.Batch!.Records.Count)),
    ["scan"] = () => WithIndex(Scan),
}[verb];

var times = new List<double>();
var (result, allocated, processor) = (0, GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
for (var run = 0; run < runs; run++)
{
    var started = Stopwatch.GetTimestamp();
    result = work();
    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
}
Console.WriteLine($"{verb,-8} first {times[0],6:0.0} ms, median {times.Order().ElementAt(runs / 2),6:0.0} ms, {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / runs,6:0.0} ms of processors, "
    + $"{(GC.GetTotalAllocatedBytes() - allocated) / (runs * 1e6),5:0.0} MB allocated, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB: {result:N0}");

int WithIndex(Func<IUsageIndex, int> use)
{
    using var index = new SqliteUsageIndex(Path.Join(home, "usage.db"), Console.Error.WriteLine);
    return use(index);
}

int Scan(IUsageIndex? index) => new UsageScanner(host, index, TimeProvider.System, options).Scan([new MarkedLines()], default).Ledger.Count;
