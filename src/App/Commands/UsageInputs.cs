using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>usage</c> reads logs for.</summary>
/// <param name="Host">The machine, or another home folder on it.</param>
/// <param name="Agents">Words of the agents whose logs are wanted; empty for all.</param>
/// <param name="UsesIndex">False to read every log anew and keep nothing.</param>
/// <param name="Rebuilds">True to read every log anew and keep that; logs that are gone stay.</param>
/// <param name="ListsOnly">True when it is enough to know which logs there are.</param>
internal sealed record UsageScanRequest(HostEnvironment Host, IReadOnlyList<string> Agents, bool UsesIndex, bool Rebuilds, bool ListsOnly);

/// <summary>Where <c>usage</c> gets events and prices: the one place that knows which rooms read them.</summary>
/// <param name="Agents">Every agent whose logs can be read, in the order reports show them: its word, and its name for people.</param>
/// <param name="Scan">Reads logs.</param>
/// <param name="Prices">Makes the price list; asked once, and only when something is to be priced.</param>
internal sealed record UsageInputs(
    IReadOnlyList<(string Word, string Name)> Agents,
    Func<UsageScanRequest, CancellationToken, ScannedUsage> Scan,
    Func<IPriceList> Prices)
{
    /// <summary>Those of this program.</summary>
    /// <param name="world">What the process was given.</param>
    /// <param name="configFlag">The configuration file that was named; null for the usual one.</param>
    public static UsageInputs Of(World world, string? configFlag) => new(
        [.. LogFormats.All.Select(format => (format.Agent, format.Name))],
        PlainRead,
        () => new NoPrices());

    // To be replaced by the scanner: this reads whole files on one thread, keeps nothing, and leaves databases out (which it says).
    static ScannedUsage PlainRead(UsageScanRequest request, CancellationToken cancellation)
    {
        var ledger = new UsageLedger();
        var (found, notes) = (new List<AgentLogs>(), new List<string>());
        var coverage = new LogCoverage();
        foreach (var format in LogFormats.All.Where(format => request.Agents.Count == 0 || request.Agents.Contains(format.Agent)))
        {
            var logs = new List<ScannedLog>();
            var files = new List<FileInfo>();
            var places = format.Places(request.Host).ToList();
            foreach (var place in places.Where(place => Directory.Exists(place.Folder)))
            {
                foreach (var path in Directory.EnumerateFiles(place.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = place.MostDepth, AttributesToSkip = 0 }))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var below = Path.GetRelativePath(place.Folder, path).Replace('\\', '/');
                    if (!place.IsLog(below) || logs.Exists(log => log.Path == path))
                        continue;
                    files.Add(new(path));
                    var log = request.ListsOnly ? new(path, new LogBatch()) : Read(format, new LogFile(below, files[^1].LastWriteTimeUtc), path, notes);
                    coverage = coverage with { Files = coverage.Files + 1, UnreadableFiles = coverage.UnreadableFiles + (log is null ? 1 : 0), SkippedLines = coverage.SkippedLines + (log?.Batch.Skipped ?? 0) };
                    if (log is not null)
                        logs.Add(log);
                }
            }

            format.Merge(logs, ledger);
            found.Add(new(format.Agent, format.Name, [.. places.Select(place => place.Folder).Distinct()], files.Count, files.Sum(file => file.Length), files.Count == 0 ? null : files.Max(file => new DateTimeOffset(file.LastWriteTimeUtc))));
        }

        return new(ledger, coverage) { Agents = found, Notes = notes };
    }

    static ScannedLog? Read(LogFormat format, LogFile file, string path, List<string> notes)
    {
        var batch = new LogBatch();
        try
        {
            switch (format.Open(file, batch, []))
            {
                case ILineReader lines:
                    lines.Read(File.ReadAllBytes(path));
                    return new(path, batch);
                case IDocumentReader document:
                    document.Read(File.ReadAllBytes(path));
                    return new(path, batch);
                default:
                    notes.Add($"{path}: databases are not read yet");
                    return null;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            notes.Add($"{path}: {fault.Message}");
            return null;
        }
    }

    // To be replaced by the price book.
    sealed class NoPrices : IPriceList
    {
        public PriceHistory? Find(string model, string provider) => null;
    }
}
