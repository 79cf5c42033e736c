using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>What came of a log that was found.</summary>
internal sealed record LogOutcome
{
    /// <summary>What it holds; null where that is not known.</summary>
    public LogBatch? Batch { get; init; }

    /// <summary>What earlier content of it held; null for none.</summary>
    public LogBatch? Earlier { get; init; }

    /// <summary>What is to be kept instead of what was; null where that stays.</summary>
    public KeptLog? After { get; init; }

    /// <summary>Why it could not be read, to follow its path in a sentence; null where it could.</summary>
    public string? Fault { get; init; }

    /// <summary>Documents that were half written and in whose place what they held before counts.</summary>
    public int HalfWritten { get; init; }

    /// <summary>True where there is no such log, after all: it vanished, or is a database of something else.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The outcome where what is kept of the log is all that is known of it.</summary>
    public static LogOutcome Kept(KeptLog? kept) => new() { Batch = kept?.Batch, Earlier = kept?.Earlier };
}
