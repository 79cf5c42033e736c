namespace Fuelgauge.Core.Logs;

/// <summary>What one log holds: its records in the order they stand there, and what the merge must know of the log as a whole. Not safe for threads.</summary>
public sealed class LogBatch
{
    /// <summary>The records. Partial lines of one response may already be folded into one.</summary>
    public List<UsageRecord> Records { get; init; } = [];

    /// <summary>The texts they refer to.</summary>
    public LogTexts Texts { get; init; } = new();

    /// <summary>The session that the log itself is, where the log says so: a number of <see cref="Texts"/>; 0 for none.</summary>
    public int Session { get; set; }

    /// <summary>The session that this one continues (a fork's parent): a number of <see cref="Texts"/>; 0 for none.</summary>
    public int Parent { get; set; }

    /// <summary>The working folder, for people, where <see cref="UsageRecord.Project"/> is only a key: a number of <see cref="Texts"/>; 0 for none.</summary>
    public int ProjectPath { get; set; }

    /// <summary>The newest instant of any record in it, in milliseconds since 1970 UTC; 0 for none.</summary>
    public long EndsAt { get; set; }

    /// <summary>Lines, documents or rows that should have been understood and were not.</summary>
    public int Skipped { get; set; }

    /// <summary>Records whose own total is not the sum of what was read: a hint that the log's form has changed.</summary>
    public int Mismatched { get; set; }

    /// <summary>How many of the last <see cref="Records"/> come from an unfinished last line: a later reading reads that line again and replaces them.</summary>
    public int Provisional { get; set; }
}
