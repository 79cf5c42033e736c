namespace Fuelgauge.Core.Logs;

/// <summary>What was read, and what could not be: so that a sum never hides what it lacks.</summary>
public sealed record LogCoverage
{
    /// <summary>Logs that were looked at, kept ones included.</summary>
    public int Files { get; init; }

    /// <summary>Logs that could not be opened or read.</summary>
    public int UnreadableFiles { get; init; }

    /// <summary>Lines, documents and rows that should have been understood and were not.</summary>
    public int SkippedLines { get; init; }

    /// <summary>Logs that are gone and whose usage is kept from earlier readings.</summary>
    public int GoneFiles { get; init; }
}
