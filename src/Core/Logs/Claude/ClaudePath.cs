namespace Fuelgauge.Core.Logs.Claude;

/// <summary>What the path of a log says: whose project, and whose session.</summary>
/// <param name="Project">The folder named after the working folder; empty for none.</param>
/// <param name="Session">The session; null where only the lines know it.</param>
sealed record ClaudePath(string Project, string? Session)
{
    const string Extension = ".jsonl";
    const string DesktopProjects = ".claude/projects/";

    /// <summary>Whether a path is one of a log.</summary>
    public static bool IsLog(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>Whether a path in a store of the desktop program is one of a log.</summary>
    public static bool IsDesktopLog(string path) => IsLog(path) && path.Contains(DesktopProjects, StringComparison.Ordinal);

    /// <summary>
    /// Reads a path below <c>projects/</c>: <c>FOLDER/SESSION.jsonl</c>; with side chains in <c>FOLDER/SESSION/subagents/</c> and, before them, in
    /// <c>FOLDER/SESSION/</c>. The oldest side chains lie beside the sessions as <c>FOLDER/agent-ID.jsonl</c> and name their session in each line.
    /// </summary>
    public static ClaudePath Of(string path)
    {
        var projects = path.LastIndexOf(DesktopProjects, StringComparison.Ordinal);
        var parts = (projects < 0 ? path : path[(projects + DesktopProjects.Length)..]).Split('/');
        if (parts.Length > 2)
            return new(parts[0], parts[1]);
        var name = parts[^1].EndsWith(Extension, StringComparison.Ordinal) ? parts[^1][..^Extension.Length] : parts[^1];
        var project = parts.Length == 2 ? parts[0] : "";
        return new(project, name.StartsWith("agent-", StringComparison.Ordinal) ? null : name);
    }

    /// <summary>Whether the project's folder is named after a working folder: every character but letters and digits of ASCII is <c>-</c> in it.</summary>
    public bool IsNamedAfter(string folder)
    {
        if (folder.Length != Project.Length)
            return false;
        for (var index = 0; index < folder.Length; index++)
        {
            if (Project[index] != (char.IsAsciiLetterOrDigit(folder[index]) ? folder[index] : '-'))
                return false;
        }

        return true;
    }
}
