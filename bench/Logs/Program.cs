using System.Diagnostics;
using Fuelgauge.Bench;
using Fuelgauge.Core.Logs;

// Bytes in memory, handed over as the scanner does: whole lines, a few hundred kB at a time. A fresh reader for each pass, as for each file.
const int Bytes = 16_000_000;
const int Block = 256_000;
var seconds = args.Length > 0 ? double.Parse(args[0]) : 2;

Measure("claude", "-home-ann-src-alpha/5e55a000-0000-4000-8000-000000000001.jsonl", SyntheticLogs.Claude(Bytes));
Measure("codex", "2026/10/05/rollout-2026-10-05T09-00-00-01a10b4a-9680-70e8-9b01-81f2f5b1dd94.jsonl", SyntheticLogs.Codex(Bytes));

void Measure(string agent, string path, byte[] log)
{
    var format = LogFormats.Find(agent)!;
    var file = new LogFile(path, DateTimeOffset.UnixEpoch);
    var lines = log.AsSpan().Count((byte)'\n');
    var batch = Read(format, file, log);
    var best = double.MaxValue;
    for (var all = Stopwatch.StartNew(); all.Elapsed.TotalSeconds < seconds;)
    {
        var watch = Stopwatch.StartNew();
        Read(format, file, log);
        best = Math.Min(best, watch.Elapsed.TotalSeconds);
    }
    Console.WriteLine(
        $"{agent,-7}{log.Length / best / 1e9,6:N2} GB/s, {best / lines * 1e9,5:N0} ns a line; {lines:N0} lines of {log.Length / lines:N0} bytes, {batch.Records.Count:N0} records, "
        + $"{AllocatedBesideRecords(format, file, log):N0} bytes allocated beside them");
}

// A reader that has read the log once knows its texts, and its batch has room: what it allocates now, it allocates for lines.
static long AllocatedBesideRecords(LogFormat format, LogFile file, byte[] log)
{
    var batch = new LogBatch();
    var reader = (ILineReader)format.Open(file, batch, []);
    reader.Read(log);
    batch.Records.EnsureCapacity(2 * batch.Records.Count);
    var before = GC.GetAllocatedBytesForCurrentThread();
    reader.Read(log);
    return GC.GetAllocatedBytesForCurrentThread() - before;
}

static LogBatch Read(LogFormat format, LogFile file, ReadOnlySpan<byte> log)
{
    var batch = new LogBatch();
    var reader = (ILineReader)format.Open(file, batch, []);
    while (!log.IsEmpty)
    {
        var end = log.Length <= Block ? -1 : log[Block..].IndexOf((byte)'\n');
        var length = end < 0 ? log.Length : Block + end + 1;
        reader.Read(log[..length]);
        log = log[length..];
    }
    return batch;
}
