namespace Fuelgauge.Core.Logs.Codex;

/// <summary>What the path of a log says.</summary>
static class CodexPath
{
    const string Extension = ".jsonl";
    const int IdLength = 36;

    /// <summary>Whether a path is one of a log.</summary>
    public static bool IsLog(string path) => path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The name of a log: the file's without its ending.</summary>
    public static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
    }

    /// <summary>The session that a log is named after, <c>rollout-TIME-ID</c>; null when it is not.</summary>
    public static string? SessionOf(string path) =>
        NameOf(path) is { Length: > IdLength } name && Guid.TryParseExact(name[^IdLength..], "D", out _) ? name[^IdLength..] : null;
}
