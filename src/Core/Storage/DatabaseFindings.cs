namespace Fuelgauge.Core.Storage;

/// <summary>What a look into a history's file has found.</summary>
public sealed record DatabaseFindings
{
    /// <summary>The file, absolute.</summary>
    public required string Path { get; init; }

    /// <summary>Size of the file.</summary>
    public long Bytes { get; init; }

    /// <summary>Size of what is written and not yet in the file itself.</summary>
    public long LogBytes { get; init; }

    /// <summary>Bytes in the file that hold nothing.</summary>
    public long FreeBytes { get; init; }

    /// <summary>Permissions as <c>0600</c>; null on Windows.</summary>
    public string? Mode { get; init; }

    /// <summary>Version of its schema; 0 for an earlier monitor's.</summary>
    public long Version { get; init; }

    /// <summary>What is broken, in words; empty where all is well.</summary>
    public required IReadOnlyList<string> Damage { get; init; }

    /// <summary>What is not broken and needs a hand; empty where nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Rows by what they are, in the order to show them; empty where they cannot be counted.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Rows { get; init; }

    /// <summary>The oldest reading, or what is kept of it, UTC; null without any.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>The newest reading, UTC; null without any.</summary>
    public DateTimeOffset? NewestAt { get; init; }
}
