namespace Fuelgauge.App.Scanning;

/// <summary>How logs are read. The sizes are parameters so that tests meet every edge of them.</summary>
internal sealed record ScanOptions
{
    /// <summary>How many threads read.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether every log is read anew, whatever is kept of it; what is kept of deleted logs stays.</summary>
    public bool IsRebuild { get; init; }

    /// <summary>Logs last written before this, UTC, are left alone: they hold nothing newer. Null for all.</summary>
    public DateTimeOffset? WrittenSince { get; init; }

    /// <summary>Bytes read at a time. Of 64 kB to 1 MB the more the better, by a tenth in all; half a megabyte still stays in a processor's second cache.</summary>
    public int BlockBytes { get; init; } = 512 << 10;

    /// <summary>Longest line that is held in memory; a longer one is skipped.</summary>
    public int MostLineBytes { get; init; } = 64 << 20;

    /// <summary>Largest document that is read.</summary>
    public int MostDocumentBytes { get; init; } = 256 << 20;

    /// <summary>
    /// Bytes that may be allocated before the first garbage collection; 0 to collect as usual. For a process that ends with its report: until then nearly all
    /// that a scan makes is in use, and collections only move it about, which takes a fifth of a run in which nothing changed.
    /// </summary>
    public long BytesBeforeCollection { get; init; }

    /// <summary>Longest that one database is read: a store of years has several GB.</summary>
    public TimeSpan MostDatabaseWork { get; init; } = TimeSpan.FromSeconds(60);
}
