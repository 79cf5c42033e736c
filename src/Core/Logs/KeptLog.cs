namespace Fuelgauge.Core.Logs;

/// <summary>What is kept of one log.</summary>
public sealed record KeptLog
{
    LogBatch? batch;
    byte[]? image;

    /// <summary>Which of all that was ever kept this is, as the index numbers it; 0 for what it has not kept yet.</summary>
    public long Number { get; init; }

    /// <summary>The agent's word.</summary>
    public required string Agent { get; init; }

    /// <summary>Absolute path at which it was found.</summary>
    public required string Path { get; init; }

    /// <summary>Which file it was, and in which state.</summary>
    public required LogVersion Version { get; init; }

    /// <summary><see cref="LogFormat.Version"/> of the reader.</summary>
    public required int ReaderVersion { get; init; }

    /// <summary>Bytes from the beginning that need no second reading: all whole lines, or a whole document. Of a database its size without the <c>-wal</c>.</summary>
    public long ReadTo { get; init; }

    /// <summary>Fingerprint of the first and last bytes up to <see cref="ReadTo"/>, by which the same content is known again; 0 for none.</summary>
    public UInt128 Ends { get; init; }

    /// <summary>The reader's state at <see cref="ReadTo"/>, in its own form.</summary>
    public byte[] State { get; init; } = [];

    /// <summary>The files beside the log that were looked into, and their versions, in the scanner's own form; empty for none.</summary>
    public byte[] Beside { get; init; } = [];

    /// <summary>What the log holds; null when what was kept of that is damaged. Not for two threads at once: <see cref="Image"/> is unpacked when it is first asked for.</summary>
    public LogBatch? Batch
    {
        get
        {
            if (image is not null)
                (batch, image) = (LogImage.Read(image), null);
            return batch;
        }
        init => (batch, image) = (value, null);
    }

    /// <summary>The same, packed.</summary>
    public byte[] Image
    {
        init => image = value;
    }

    /// <summary>What it held at <see cref="ReadTo"/>, where an unfinished last line behind it changed the batch; null where none did.</summary>
    public LogBatch? Base { get; init; }

    /// <summary>Responses of earlier content of the same path, which was replaced and does not tell them any more; null for none.</summary>
    public LogBatch? Earlier { get; init; }
}

/// <summary>A file in a state: where two are equal, its content is.</summary>
/// <param name="Size">Bytes, those of a database's <c>-wal</c> included.</param>
/// <param name="ChangedAt">When it last changed, in nanoseconds since 1970; 0 where it may have changed again without another time to show for it, and then it is equal to none.</param>
/// <param name="Device">The device it is on; 0 where the platform does not say.</param>
/// <param name="Inode">Its number there; 0 where the platform does not say.</param>
public readonly record struct LogVersion(long Size, long ChangedAt, long Device, long Inode)
{
    /// <summary>Whether both are one file, whatever became of it in between; false where the platform does not say.</summary>
    public bool IsFileOf(LogVersion other) => Inode != 0 && Inode == other.Inode && Device == other.Device;

    /// <summary>Whether content read in the other state is that of this one.</summary>
    public bool HasContentOf(LogVersion other) => ChangedAt != 0 && this == other;
}
