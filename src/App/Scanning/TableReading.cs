using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Logs;
using SQLitePCL;

namespace Fuelgauge.App.Scanning;

/// <summary>Reads a log that is a SQLite database: the rows that are new where its reader can tell them, else all.</summary>
/// <param name="options">How.</param>
/// <param name="clock">Measures the work.</param>
internal sealed class TableReading(ScanOptions options, TimeProvider clock)
{
    /// <summary>Reads it.</summary>
    /// <param name="log">The log.</param>
    /// <param name="kept">What is kept of it; null for nothing.</param>
    /// <param name="beside">Reads files beside it.</param>
    /// <param name="canContinue">Whether the reader may go on from what is kept.</param>
    public LogOutcome Read(FoundLog log, KeptLog? kept, BesideFiles beside, bool canContinue)
    {
        // A store that was deleted and begun anew may get the old one's number; then it is smaller.
        var isSame = kept is not null && kept.Version.IsFileOf(log.Version) && log.Size >= kept.ReadTo;
        var database = new ForeignDatabase(log.RealPath, clock, options.MostDatabaseWork);
        var rows = database.Read(connection => ReadRows(connection, log, canContinue && isSame ? kept : null, beside), out var fault);
        if (fault == ForeignFault.Missing || fault == ForeignFault.None && rows is null)
            return LogOutcome.Kept(kept) with { IsMissing = true };
        if (rows is null)
            return LogOutcome.Kept(kept) with { Fault = Explain(fault, database.Code) };
        // Where all is asked for every time, rows of one store are written over; else what was told stays counted when its row, or the store, is deleted.
        var isTold = rows.HasContinued || isSame && !rows.HasWatermark;
        var earlier = kept is null ? null : LogReading.Earlier(isTold ? [kept.Earlier] : [kept.Earlier, kept.Batch], rows.Log.Batch!, log);
        return new() { Batch = rows.Log.Batch, Earlier = earlier, After = rows.Log with { Earlier = earlier } };
    }

    /// <summary>Reads the rows; null when the table is not there. It may be called again after a fault, so everything it fills is its own.</summary>
    static Rows? ReadRows(sqlite3 connection, FoundLog log, KeptLog? from, BesideFiles beside)
    {
        var batch = from?.Batch is { } known ? LogImage.Read(LogImage.Write(known))! : new LogBatch();
        var reader = (ITableReader)LogReading.Open(log, batch, from?.State ?? [], beside);
        if (!HasTable(connection, reader.Table))
            return null;
        var hasWatermark = reader.Sql.Contains("?1", StringComparison.Ordinal);
        if (from is not null && !hasWatermark)
            return ReadRows(connection, log, null, beside);
        using var statement = new SqliteStatement(connection, reader.Sql);
        if (hasWatermark)
            statement.Bind([reader.Watermark]);
        using var rows = new SqliteRows(statement);
        for (var row = new TableRow(rows); rows.Read();)
            reader.Read(row);
        return new(LogReading.KeptOf(log, batch, beside) with { State = reader.State, ReadTo = log.Size }, hasWatermark, from is not null);
    }

    static bool HasTable(sqlite3 connection, string table)
    {
        using var statement = new SqliteStatement(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
        statement.Bind([table]);
        using var rows = new SqliteRows(statement);
        return rows.Read();
    }

    string Explain(ForeignFault fault, int code) => fault switch
    {
        ForeignFault.NotTrusted => "is no plain file of yours, so it was not read",
        ForeignFault.HalfOpen => "cannot be read: its -wal is without the -shm beside it. Open it with its program once",
        ForeignFault.Busy => "cannot be read: its program holds it. The next run tries again",
        ForeignFault.TooMuchWork => $"was given up after {options.MostDatabaseWork.TotalSeconds:0} s of reading",
        ForeignFault.Damaged => "is damaged, or no database",
        ForeignFault.Forbidden => "cannot be read: permission denied",
        _ => $"has tables of a form that is not known (SQLite {code})",
    };

    /// <summary>What was read.</summary>
    /// <param name="Log">What is to be kept of it.</param>
    /// <param name="HasWatermark">Whether only new rows can be asked for.</param>
    /// <param name="HasContinued">Whether only they were.</param>
    sealed record Rows(KeptLog Log, bool HasWatermark, bool HasContinued);

    /// <summary>The current row.</summary>
    sealed class TableRow(SqliteRows rows) : ITableRow
    {
        public ReadOnlySpan<byte> Text(int column) => rows.GetBytes(column);

        public long? Integer(int column) => rows.IsInteger(column) ? rows.GetInt64(column) : null;

        public decimal? Number(int column) => rows.GetValue(column) switch
        {
            long whole => whole,
            // A decimal holds less than a binary fraction can.
            double fraction when Math.Abs(fraction) < 7e28 => (decimal)fraction,
            _ => null,
        };
    }
}
