using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>A log's turn in a scan.</summary>
/// <param name="log">The log.</param>
/// <param name="kept">What is kept of it; null for nothing.</param>
internal sealed class LogTurn(FoundLog log, KeptLog? kept)
{
    /// <summary>The log.</summary>
    public FoundLog Log { get; } = log;

    /// <summary>What is kept of it; null for nothing.</summary>
    public KeptLog? Kept { get; } = kept;

    /// <summary>What came of it, once it was read.</summary>
    public LogOutcome Outcome { get; set; } = new();

    /// <summary>About how much there is to read.</summary>
    public long BytesToRead => Kept is { } known && known.ReadTo <= Log.Version.Size ? Log.Version.Size - known.ReadTo : Log.Version.Size;

    /// <summary>Whether reading it would give what is kept.</summary>
    /// <param name="settledBefore">As for <see cref="FoundLog.VersionOf(in Files.FileFacts, long)"/>.</param>
    public bool IsUnchanged(long settledBefore) =>
        Kept is { Batch: not null } && Kept.ReaderVersion == Log.Format.Version && Log.Version.HasContentOf(Kept.Version)
        && (Kept.Beside.Length == 0 || new BesideFiles(Log.Place.Folder, settledBefore).AreUnchanged(Kept.Beside));
}
