using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Scanning;

/// <summary>Finds out which logs were moved: agents put them into archives, and users rename folders.</summary>
internal sealed class LogMoves
{
    readonly ILookup<(string Agent, long Device, long Inode), FoundLog> byFile;
    readonly ILookup<(string Agent, string Name), FoundLog> newByName;
    readonly LogEnds ends = new();

    /// <summary>Looks among some logs.</summary>
    /// <param name="turns">The logs that are there.</param>
    public LogMoves(IReadOnlyList<LogTurn> turns)
    {
        var there = turns.Where(turn => turn.Outcome is { IsMissing: false, Fault: null } && turn.Log.Place.Kind != LogKind.Database).ToList();
        byFile = there.Where(turn => turn.Log.Version.Inode != 0).ToLookup(turn => (turn.Log.Format.Agent, turn.Log.Version.Device, turn.Log.Version.Inode), turn => turn.Log);
        newByName = there.Where(turn => turn.Kept is null).ToLookup(turn => (turn.Log.Format.Agent, Path.GetFileName(turn.Log.Path)), turn => turn.Log);
    }

    /// <summary>
    /// Whether a log that is gone from its path is now under another one: the same file, or a new one of the same name where it was moved to another disk. In
    /// either case the bytes decide, since numbers of files and names are used again.
    /// </summary>
    /// <param name="log">What is kept of it.</param>
    public bool Holds(KeptLog log) => log.ReadTo > 0 && log.Ends != UInt128.Zero
        && byFile[(log.Agent, log.Version.Device, log.Version.Inode)].Concat(newByName[(log.Agent, Path.GetFileName(log.Path))]).Any(found => BeginsWith(found, log));

    bool BeginsWith(FoundLog found, KeptLog log)
    {
        if (found.Version.Size < log.ReadTo)
            return false;
        try
        {
            using var handle = File.OpenHandle(found.RealPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ends.Begin(handle, log.ReadTo) && ends.Fingerprint == log.Ends;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
