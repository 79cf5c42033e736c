using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.Wire;

/// <summary><c>fuelgauge.db/1</c>: what <c>db check</c> prints with <c>--format json</c>. Keys are stable and added to, never renamed; absent is null.</summary>
public sealed record DatabaseReport
{
    /// <summary>Name of the schema.</summary>
    public const string SchemaName = "fuelgauge.db/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>The file, absolute.</summary>
    public required string Path { get; init; }

    /// <summary>True when nothing in it is damaged.</summary>
    public required bool Ok { get; init; }

    /// <summary>Size of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Size of what is written and not yet in the file itself (<c>-wal</c>).</summary>
    public required long WalBytes { get; init; }

    /// <summary>Bytes in the file that hold nothing.</summary>
    public required long FreeBytes { get; init; }

    /// <summary>Permissions as <c>0600</c>; null on Windows.</summary>
    public string? Mode { get; init; }

    /// <summary>Version of its schema.</summary>
    public required long Version { get; init; }

    /// <summary>What is damaged, in words.</summary>
    public required IReadOnlyList<string> Damage { get; init; }

    /// <summary>What is not damaged and needs a hand.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows by what they are: <c>readings</c>, <c>quarter_hours</c>…; empty where they cannot be counted.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>The oldest reading, UTC; null without any.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>The newest reading, UTC; null without any.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Findings on the wire.</summary>
    public static DatabaseReport Of(DatabaseFindings findings) => new()
    {
        Path = findings.Path,
        Ok = findings.Damage.Count == 0,
        Bytes = findings.Bytes,
        WalBytes = findings.LogBytes,
        FreeBytes = findings.FreeBytes,
        Mode = findings.Mode,
        Version = findings.Version,
        Damage = findings.Damage,
        Warnings = findings.Warnings,
        Rows = findings.Rows.ToDictionary(),
        OldestAt = findings.OldestAt,
        NewestAt = findings.NewestAt,
    };
}
