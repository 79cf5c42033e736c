using Fuelgauge.Core.Logs;

namespace Fuelgauge.Core.Usage;

/// <summary>The folders of projects.</summary>
static class ProjectPaths
{
    /// <summary>The path of a project's folder, as a number of the ledger's texts: what the ledger says, or the key where that is a path; 0 where it is not known.</summary>
    public static int Of(UsageLedger ledger, int project) =>
        ledger.ProjectPaths.TryGetValue(project, out var path) && path != 0 ? path
        : IsPath(ledger.Texts[project]) ? project
        : 0;

    /// <summary>The last part of a path, of whatever system.</summary>
    public static ReadOnlySpan<char> FolderName(string path)
    {
        var folder = path.AsSpan().TrimEnd("/\\");
        return folder[(folder.LastIndexOfAny('/', '\\') + 1)..];
    }

    // The log may come from another system than this one.
    static bool IsPath(string key) => key is ['/', ..] or ['\\', '\\', ..] or [_, ':', '/' or '\\', ..];
}
