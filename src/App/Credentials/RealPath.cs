namespace Fuelgauge.App.Credentials;

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
        var allOurs = FileStatus.Of(real, followLink: false) is { IsOurs: true };
        while (rest.TryPop(out var segment))
        {
            if (segment == "..")
            {
                real = System.IO.Path.GetDirectoryName(real) ?? "/";
                continue;
            }
            var next = System.IO.Path.Join(real, segment);
            if (FileStatus.Of(next, followLink: false) is not { } status)
                return null;
            allOurs &= status.IsOurs;
            if (!status.IsLink)
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
        return new RealPath(real, links == 0 || allOurs);
    }

    static IEnumerable<string> Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".");
}
