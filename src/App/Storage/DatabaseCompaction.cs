using Fuelgauge.App.Files;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>Rolls all up that is due, and packs the file.</summary>
internal static class DatabaseCompaction
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How long another process may go on writing before we give up.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(SqliteDatabase.TimeoutSeconds);

    /// <summary>Compacts it.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="retention">How long the history keeps what.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops between two slices of work.</param>
    /// <returns>Bytes before and after.</returns>
    /// <exception cref="StorageException">It is not there, damaged, full, or another process holds it. What was rolled up stays rolled up; no reading is lost.</exception>
    public static async Task<(long Before, long After)> RunAsync(string path, Retention retention, TimeProvider time, CancellationToken cancellation)
    {
        if (!PrivateFile.IsThere(path))
            throw new StorageException(StorageFault.NoAccess, $"{path} is not there yet; the first check makes it.");
        var before = Bytes(path);
        using (var log = SqliteReadingLog.Open(path, time.LocalTimeZone))
            await RollUpAsync(log, path, retention, time, cancellation);
        using (var database = SqliteDatabase.OpenAsItIs(path))
            Pack(database);
        return (before, Bytes(path));
    }

    static async Task RollUpAsync(SqliteReadingLog log, string path, Retention retention, TimeProvider time, CancellationToken cancellation)
    {
        var waited = TimeSpan.Zero;
        while (log.RollUp(retention, time, Round) is var progress and not RollUpProgress.Done)
        {
            cancellation.ThrowIfCancellationRequested();
            if (progress == RollUpProgress.More)
            {
                waited = TimeSpan.Zero;
                continue;
            }

            if ((waited += Pause) > Patience)
                throw Held(path);
            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>VACUUM writes the whole database to the log; only then is the file cut, which readers that are at it delay.</summary>
    static void Pack(SqliteDatabase database) => database.Read(() =>
    {
        database.Execute("VACUUM");
        using var rows = database.Query("PRAGMA wal_checkpoint(TRUNCATE)");
        return rows.Read() && rows.GetInt64(0) == 0 ? true : throw Held(database.Path);
    });

    static long Bytes(string path) => FileFacts.Of(path).Size + FileFacts.Of(path + "-wal").Size;

    static StorageException Held(string path) => new(StorageFault.Locked,
        $"{path}: another program is at work in it, so it was not packed; nothing is lost. End it (\"fuelgauge watch\" perhaps), or try again.");
}
