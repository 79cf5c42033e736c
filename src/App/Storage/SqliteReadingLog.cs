using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>The history in <c>monitor.db</c>. Every method opens no more than the one connection made at the start, and is safe for threads.</summary>
internal sealed class SqliteReadingLog : IReadingLog
{
    /// <summary>Rows that are taken in per transaction: another writer must not wait long.</summary>
    const int ImportBatch = 1_000;

    readonly Lock gate = new();
    readonly SqliteDatabase database;
    readonly ForeignRows foreign;

    SqliteReadingLog(SqliteDatabase database, TimeZoneInfo zone)
    {
        this.database = database;
        foreign = new(database, zone);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Salt { get; private set; }

    /// <summary>Opens a history, making it when there is none, and takes in what other programs have written to it since.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="zone">The time zone of this machine, which earlier monitors wrote their times in.</param>
    /// <exception cref="StorageException">It cannot be opened, is not ours, damaged, or of a newer version.</exception>
    public static SqliteReadingLog Open(string path, TimeZoneInfo zone)
    {
        var log = new SqliteReadingLog(SqliteDatabase.Open(path, Schema.History), zone);
        try
        {
            log.Begin();
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyList<Snapshot> pass, DateTimeOffset at)
    {
        lock (gate)
        {
            database.Write(() =>
            {
                // Our own rows may only be passed over when nothing foreign lies before them.
                foreign.FoldInTransaction();
                var writer = new PassWriter(new SqliteHistoryRows(database));
                foreach (var snapshot in pass)
                    writer.Record(snapshot, at);
                foreign.PassOver();
            });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<(AccountId Account, string Meter), decimal> LearnedLimits()
    {
        lock (gate)
        {
            return database.Read(() =>
            {
                using var reader = database.Query(
                    """
                    SELECT provider, account, meter,
                        (SELECT max(at) FROM readings WHERE series_id = series.id) AS last,
                        (SELECT after_value FROM events WHERE series_id = series.id AND kind = 'top_up' ORDER BY at DESC LIMIT 1)
                    FROM series WHERE kind = 'balance' ORDER BY last
                    """);
                var limits = new Dictionary<(AccountId, string), decimal>();
                while (reader.Read())
                {
                    // The identity read last is in force; what was learned of another does not count.
                    var key = (new AccountId(reader.GetString(0), reader.GetString(1)), reader.GetString(2));
                    if (Amount.FromColumn(reader, 4) is { } limit)
                        limits[key] = limit;
                    else
                        limits.Remove(key);
                }
                return limits;
            });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<AccountId, IReadOnlyList<string>> SeenSince(DateTimeOffset since)
    {
        lock (gate)
        {
            return database.Read(() =>
            {
                using var reader = database.Query(
                    """
                    SELECT provider, account, CASE role WHEN 'gate' THEN meter END FROM series
                    WHERE EXISTS (SELECT 1 FROM readings WHERE series_id = series.id AND at >= ?1
                        AND state <> ifnull((SELECT id FROM states WHERE name = ?2), 0))
                    ORDER BY provider, account, id
                    """,
                    since.ToUnixTimeMilliseconds(), State.NoKey.Name);
                var seen = new Dictionary<AccountId, IReadOnlyList<string>>();
                while (reader.Read())
                {
                    var account = new AccountId(reader.GetString(0), reader.GetString(1));
                    var gates = seen.GetValueOrDefault(account, []);
                    seen[account] = reader.IsNull(2) || gates.Contains(reader.GetString(2)) ? gates : [.. gates, reader.GetString(2)];
                }
                return seen;
            });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AccountId> Accounts()
    {
        lock (gate)
            return database.Read(() => new SqliteHistoryRows(database).AllSeries().Select(series => series.Account).Distinct().ToList());
    }

    /// <inheritdoc/>
    public (DateTimeOffset First, DateTimeOffset Last)? Extent()
    {
        lock (gate)
        {
            return database.Read<(DateTimeOffset, DateTimeOffset)?>(() =>
            {
                using var row = database.Query(
                    """
                    SELECT min(at), max(at) FROM (
                        SELECT (SELECT min(at) FROM readings WHERE series_id = series.id) AS at FROM series
                        UNION ALL SELECT (SELECT max(at) FROM readings WHERE series_id = series.id) FROM series
                        UNION ALL SELECT at * 1000 FROM rollups)
                    """);
                return row.Read() && !row.IsNull(0) ? (DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))) : null;
            });
        }
    }

    /// <summary>Takes in readings that were recorded elsewhere. Those that are known already are passed over, so taking them in twice adds nothing.</summary>
    /// <param name="readings">Readings and what is kept of them, each with the series it belongs to, whose number does not matter.</param>
    /// <returns>How many were new, and how many were known.</returns>
    /// <exception cref="StorageException">The database cannot be written; batches before stay.</exception>
    public (long Added, long Known) Import(IEnumerable<(SeriesRow Series, RecordedReading Reading)> readings)
    {
        var (added, known) = (0L, 0L);
        foreach (var batch in readings.Chunk(ImportBatch))
        {
            lock (gate)
                database.Write(() =>
                {
                    var import = new ReadingImport(database);
                    var count = batch.Count(one => import.Add(one.Series, one.Reading));
                    (added, known) = (added + count, known + batch.Length - count);
                });
        }
        return (added, known);
    }

    /// <summary>Goes on with rolling up what is old.</summary>
    /// <param name="retention">How long the history keeps what.</param>
    /// <param name="time">The clock.</param>
    /// <param name="budget">About how long it may take.</param>
    /// <exception cref="StorageException">The database cannot be read or written; nothing is lost.</exception>
    public RollUpProgress RollUp(Retention retention, TimeProvider time, TimeSpan budget)
    {
        lock (gate)
            return new RollUp(database, retention, time).Run(time.GetUtcNow(), budget);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SeriesHistory> Read(HistoryQuery query)
    {
        lock (gate)
        {
            return database.Read(() =>
            {
                var rows = new SqliteHistoryRows(database);
                var rollups = new SqliteRollups(database);
                return rows.AllSeries()
                    .Where(series => query.Accounts.Count == 0 || query.Accounts.Contains(series.Account))
                    .OrderBy(series => series.Account).ThenBy(series => series.Meter, StringComparer.Ordinal).ThenBy(series => series.Id)
                    .Select(series => series.History(
                        Points(rollups.Read(series.Id, query.Since, query.Until), rows.Readings(series.Id, query.Since, query.Until)),
                        rows.Events(series.Id, query.Since, query.Until)) with
                    {
                        Before = rows.Before(series.Id, query.Since) ?? rollups.Before(series.Id, query.Since),
                    })
                    .Where(history => history.Points.Count > 0 || history.Events.Count > 0)
                    .ToList();
            });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SeriesHistory> Sample(SampleQuery query)
    {
        lock (gate)
        {
            return database.ReadTogether(() =>
            {
                var rows = new SqliteHistoryRows(database);
                return rows.AllSeries()
                    .Where(series => series.Meter is not null && (query.Accounts.Count == 0 || query.Accounts.Contains(series.Account)))
                    .OrderBy(series => series.Account).ThenBy(series => series.Meter, StringComparer.Ordinal).ThenBy(series => series.Id)
                    .Select(series => (Row: series, Points: rows.Sample(series.Id, query)))
                    .Where(sampled => sampled.Points.Count > 0)
                    .Select(sampled => sampled.Row.History(sampled.Points, rows.Events(sampled.Row.Id, query.Since, DateTimeOffset.MaxValue)))
                    .ToList();
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            database.Dispose();
    }

    /// <summary>What is rolled up lies before what is not, but for readings that came late.</summary>
    static IReadOnlyList<RecordedReading> Points(IReadOnlyList<RecordedReading> rolled, IReadOnlyList<RecordedReading> readings) =>
        rolled.Count == 0 ? readings
        : readings.Count == 0 || rolled[^1].At <= readings[0].At ? [.. rolled, .. readings]
        : [.. rolled.Concat(readings).OrderBy(point => point.At)];

    void Begin()
    {
        Salt = database.Read(() => (byte[])database.Scalar("SELECT value FROM meta WHERE name = 'salt'")!);
        try
        {
            foreign.Fold();
        }
        catch (StorageException fault) when (fault.Fault is StorageFault.Locked or StorageFault.NoAccess or StorageFault.Full)
        {
            // What is there can be read all the same; the rows wait for the next opening.
        }
    }
}
