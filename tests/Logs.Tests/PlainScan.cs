using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests;

/// <summary>The slow twin of the scanner: one thread, whole files, nothing kept.</summary>
public static class PlainScan
{
    /// <summary>Reads and merges all logs of a machine.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="formats">The agents.</param>
    /// <param name="block">Bytes handed over at a time, cut at line ends; 0 for all at once.</param>
    /// <param name="order">Puts the logs of an agent in another order; null to leave them as they are found.</param>
    public static UsageLedger Read(HostEnvironment host, IEnumerable<LogFormat> formats, int block = 0, Func<IReadOnlyList<ScannedLog>, IEnumerable<ScannedLog>>? order = null)
    {
        var ledger = new UsageLedger();
        foreach (var format in formats)
        {
            ScannedLog[] logs = [.. Logs(host, format, block)];
            format.Merge(order is null ? logs : [.. order(logs)], ledger);
        }
        return ledger;
    }

    /// <summary>Reads all logs of one agent.</summary>
    public static IEnumerable<ScannedLog> Logs(HostEnvironment host, LogFormat format, int block = 0)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in format.Places(host).Where(place => Directory.Exists(place.Folder) && !place.Unless.Any(Directory.Exists)))
        {
            foreach (var path in Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var below = Path.GetRelativePath(place.Folder, path).Replace('\\', '/');
                if (below.Count(letter => letter == '/') > place.MostDepth || !place.IsLog(below) || !seen.Add(path))
                    continue;
                var batch = new LogBatch();
                var file = new LogFile(below, File.GetLastWriteTimeUtc(path)) { Beside = (other, most) => Beside(place.Folder, other, most) };
                Read(path, format.Open(file, batch, []), block);
                yield return new(path, batch);
            }
        }
    }

    static void Read(string path, ILogReader reader, int block)
    {
        switch (reader)
        {
            case ILineReader lines:
                for (var rest = File.ReadAllBytes(path).AsSpan(); rest.Length > 0;)
                {
                    var end = block == 0 || block >= rest.Length ? -1 : rest[block..].IndexOf((byte)'\n');
                    var length = end < 0 ? rest.Length : block + end + 1;
                    lines.Read(rest[..length]);
                    rest = rest[length..];
                }
                break;
            case IDocumentReader document:
                document.Read(File.ReadAllBytes(path));
                break;
            case ITableReader table:
                PlainTable.Read(path, table);
                break;
        }
    }

    static byte[]? Beside(string folder, string other, int most)
    {
        var path = Path.GetFullPath(Path.Join(folder, other));
        return File.Exists(path) ? File.ReadAllBytes(path)[..(int)Math.Min(most, new FileInfo(path).Length)] : null;
    }
}
