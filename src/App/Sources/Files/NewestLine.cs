using System.Text;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Sources.Files;

/// <summary>
/// Finds the newest line that is meant in logs of JSON lines, which may be thousands of files: the file changed last comes first, each is read from its end,
/// and none is opened that was last changed before the line found. Lines are parsed only where the names stand that the condition needs.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="request">Its request, with the file.</param>
/// <param name="context">Whose.</param>
/// <param name="time">Measures the work.</param>
internal sealed class NewestLine(SourceDefinition source, RequestDefinition request, ExtractionContext context, TimeProvider time)
{
    /// <summary>The longest work.</summary>
    public static readonly TimeSpan MostWork = TimeSpan.FromSeconds(2);

    /// <summary>Most bytes that are read, over all files.</summary>
    public const long MostBytes = 256L << 20;

    /// <summary>Nothing that refills is longer than a month: what an older file says has passed.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromDays(35);

    readonly byte[][] names = [.. (request.File!.When?.Filter.NeededNames ?? []).Select(name => Encoding.UTF8.GetBytes($"\"{name}\""))];
    readonly long began = time.GetTimestamp();
    long bytesRead;

    /// <summary>Most bytes that are read, over all files; less in tests.</summary>
    public long ByteLimit { get; init; } = MostBytes;

    /// <summary>The newest line as a document; a failure where no file could be read or the work was too much; neither where there is no such line.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="shorten">A path for messages.</param>
    public (Answer? Line, PollFailure? Failure) Find(IEnumerable<LocalFile> files, Func<string, string> shorten)
    {
        Answer? newest = null;
        PollFailure? failure = null;
        foreach (var file in files.Where(file => file.ModifiedAt > context.Now - Oldest).OrderByDescending(file => file.ModifiedAt))
        {
            if (newest is not null && file.ModifiedAt < newest.ObservedAt)
                break;
            var place = shorten(file.Path);
            if (IsTooMuch)
            {
                failure = new(State.Unreachable, $"{place}: no such line was found in {bytesRead >> 20} MiB of newer files, and the search was given up.");
                break;
            }

            var (line, fault) = Last(file, place);
            failure ??= fault;
            if (line is not null && !(line.ObservedAt <= newest?.ObservedAt))
                newest = line;
        }

        return newest is not null ? (newest, null) : (null, failure);
    }

    bool IsTooMuch => bytesRead >= ByteLimit || time.GetElapsedTime(began) >= MostWork;

    (Answer? Line, PollFailure? Failure) Last(LocalFile file, string place)
    {
        var (stream, failure) = ForeignFile.Open(file.Path, place);
        if (stream is null)
            return (null, failure);
        using (stream)
        {
            var before = bytesRead;
            try
            {
                var lines = new BackwardLines(stream);
                var (newest, foundAt) = ((Answer?)null, 0L);
                while (!IsTooMuch && lines.TryRead(out var line))
                {
                    bytesRead = before + lines.BytesRead;
                    // Lines of several turns at once may be out of order, so the block that has one is read to its beginning.
                    if (newest is not null && lines.BytesRead > foundAt)
                        break;
                    if (Meant(line, file, place) is { } meant && !(meant.ObservedAt <= newest?.ObservedAt))
                        (newest, foundAt) = (meant, lines.BytesRead);
                }

                return (newest, null);
            }
            catch (IOException fault)
            {
                return (null, new(State.Unreachable, $"{place} cannot be read ({fault.GetType().Name})."));
            }
        }
    }

    // What is cut off, as the last line of a file that is being written, is no JSON and so no such line.
    Answer? Meant(ReadOnlyMemory<byte> line, LocalFile file, string place)
    {
        foreach (var name in names)
        {
            if (line.Span.IndexOf(name) < 0)
                return null;
        }

        return LocalDocuments.Judge(source, request, line, file.ModifiedAt, context).At is { } at ? Answer.OfMachine(request.Id, line.ToArray(), at, place) : null;
    }
}
