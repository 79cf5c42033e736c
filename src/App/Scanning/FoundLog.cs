using Fuelgauge.App.Files;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>A log that is there.</summary>
/// <param name="Format">Whose.</param>
/// <param name="Place">Where it was found.</param>
/// <param name="Below">Its path below the place's folder, with <c>/</c>.</param>
/// <param name="Path">Absolute path.</param>
internal sealed record FoundLog(LogFormat Format, LogPlace Place, string Below, string Path)
{
    /// <summary>The path without links.</summary>
    public required string RealPath { get; init; }

    /// <summary>The state it is in.</summary>
    public required LogVersion Version { get; init; }

    /// <summary>Its size in bytes, a database's without its <c>-wal</c>.</summary>
    public required long Size { get; init; }

    /// <summary>When it was last written, UTC.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The state of a file.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="settledBefore">Nanoseconds since 1970: what changed later may change again within the same tick of the file system's clock.</param>
    public static LogVersion VersionOf(in FileFacts facts, long settledBefore)
    {
        var changedAt = ChangedAt(facts);
        return new(facts.Size, changedAt < settledBefore ? changedAt : 0, facts.Identity?.Device ?? 0, facts.Identity?.Inode ?? 0);
    }

    /// <summary>The state of a database: its newest rows may be in its <c>-wal</c>.</summary>
    /// <param name="facts">What is known of the file.</param>
    /// <param name="wal">What is known of its <c>-wal</c>.</param>
    /// <param name="settledBefore">As for <see cref="VersionOf(in FileFacts, long)"/>.</param>
    public static LogVersion VersionOf(in FileFacts facts, in FileFacts wal, long settledBefore)
    {
        var version = VersionOf(facts, settledBefore);
        if (wal.Kind != FileKind.Regular)
            return version;
        var changedAt = Math.Max(ChangedAt(facts), ChangedAt(wal));
        return version with { Size = facts.Size + wal.Size, ChangedAt = changedAt < settledBefore ? changedAt : 0 };
    }

    // The time of the last change to content or rights: unlike the time of writing nobody can set it back.
    static long ChangedAt(in FileFacts facts) => facts.Version is var (_, seconds, nanoseconds)
        ? seconds * 1_000_000_000 + nanoseconds
        : (facts.ModifiedAt - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
