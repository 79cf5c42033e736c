using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>Adds readings that were recorded elsewhere, inside a transaction, where they are not known already.</summary>
internal sealed class ReadingImport
{
    readonly SqliteDatabase database;
    readonly SqliteRollups rollups;
    readonly PassWriter writer;

    /// <summary>An import into a history.</summary>
    public ReadingImport(SqliteDatabase database)
    {
        this.database = database;
        rollups = new(database);
        writer = new(new SqliteHistoryRows(database));
    }

    /// <summary>Adds a reading, or what is kept of several.</summary>
    /// <returns>False when it is known: there is one at its millisecond, or its time is rolled up; of a span, when anything is known of its time.</returns>
    public bool Add(SeriesRow wanted, RecordedReading reading)
    {
        var series = writer.Find(wanted);
        if (rollups.Covering(series.Id, reading.At) is not null)
            return false;
        var end = reading.Rollup is { } rollup ? reading.At + rollup.Length : reading.At.AddMilliseconds(1);
        if (Exists("SELECT 1 FROM readings WHERE series_id = ?1 AND at >= ?2 AND at < ?3", series.Id, reading.At.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds()))
            return false;
        if (reading.Rollup is null)
        {
            writer.Record(series, reading);
            return true;
        }
        if (rollups.Read(series.Id, reading.At, end).Count > 0)
            return false;
        rollups.Put(series.Id, reading);
        return true;
    }

    bool Exists(string sql, long series, long since, long until) => database.Scalar(sql, series, since, until) is not null;
}
