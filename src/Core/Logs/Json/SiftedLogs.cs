namespace Fuelgauge.Core.Logs.Json;

/// <summary>Logs before and after the merge that most formats share.</summary>
static class SiftedLogs
{
    /// <summary>A log with some of its records.</summary>
    public static ScannedLog With(this ScannedLog log, List<UsageRecord> records) =>
        log with { Batch = new LogBatch { Records = records, Texts = log.Batch.Texts, Session = log.Batch.Session, ProjectPath = log.Batch.ProjectPath } };

    /// <summary>Tells the ledger which folder stands behind a project that is only a key, where a log knows.</summary>
    /// <param name="logs">The logs.</param>
    /// <param name="ledger">The ledger.</param>
    public static void NameProjects(IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        var known = logs.Where(log => log.Batch.ProjectPath != 0)
            .SelectMany(log => log.Batch.Records.Select(record => record.Project).Where(project => project != 0).Distinct()
                .Select(project => (Project: log.Batch.Texts[project], Folder: log.Batch.Texts[log.Batch.ProjectPath])));
        foreach (var project in known.GroupBy(pair => pair.Project, pair => pair.Folder))
            ledger.ProjectPaths[ledger.Texts.Number(project.Key)] = ledger.Texts.Number(project.Min(StringComparer.Ordinal));
    }
}
