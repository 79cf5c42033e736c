using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>The database of a monitor that knew <c>usage_snapshots</c> alone. It is only read.</summary>
/// <param name="path">The file, absolute.</param>
/// <param name="time">The clock, whose zone that monitor wrote its times in.</param>
internal sealed class EarlierMonitor(string path, TimeProvider time)
{
    /// <summary>A year of an earlier monitor takes some seconds on a slow disk.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Its readings, oldest row first, and the numbers of rows that nobody can read.</summary>
    /// <exception cref="StorageException">It cannot be read, or is no such database.</exception>
    public (IReadOnlyList<(SeriesRow Series, RecordedReading Reading)> Readings, IReadOnlyList<long> BadRows) Read()
    {
        var found = new ForeignDatabase(path, time, Patience).Read(
            connection =>
            {
                using var tables = new SqliteStatement(connection, "SELECT group_concat(name, ' ') FROM sqlite_schema WHERE type = 'table'");
                var names = tables.Step() ? new SqliteRows(tables).GetText(0)?.Split(' ') ?? [] : [];
                if (!names.Contains("usage_snapshots"))
                    throw new StorageException(StorageFault.Foreign, $"{path}: this is the database of another program: it has no table usage_snapshots. Nothing was imported.");
                if (names.Contains("readings"))
                    throw new StorageException(StorageFault.Foreign,
                        $"{path}: this is a history of fuelgauge itself. Use it with --db, or import what \"fuelgauge export --db {path} --output history.csv\" writes.");
                return Rows(connection);
            },
            out var fault);
        return fault == ForeignFault.None ? found : throw new StorageException(
            fault == ForeignFault.Damaged ? StorageFault.Corrupt : StorageFault.NoAccess, $"{path} {Reason(fault)}. Nothing was imported.");
    }

    (IReadOnlyList<(SeriesRow, RecordedReading)>, IReadOnlyList<long>) Rows(SQLitePCL.sqlite3 connection)
    {
        var readings = new List<(SeriesRow, RecordedReading)>();
        var bad = new List<long>();
        using var statement = new SqliteStatement(connection, "SELECT id, timestamp, provider, used, remaining, currency, status FROM usage_snapshots ORDER BY id");
        var row = new SqliteRows(statement);
        while (row.Read())
        {
            if (ForeignRows.Read(row, time.LocalTimeZone) is { } reading)
                readings.Add(reading);
            else if (!string.Equals(row.GetText(6), "skip", StringComparison.OrdinalIgnoreCase))
                bad.Add(row.GetInt64(0));
        }
        return (readings, bad);
    }

    static string Reason(ForeignFault fault) => fault switch
    {
        ForeignFault.Missing => "is not there",
        ForeignFault.NotTrusted => "is no plain file, or a link leads to it that is not yours",
        ForeignFault.HalfOpen => "has a -wal without a -shm, so its program did not close it; open it once with that program",
        ForeignFault.Busy => "is held by its program; try again",
        ForeignFault.TooMuchWork => "took longer than two minutes to read",
        ForeignFault.Damaged => "is damaged, or no database",
        ForeignFault.Forbidden => "cannot be opened; give yourself the right to read it",
        _ => "cannot be read",
    };
}
