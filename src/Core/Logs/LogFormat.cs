using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs;

/// <summary>The logs of one agent: where they are, how they are read, and what among them is counted once.</summary>
public abstract class LogFormat
{
    /// <summary>The agent's word: <c>claude</c>, <c>codex</c>.</summary>
    public abstract string Agent { get; }

    /// <summary>The agent's name for people: <c>Claude Code</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Goes up when the same bytes are read otherwise than before: what was kept by another version is read anew.</summary>
    public abstract int Version { get; }

    /// <summary>Where its logs may be on this machine, whether or not they are. A file that two places take is read once, as the first of them says.</summary>
    /// <param name="host">Variables, home, platform.</param>
    public abstract IEnumerable<LogPlace> Places(HostEnvironment host);

    /// <summary>A reader of one log.</summary>
    /// <param name="file">The log.</param>
    /// <param name="batch">Where its records go; it holds what an earlier reading found when <paramref name="state"/> is given.</param>
    /// <param name="state">What an earlier <see cref="ILineReader.State"/> or <see cref="ITableReader.State"/> was; empty to begin at the beginning.</param>
    public abstract ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state);

    /// <summary>
    /// Counts once what several logs hold. The result does not depend on the order of <paramref name="logs"/>. Here, of the records with an equal key
    /// the one with the most output counts, whole (then the larger total, the later, the smaller path).
    /// </summary>
    /// <param name="logs">All logs of this agent.</param>
    /// <param name="ledger">Where the events go.</param>
    public virtual void Merge(IReadOnlyList<ScannedLog> logs, UsageLedger ledger) => CopyMerge.Merge(Agent, logs, ledger);
}

/// <summary>How a log is stored.</summary>
public enum LogKind
{
    /// <summary>Lines, added at the end.</summary>
    Lines,

    /// <summary>One document, rewritten whole.</summary>
    Document,

    /// <summary>A SQLite database.</summary>
    Database,
}

/// <summary>A folder in which logs may be.</summary>
/// <param name="Folder">Absolute path; it need not exist.</param>
/// <param name="Kind">How the logs in it are stored.</param>
/// <param name="IsLog">Whether a file is one, by its path below the folder, with <c>/</c>.</param>
/// <param name="MostDepth">How many folders deep below <paramref name="Folder"/> a log may lie; 0 for directly in it.</param>
public sealed record LogPlace(string Folder, LogKind Kind, Func<string, bool> IsLog, int MostDepth = 16)
{
    /// <summary>Folders, absolute, beside which this place is none: where one of them exists, what lies here is told there as well.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];
}

/// <summary>A log that is to be read.</summary>
/// <param name="Path">Its path below the place's folder, with <c>/</c>.</param>
/// <param name="ModifiedAt">When the file was last written, UTC.</param>
public sealed record LogFile(string Path, DateTimeOffset ModifiedAt)
{
    /// <summary>Reads the beginning of another file, named by its path from the place's folder (<c>../config.toml</c>), of at most so many bytes; null when there is none.</summary>
    public Func<string, int, byte[]?> Beside { get; init; } = (_, _) => null;
}

/// <summary>A log that was read, or is kept from an earlier reading.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Batch">What it holds.</param>
public sealed record ScannedLog(string Path, LogBatch Batch);
