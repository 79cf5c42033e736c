namespace Fuelgauge.Core.Logs.Claude;

/// <summary>Finds the working folders behind projects: the name of a project's folder cannot be turned back into the path it was made of.</summary>
static class ClaudeProjects
{
    /// <summary>Tells the ledger of each project the folder that its logs name: one after which it is named, before any other; of several the first by name.</summary>
    public static void Name(IReadOnlyList<ScannedLog> logs, UsageLedger ledger)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var batch in logs.Select(log => log.Batch).Where(batch => batch.ProjectPath != 0 && batch.Records.Count > 0))
        {
            string project = batch.Texts[batch.Records[0].Project], folder = batch.Texts[batch.ProjectPath];
            if (project.Length > 0 && (!folders.TryGetValue(project, out var known) || IsBetter(project, folder, known)))
                folders[project] = folder;
        }
        foreach (var (project, folder) in folders)
            ledger.ProjectPaths[ledger.Texts.Number(project)] = ledger.Texts.Number(folder);
    }

    static bool IsBetter(string project, string folder, string known)
    {
        var path = new ClaudePath(project, null);
        var isNamedAfter = path.IsNamedAfter(folder);
        return isNamedAfter != path.IsNamedAfter(known) ? isNamedAfter : string.CompareOrdinal(folder, known) < 0;
    }
}
