using Fuelgauge.App.Sqlite;
using SQLitePCL;

namespace Fuelgauge.App.Storage;

/// <summary>What SQLite's result codes mean to the person whose database it is.</summary>
internal static class SqliteFaults
{
    /// <summary>The fault in words.</summary>
    /// <param name="exception">What SQLite said.</param>
    /// <param name="path">The database file.</param>
    public static StorageException Explain(SqliteFault exception, string path) => exception.Code switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => new(StorageFault.Corrupt,
            $"{path}: the database is damaged, or the file is none. It was left as it is. Move it away to begin a new one; \"sqlite3 {path} .recover\" may save its rows.", exception),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(StorageFault.Locked,
            $"{path}: another program held the database for {SqliteDatabase.TimeoutSeconds} s. Close it, or try again.", exception),
        raw.SQLITE_FULL => new(StorageFault.Full,
            $"{path}: no space is left to write the database. Free some, or choose another place with --db.", exception),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH => new(StorageFault.NoAccess,
            $"{path}: the database, or the folder it is in, cannot be written. Give yourself the right to, or choose another place with --db.", exception),
        raw.SQLITE_ERROR when exception.Message.Contains("no such", StringComparison.Ordinal) => new(StorageFault.Foreign,
            $"{path}: this is the database of another program ({exception.Message}). Choose another place with --db.", exception),
        _ => new(StorageFault.Other, $"{path}: {exception.Message} (SQLite {exception.ExtendedCode}).", exception),
    };
}
