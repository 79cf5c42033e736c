using System.Buffers;
using Fuelgauge.Core.Logs;
using Microsoft.Win32.SafeHandles;

namespace Fuelgauge.App.Scanning;

/// <summary>Reads one log after another, on one thread, with its own buffers.</summary>
/// <param name="options">How.</param>
/// <param name="isIndexed">Whether what is read will be kept.</param>
/// <param name="settledBefore">As for <see cref="FoundLog.VersionOf(in Files.FileFacts, long)"/>.</param>
/// <param name="clock">Measures the work on databases.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class LogReading(ScanOptions options, bool isIndexed, long settledBefore, TimeProvider clock, CancellationToken cancellation)
{
    readonly LineBlocks blocks = new(options);

    // Where the records of a log gather, to be copied when their number is known: growing a list for each log would take three times the memory.
    readonly List<UsageRecord> gathered = new(1024);

    readonly LogEnds ends = new();

    /// <summary>Reads a log: on from where an earlier reading ended, or anew.</summary>
    /// <param name="log">The log.</param>
    /// <param name="kept">What is kept of it; null for nothing.</param>
    public LogOutcome Read(FoundLog log, KeptLog? kept)
    {
        try
        {
            var beside = new BesideFiles(log.Place.Folder, settledBefore);
            if (log.Place.Kind == LogKind.Database)
                return new TableReading(options, clock).Read(log, kept, beside, CanContinue(log, kept, beside));
            // No lock is taken (App.csproj says why), and whoever writes, renames or deletes it goes on.
            using var handle = File.OpenHandle(log.RealPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return log.Place.Kind == LogKind.Lines ? ReadLines(log, kept, handle, beside) : ReadDocument(log, kept, handle, beside);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return LogOutcome.Kept(kept) with { IsMissing = true };
        }
        catch (UnauthorizedAccessException)
        {
            return LogOutcome.Kept(kept) with { Fault = "cannot be read: permission denied" };
        }
        catch (IOException fault)
        {
            return LogOutcome.Kept(kept) with { Fault = $"cannot be read ({fault.GetType().Name})" };
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            // A reader that meets what its author did not think of costs one log, not the report.
            return LogOutcome.Kept(kept) with { Fault = $"is in a form that cannot be read ({fault.GetType().Name})" };
        }
    }

    bool CanContinue(FoundLog log, KeptLog? kept, BesideFiles beside) =>
        kept is { Batch: not null } && !options.IsRebuild && kept.ReaderVersion == log.Format.Version && beside.AreUnchanged(kept.Beside);

    LogOutcome ReadLines(FoundLog log, KeptLog? kept, SafeFileHandle handle, BesideFiles beside)
    {
        ends.Clear();
        var beginsAlike = kept is null || kept.ReadTo == 0 || ends.Begin(handle, kept.ReadTo) && ends.Fingerprint == kept.Ends;
        var continues = beginsAlike && kept is { ReadTo: > 0 } && CanContinue(log, kept, beside);
        if (!continues)
            ends.Clear();
        gathered.Clear();
        var batch = continues ? kept!.Base ?? kept.Batch! : new LogBatch { Records = gathered };
        var reader = (ILineReader)Open(log, batch, continues ? kept!.State : [], beside);
        blocks.Read(handle, continues ? kept!.ReadTo : 0, log.Version.Size, reader, isIndexed ? ends : null, cancellation);
        batch.Skipped += blocks.TooLong;
        var state = isIndexed ? reader.State : [];
        var before = ReadUnfinished(batch, reader);
        batch = Copy(batch);
        // What only an unfinished line tells may be gone when it is finished.
        var earlier = kept is null ? null : Earlier(beginsAlike ? [kept.Earlier] : [kept.Earlier, kept.Batch], before ?? batch, log);
        return new()
        {
            Batch = batch,
            Earlier = earlier,
            After = !isIndexed ? null : KeptOf(log, batch, beside) with { ReadTo = blocks.ReadTo, Ends = ends.Fingerprint, State = state, Base = before, Earlier = earlier },
        };
    }

    /// <summary>Tries a last line without an end as if it had one.</summary>
    /// <returns>The batch without what it gave; null where it gave nothing, or nothing is kept.</returns>
    LogBatch? ReadUnfinished(LogBatch batch, ILineReader reader)
    {
        batch.Provisional = 0;
        if (blocks.Unfinished.IsEmpty)
            return null;
        var image = isIndexed ? LogImage.Write(batch) : null;
        var (records, skipped) = (batch.Records.Count, batch.Skipped);
        reader.Read(blocks.Unfinished);
        batch.Skipped = skipped;
        batch.Provisional = Math.Max(0, batch.Records.Count - records);
        // A reader may also have folded it into an earlier record, so that only the whole batch tells.
        return image is null || LogImage.Write(batch).AsSpan().SequenceEqual(image) ? null : LogImage.Read(image);
    }

    LogOutcome ReadDocument(FoundLog log, KeptLog? kept, SafeFileHandle handle, BesideFiles beside)
    {
        var length = RandomAccess.GetLength(handle);
        if (length > options.MostDocumentBytes)
            return LogOutcome.Kept(kept) with { Fault = $"is larger than {options.MostDocumentBytes >> 20} MiB, so it was not read" };
        var bytes = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var document = bytes.AsSpan(0, Fill(handle, bytes.AsSpan(0, (int)length)));
            gathered.Clear();
            var batch = new LogBatch { Records = gathered };
            ((IDocumentReader)Open(log, batch, [], beside)).Read(document);
            batch = Copy(batch);
            if (batch is { Skipped: > 0, Records.Count: 0 } && kept?.Batch is { Records.Count: > 0 })
                return LogOutcome.Kept(kept) with { HalfWritten = batch.Skipped };
            if (!isIndexed)
                return new() { Batch = batch };
            ends.Clear();
            ends.Add(document);
            return new() { Batch = batch, Earlier = kept?.Earlier, After = KeptOf(log, batch, beside) with { ReadTo = document.Length, Ends = ends.Fingerprint, Earlier = kept?.Earlier } };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Opens the format's reader of a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="batch">Where its records go.</param>
    /// <param name="state">The reader's state to go on from; empty to begin.</param>
    /// <param name="beside">Reads files beside it.</param>
    public static ILogReader Open(FoundLog log, LogBatch batch, byte[] state, BesideFiles beside) =>
        log.Format.Open(new LogFile(log.Below, log.ModifiedAt) { Beside = beside.Read }, batch, state);

    /// <summary>What is to be kept of a log that was read.</summary>
    public static KeptLog KeptOf(FoundLog log, LogBatch batch, BesideFiles beside) => new()
    {
        Agent = log.Format.Agent,
        Path = log.Path,
        Version = log.Version,
        ReaderVersion = log.Format.Version,
        Beside = beside.Versions(),
        Batch = batch,
    };

    /// <summary>What stays counted of earlier content.</summary>
    public static LogBatch? Earlier(IReadOnlyList<LogBatch?> earlier, LogBatch batch, FoundLog log) =>
        earlier.Any(known => known is not null) ? ReplacedRecords.Of(earlier, batch, log.Path) : null;

    LogBatch Copy(LogBatch batch) => batch.Records != gathered ? batch : new()
    {
        Records = [.. gathered],
        Texts = batch.Texts,
        Session = batch.Session,
        Parent = batch.Parent,
        ProjectPath = batch.ProjectPath,
        EndsAt = batch.EndsAt,
        Skipped = batch.Skipped,
        Mismatched = batch.Mismatched,
        Provisional = batch.Provisional,
    };

    static int Fill(SafeFileHandle handle, Span<byte> bytes)
    {
        var filled = 0;
        for (int length; filled < bytes.Length && (length = RandomAccess.Read(handle, bytes[filled..], filled)) > 0;)
            filled += length;
        return filled;
    }
}
