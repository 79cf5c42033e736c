using Fuelgauge.App.Files;
using SQLitePCL;

namespace Fuelgauge.App.Sqlite;

/// <summary>Why a database of another program gave nothing.</summary>
internal enum ForeignFault
{
    /// <summary>It gave something.</summary>
    None,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>It is no plain file, or a link leads to it that is not ours.</summary>
    NotTrusted,

    /// <summary>Its <c>-wal</c> is without the <c>-shm</c> beside it, so rows in it cannot be read without making a file.</summary>
    HalfOpen,

    /// <summary>Its program holds it.</summary>
    Busy,

    /// <summary>Reading took longer than it may.</summary>
    TooMuchWork,

    /// <summary>It is damaged, or none.</summary>
    Damaged,

    /// <summary>The right to read it is missing.</summary>
    Forbidden,

    /// <summary>SQLite refused for another reason.</summary>
    Refused,
}

/// <summary>
/// A database that another program writes all the time: read without a lock that could stop it, and without making or changing a file.
/// A plain read-only opening of a cleanly closed WAL database would leave <c>-wal</c> and <c>-shm</c> behind, so one without a <c>-wal</c> is opened as
/// immutable; with one, a writer is (or died) at work and its rows are read through it.
/// </summary>
/// <param name="path">Absolute path.</param>
/// <param name="clock">Measures the work.</param>
/// <param name="patience">The longest that a reading may take; null for <see cref="MostWork"/>.</param>
internal sealed class ForeignDatabase(string path, TimeProvider clock, TimeSpan? patience = null)
{
    /// <summary>The longest that a reading may take where nothing else is said, and the longest that it waits for a writer.</summary>
    public static readonly TimeSpan MostWork = TimeSpan.FromSeconds(2);

    /// <summary>SQLite's own extended code after <see cref="ForeignFault.Refused"/>.</summary>
    public int Code { get; private set; }

    /// <summary>Reads, once more where the file changed under the reader.</summary>
    /// <param name="read">Takes what is wanted from the open database.</param>
    /// <param name="fault">Why there is no value; <see cref="ForeignFault.None"/> when there is.</param>
    public T? Read<T>(Func<sqlite3, T> read, out ForeignFault fault)
    {
        fault = FileFacts.Of(path).Kind == FileKind.Missing ? ForeignFault.Missing : RealPath.IsTrustedFile(path) ? ForeignFault.None : ForeignFault.NotTrusted;
        if (fault != ForeignFault.None)
            return default;
        var first = Attempt(read, out fault, out var isFinal);
        return isFinal ? first : Attempt(read, out fault, out _);
    }

    /// <summary>One reading.</summary>
    /// <param name="read">Takes what is wanted.</param>
    /// <param name="fault">Why there is no value.</param>
    /// <param name="isFinal">False when the file changed under the reader, or looked damaged, as it does in the middle of a change.</param>
    T? Attempt<T>(Func<sqlite3, T> read, out ForeignFault fault, out bool isFinal)
    {
        var (before, hasWal) = (Fingerprint(), HasWal);
        if (hasWal && FileFacts.Of(path + "-shm").Kind == FileKind.Missing)
        {
            // Read-only would make a -shm, and immutable would miss rows. A writer that begins has made it a moment later.
            (fault, isFinal) = (ForeignFault.HalfOpen, false);
            return default;
        }
        try
        {
            using var connection = Open(hasWal);
            var started = clock.GetTimestamp();
            raw.sqlite3_progress_handler(connection, 10_000, _ => clock.GetElapsedTime(started) > (patience ?? MostWork) ? 1 : 0, null);
            var value = read(connection);
            (fault, isFinal) = (ForeignFault.None, hasWal || (!HasWal && Fingerprint() == before));
            return value;
        }
        catch (SqliteFault refusal)
        {
            (fault, Code) = (Kind(refusal.Code), refusal.ExtendedCode);
            isFinal = refusal.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_INTERRUPT or raw.SQLITE_PERM;
            return default;
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

    static ForeignFault Kind(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ForeignFault.Busy,
        raw.SQLITE_INTERRUPT => ForeignFault.TooMuchWork,
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => ForeignFault.Damaged,
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY => ForeignFault.Forbidden,
        _ => ForeignFault.Refused,
    };
}
