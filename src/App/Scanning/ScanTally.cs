using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>Adds up what was read and what could not be, and gathers the logs that are merged.</summary>
/// <param name="notes">Told which logs were read in part.</param>
internal sealed class ScanTally(ScanNotes notes)
{
    int files;
    int skipped;
    int gone;

    /// <summary>The sum.</summary>
    public LogCoverage Coverage => new() { Files = files, UnreadableFiles = notes.Unreadable, SkippedLines = skipped, GoneFiles = gone };

    /// <summary>Adds the logs of one agent, and gives those that are merged.</summary>
    /// <param name="format">The agent.</param>
    /// <param name="turns">The logs of all agents that were found, read.</param>
    /// <param name="gone">Those that are gone.</param>
    public List<ScannedLog> LogsOf(LogFormat format, IReadOnlyList<LogTurn> turns, IReadOnlyList<KeptLog> gone)
    {
        var logs = new List<ScannedLog>();
        foreach (var turn in turns.Where(turn => turn.Log.Format == format))
            Add(turn, logs);
        foreach (var log in gone.Where(log => log.Agent == format.Agent))
            Add(log, logs);
        return logs;
    }

    void Add(LogTurn turn, List<ScannedLog> logs)
    {
        var (path, outcome) = (turn.Log.Path, turn.Outcome);
        if (outcome.IsMissing)
        {
            if (turn.Kept is { } kept)
                Add(kept, logs);
            return;
        }
        files++;
        if (outcome.Fault is { } fault)
            notes.AddUnreadable(path, outcome.Batch is null ? fault : $"{fault}; what was read of it before counts");
        if (outcome.HalfWritten > 0)
            notes.Add(path, "is half written or damaged; what was read of it before counts");
        else if (outcome.Batch is { Skipped: > 0 and var lines })
            notes.Add(path, lines == 1 ? "has 1 part that could not be understood and is not counted" : $"has {lines} parts that could not be understood and are not counted");
        skipped += outcome.HalfWritten;
        Add(path, outcome.Batch, logs);
        AddGone(path, outcome.Earlier, logs);
    }

    void Add(KeptLog kept, List<ScannedLog> logs)
    {
        if (kept.Batch is null)
            notes.AddUnreadable(kept.Path, "is gone, and what was kept of it cannot be read");
        AddGone(kept.Path, kept.Batch, logs);
        AddGone(kept.Path, kept.Earlier, logs);
    }

    void AddGone(string path, LogBatch? batch, List<ScannedLog> logs)
    {
        if (batch is null or { Records.Count: 0 })
            return;
        files++;
        gone++;
        Add(path, batch, logs);
    }

    void Add(string path, LogBatch? batch, List<ScannedLog> logs)
    {
        if (batch is null)
            return;
        skipped += batch.Skipped;
        logs.Add(new(path, batch));
    }
}
