namespace Fuelgauge.Core.Logs;

/// <summary>Reads one log into its batch. One of <see cref="ILineReader"/>, <see cref="IDocumentReader"/>, <see cref="ITableReader"/>.</summary>
public interface ILogReader;

/// <summary>Reads a log of lines, block by block, from the first to the last.</summary>
public interface ILineReader : ILogReader
{
    /// <summary>Reads whole lines. What cannot be understood is skipped and counted in the batch.</summary>
    /// <param name="lines">Lines, each with its <c>\n</c>; only the last line of a file may lack it.</param>
    void Read(ReadOnlySpan<byte> lines);

    /// <summary>What must be known to go on after what was read, beside the batch: bytes of the reader's own form. Empty for nothing.</summary>
    byte[] State { get; }
}

/// <summary>Reads a log that is one document.</summary>
public interface IDocumentReader : ILogReader
{
    /// <summary>Reads it. One that cannot be understood, or is half written, adds nothing and is counted as skipped.</summary>
    /// <param name="document">The whole file.</param>
    void Read(ReadOnlySpan<byte> document);
}

/// <summary>Reads a log that is a SQLite database.</summary>
public interface ITableReader : ILogReader
{
    /// <summary>The table that must be there; the log is not this agent's otherwise.</summary>
    string Table { get; }

    /// <summary>What is asked: one statement that only reads. <c>?1</c> is <see cref="Watermark"/> where it occurs.</summary>
    string Sql { get; }

    /// <summary>What the newest row read so far says; 0 to begin with.</summary>
    long Watermark { get; }

    /// <summary>Reads one row.</summary>
    void Read(ITableRow row);

    /// <summary>What must be known to go on: bytes of the reader's own form.</summary>
    byte[] State { get; }
}

/// <summary>A row of a database, column by column from 0.</summary>
public interface ITableRow
{
    /// <summary>A column as text or bytes in UTF-8, valid until the next row; empty for null.</summary>
    ReadOnlySpan<byte> Text(int column);

    /// <summary>A column as an integer; null for null and for what is none.</summary>
    long? Integer(int column);

    /// <summary>A column as a decimal; null for null and for what is no number.</summary>
    decimal? Number(int column);
}
