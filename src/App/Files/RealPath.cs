namespace Fuelgauge.App.Files;

/// <summary>Where a path really leads, on Unix.</summary>
/// <param name="Path">The path without any link in it.</param>
/// <param name="IsTrusted">True when no link was met, or every link, folder and the target belong to us or root.</param>
internal sealed record RealPath(string Path, bool IsTrusted)
{
    const int MostLinks = 40;

    /// <summary>Follows a path link by link.</summary>
    /// <returns>Null when a part does not exist, may not be seen, or the links run in a circle.</returns>
    public static RealPath? Of(string path)
    {
        var rest = new Stack<string>(Segments(path).Reverse());
        var real = "/";
        var links = 0;
        var allTrusted = FileFacts.Of(real).IsTrusted;
        while (rest.TryPop(out var segment))
        {
            if (segment == "..")
            {
                real = System.IO.Path.GetDirectoryName(real) ?? "/";
                continue;
            }
            var next = System.IO.Path.Join(real, segment);
            var facts = FileFacts.Of(next);
            if (facts.Kind == FileKind.Missing)
                return null;
            allTrusted &= facts.IsTrusted;
            if (facts.Kind != FileKind.Link)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks || new FileInfo(next).LinkTarget is not { } target)
                return null;
            if (System.IO.Path.IsPathRooted(target))
                real = "/";
            foreach (var step in Segments(target).Reverse())
                rest.Push(step);
        }
        return new RealPath(real, links == 0 || allTrusted);
    }

    /// <summary>True when a path can be read as a regular file and, where a link leads to it, every link, folder and the target belong to us or root. Links are not followed on Windows.</summary>
    public static bool IsTrustedFile(string path) => OperatingSystem.IsWindows()
        ? FileFacts.Of(path).Kind == FileKind.Regular
        : Of(path) is { IsTrusted: true } real && FileFacts.Of(real.Path).Kind == FileKind.Regular;

    static IEnumerable<string> Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".");
}
