using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Files;

/// <summary>A regular file that was found.</summary>
/// <param name="Path">Where; a link where one leads to it.</param>
/// <param name="ModifiedAt">When its content last changed, UTC.</param>
/// <param name="Size">In bytes.</param>
internal readonly record struct LocalFile(string Path, DateTimeOffset ModifiedAt, long Size);

/// <summary>Finds the files that a definition's paths mean. <c>*</c> and <c>?</c> stand for part of one name, in what the definition wrote; what a variable holds is taken as it is.</summary>
internal static class LocalFiles
{
    static readonly char[] Wildcards = ['*', '?'];

    // Folders that may not be read hold nothing for us.
    static readonly EnumerationOptions Visible = new() { MatchType = MatchType.Simple, AttributesToSkip = FileAttributes.None };

    /// <summary>Whether there is one at least: looks no further.</summary>
    public static bool Any(IReadOnlyList<LocalPath> paths, HostEnvironment environment) => paths.Count > 0 && Find(paths, environment).Any();

    /// <summary>All that are there, in no order.</summary>
    public static IEnumerable<LocalFile> Find(IReadOnlyList<LocalPath> paths, HostEnvironment environment) => LocalPath.All(paths, environment)
        .SelectMany(path => Matches(path, environment))
        .Distinct(StringComparer.Ordinal)
        .Select(file => (Path: file, Facts: FileFacts.OfTarget(file)))
        .Where(file => file.Facts.Kind == FileKind.Regular)
        .Select(file => new LocalFile(file.Path, file.Facts.ModifiedAt, file.Facts.Size));

    static IEnumerable<string> Matches(LocalPath path, HostEnvironment environment)
    {
        var first = path.Written.IndexOfAny(Wildcards);
        var folder = first < 0 ? path.Written.Length : path.Written.LastIndexOf('/', first);
        return (path with { Written = path.Written[..folder] }).Expand(environment) is { } known
            ? Matches(known, path.Written[folder..].Split('/', StringSplitOptions.RemoveEmptyEntries))
            : [];
    }

    static IEnumerable<string> Matches(string folder, ReadOnlyMemory<string> segments)
    {
        if (segments.IsEmpty)
            return [folder];
        var (segment, rest) = (segments.Span[0], segments[1..]);
        if (segment.IndexOfAny(Wildcards) < 0)
            return Matches(Path.Join(folder, segment), rest);
        if (!Directory.Exists(folder))
            return [];
        return rest.IsEmpty
            ? Directory.EnumerateFiles(folder, segment, Visible)
            : Directory.EnumerateDirectories(folder, segment, Visible).SelectMany(inner => Matches(inner, rest));
    }
}
