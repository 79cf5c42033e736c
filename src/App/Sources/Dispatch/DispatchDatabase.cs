using Fuelgauge.App.Files;
using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Model;
using SQLitePCL;

namespace Fuelgauge.App.Sources.Dispatch;

/// <summary>
/// The dispatcher's database, which others write all the time: read without a lock that could stop them, and without making or changing a file.
/// A plain read-only opening of a cleanly closed WAL database would leave <c>-wal</c> and <c>-shm</c> behind, so one without a <c>-wal</c> is opened as
/// immutable; with one, a writer is (or died) at work and its rows are read through it.
/// </summary>
internal sealed class DispatchDatabase(string path, TimeProvider clock)
{
    static readonly TimeSpan MostWork = TimeSpan.FromSeconds(2);

    /// <summary>Counts completed tasks of some executors.</summary>
    /// <param name="executors">Executor names, in any case.</param>
    /// <param name="since">Only tasks completed at this instant or later; null for all.</param>
    public DispatchCount Count(IReadOnlyCollection<string> executors, DateTimeOffset? since)
    {
        if (FileFacts.Of(path).Kind == FileKind.Missing)
            return DispatchCount.Failed(State.NoData, $"{path}: there is no dispatch database, so completed tasks are unknown. Name it with --dispatch-db or DISPATCH_DB.");
        if (!RealPath.IsTrustedFile(path))
            return DispatchCount.Failed(State.Auth, $"{path}: the dispatch database is no plain file, or is reached through a link that is not yours. Name the file itself with --dispatch-db.");
        var first = Attempt(executors, since, out var isFinal);
        return isFinal ? first : Attempt(executors, since, out _);
    }

    /// <summary>One reading.</summary>
    /// <param name="executors">Executor names.</param>
    /// <param name="since">Only tasks completed since.</param>
    /// <param name="isFinal">False when the file changed under the reader, or looked damaged, as it does in the middle of a change.</param>
    DispatchCount Attempt(IReadOnlyCollection<string> executors, DateTimeOffset? since, out bool isFinal)
    {
        var (before, hasWal) = (Fingerprint(), HasWal);
        if (hasWal && FileFacts.Of(path + "-shm").Kind == FileKind.Missing)
        {
            // Read-only would make a -shm, and immutable would miss rows. A writer that begins has made it a moment later.
            isFinal = false;
            return DispatchCount.Failed(State.Unreachable, $"{path}: its -wal is without the -shm beside it, so rows in it cannot be read without making a file. Open it with the dispatcher once.");
        }
        try
        {
            using var connection = Open(hasWal);
            var started = clock.GetTimestamp();
            raw.sqlite3_progress_handler(connection, 10_000, _ => clock.GetElapsedTime(started) > MostWork ? 1 : 0, null);
            var count = new DispatchTables(connection, clock.LocalTimeZone).Count(executors, since);
            isFinal = hasWal || !HasWal && Fingerprint() == before;
            return count is { } known ? known : DispatchCount.Failed(State.Unrecognized, $"{path}: this is not the database of a dispatcher (no table \"tasks\" with id and status). Name the right file with --dispatch-db.");
        }
        catch (SqliteFault exception)
        {
            isFinal = exception.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_INTERRUPT or raw.SQLITE_PERM;
            return Explain(exception);
        }
    }

    bool HasWal => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 } || FileFacts.Of(path + "-shm").Kind != FileKind.Missing;

    (long Length, DateTime Written) Fingerprint() => new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;

    sqlite3 Open(bool hasWal)
    {
        var connection = SqliteConnector.Open($"{new Uri(path).AbsoluteUri}?{(hasWal ? "mode=ro" : "immutable=1")}", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI, MostWork);
        try
        {
            SqliteFault.Check(raw.sqlite3_exec(connection, "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON"), connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    DispatchCount Explain(SqliteFault exception) => exception.Code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => DispatchCount.Failed(State.Unreachable, $"{path}: the dispatcher held its database for 2 s. The next read tries again."),
        raw.SQLITE_INTERRUPT => DispatchCount.Failed(State.Unreachable, $"{path}: counting the tasks took more than 2 s and was given up."),
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => DispatchCount.Failed(State.Unrecognized, $"{path}: the dispatch database is damaged, or is none. Name the right file with --dispatch-db."),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY => DispatchCount.Failed(State.Auth, $"{path}: the dispatch database cannot be read. Give yourself the right to read it and its -wal and -shm."),
        _ => DispatchCount.Failed(State.Unrecognized, $"{path}: the dispatch database cannot be read (SQLite {exception.ExtendedCode})."),
    };
}
