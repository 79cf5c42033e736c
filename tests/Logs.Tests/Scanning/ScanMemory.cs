using Fuelgauge.App.Files;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>The slow twin of the index: it remembers every log as it was at the last reading, byte by byte, and reads all of them whole every time.</summary>
sealed class ScanMemory(ScanHome home)
{
    readonly Dictionary<string, Memory> logs = [];

    sealed record Memory(byte[] Whole, (long, long)? File, LogBatch Batch, List<LogBatch> Earlier);

    /// <summary>Reads what is there, and gives all that counts.</summary>
    public List<string> Read()
    {
        var there = Found();
        var before = logs.ToDictionary();
        foreach (var (path, now) in there)
            logs[path] = before.TryGetValue(path, out var known) ? After(known, now, path) : now;
        foreach (var path in before.Keys.Except(there.Keys))
        {
            // A log whose content goes on in another place was moved there.
            var known = before[path];
            var isMoved = known.Whole.Length > 0 && !path.EndsWith(".db") && there.Any(other => Content(other.Key).AsSpan().StartsWith(known.Whole)
                && (other.Value.File == known.File || !before.ContainsKey(other.Key) && Path.GetFileName(other.Key) == Path.GetFileName(path)));
            if (isMoved)
                logs[path] = known with { Whole = [], Batch = new() };
        }
        var ledger = new UsageLedger();
        home.Format.Merge([.. logs.SelectMany(log => log.Value.Earlier.Append(log.Value.Batch).Select(batch => new ScannedLog(log.Key, batch)))], ledger);
        return ScanHome.InWords(ledger);
    }

    static Memory After(Memory known, Memory now, string path)
    {
        if (path.EndsWith(".doc"))
            return now.Batch is { Skipped: > 0, Records.Count: 0 } && known.Batch.Records.Count > 0 ? known with { File = now.File } : now with { Earlier = known.Earlier };
        if (path.EndsWith(".db"))
            return now with { Earlier = [.. known.Earlier, Told(known.Batch)] };
        return now with { Earlier = Content(path).AsSpan().StartsWith(known.Whole) ? known.Earlier : [.. known.Earlier, Told(known.Batch)] };
    }

    /// <summary>Every log that is there, read by itself.</summary>
    Dictionary<string, Memory> Found()
    {
        var found = new Dictionary<string, Memory>();
        foreach (var place in home.Format.Places(home.Host).Where(place => Directory.Exists(place.Folder)))
        {
            foreach (var path in Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Where(path => place.IsLog(path)))
            {
                var alone = new LogCollector(home.Format, path);
                PlainScan.Read(home.Host, [alone]);
                var content = Content(path);
                var whole = path.EndsWith(".log") ? content[..(content.AsSpan().LastIndexOf((byte)'\n') + 1)] : content;
                found.Add(path, new(whole, FileFacts.OfTarget(path).Identity, alone.Batch!, []));
            }
        }
        return found;
    }

    static byte[] Content(string path) => File.ReadAllBytes(path);

    static LogBatch Told(LogBatch batch)
    {
        var told = new LogBatch { Texts = batch.Texts };
        told.Records.AddRange(batch.Records.Where(record => record.Key != UInt128.Zero));
        return told;
    }

    /// <summary>A format that only has one log.</summary>
    sealed class LogCollector(NoteFormat format, string only) : LogFormat
    {
        public LogBatch? Batch { get; private set; }

        public override string Agent => format.Agent;

        public override string Name => format.Name;

        public override int Version => format.Version;

        public override IEnumerable<LogPlace> Places(Core.Machine.HostEnvironment host) =>
            format.Places(host).Select(place => place with { IsLog = path => place.IsLog(path) && Path.Join(place.Folder, path) == only });

        public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => format.Open(file, Batch = batch, state);
    }
}
