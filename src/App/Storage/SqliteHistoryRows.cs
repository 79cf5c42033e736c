using System.Globalization;
using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>The tables of <c>monitor.db</c>. One object serves one transaction or one query: it keeps what it looked up.</summary>
internal sealed class SqliteHistoryRows(SqliteDatabase database) : IHistoryRows
{
    /// <summary>What <c>origin</c> says of rows that this program wrote.</summary>
    public const string Origin = "fuelgauge";

    const string SeriesColumns = "id, provider, account, meter, scope, kind, unit, identity, window_seconds, host, role, plan";

    /// <summary>What <c>kind</c> says of rows of <c>events</c> that are no events but names of plans, which changes of plan rest on.</summary>
    const string PlanKind = "plan";

    readonly StateNames states = new(database);

    /// <inheritdoc/>
    public IReadOnlyList<SeriesRow> SeriesOf(AccountId account)
    {
        using var reader = database.Query($"SELECT {SeriesColumns} FROM series WHERE provider = ?1 AND account = ?2 ORDER BY id", account.Provider, account.Name);
        return ReadSeries(reader);
    }

    /// <summary>Every series.</summary>
    public IReadOnlyList<SeriesRow> AllSeries()
    {
        using var reader = database.Query($"SELECT {SeriesColumns} FROM series");
        return ReadSeries(reader);
    }

    /// <inheritdoc/>
    public SeriesRow Add(SeriesRow series)
    {
        database.Execute(
            """
            INSERT INTO series (provider, account, meter, scope, kind, unit, identity, window_seconds, host, role)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            series.Account.Provider, series.Account.Name, series.Meter, series.Scope, Word(series.Kind), series.Unit, series.Identity,
            series.WindowSeconds, series.Host, Word(series.Role));
        return series with { Id = database.LastInsertedId };
    }

    /// <inheritdoc/>
    public void Update(SeriesRow series) => database.Execute(
        "UPDATE series SET identity = ?2, window_seconds = ?3, host = ?4, role = ?5, plan = ?6 WHERE id = ?1",
        series.Id, series.Identity, series.WindowSeconds, series.Host, Word(series.Role), series.Plan);

    /// <inheritdoc/>
    public IReadOnlyList<RecordedReading> Latest(SeriesRow series)
    {
        using var reader = database.Query(
            """
            SELECT at, used, remaining, limit_value, resets_at, state FROM readings
            WHERE series_id = ?1 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at DESC LIMIT ?2
            """,
            series.Id, ChangeDetector.Lookback);
        return ReadReadings(reader);
    }

    /// <summary>The last reading of a series before an instant that carries a number; null when there is none.</summary>
    public RecordedReading? Before(long series, DateTimeOffset instant)
    {
        using var reader = database.Query(
            """
            SELECT at, used, remaining, limit_value, resets_at, state FROM readings
            WHERE series_id = ?1 AND at < ?2 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at DESC LIMIT 1
            """,
            series, instant.ToUnixTimeMilliseconds());
        return ReadReadings(reader).SingleOrDefault();
    }

    /// <summary>The first reading of a series from an instant on that carries a number; null when there is none.</summary>
    public RecordedReading? From(long series, DateTimeOffset instant)
    {
        using var reader = database.Query(
            """
            SELECT at, used, remaining, limit_value, resets_at, state FROM readings
            WHERE series_id = ?1 AND at >= ?2 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at LIMIT 1
            """,
            series, instant.ToUnixTimeMilliseconds());
        return ReadReadings(reader).SingleOrDefault();
    }

    /// <summary>The oldest readings of a series before an instant, oldest first, at most so many.</summary>
    public IReadOnlyList<RecordedReading> Oldest(long series, DateTimeOffset until, int most)
    {
        using var reader = database.Query(
            "SELECT at, used, remaining, limit_value, resets_at, state FROM readings WHERE series_id = ?1 AND at < ?2 ORDER BY at LIMIT ?3",
            series, until.ToUnixTimeMilliseconds(), most);
        return ReadReadings(reader);
    }

    /// <summary>Removes the readings of a series in a span; the end is exclusive.</summary>
    public void Remove(long series, DateTimeOffset since, DateTimeOffset until) => database.Execute(
        "DELETE FROM readings WHERE series_id = ?1 AND at >= ?2 AND at < ?3", series, since.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());

    /// <summary>The readings of a series in a span, oldest first; the end is exclusive.</summary>
    public IReadOnlyList<RecordedReading> Readings(long series, DateTimeOffset since, DateTimeOffset until)
    {
        using var reader = database.Query(
            "SELECT at, used, remaining, limit_value, resets_at, state FROM readings WHERE series_id = ?1 AND at >= ?2 AND at < ?3 ORDER BY at",
            series, since.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
        return ReadReadings(reader);
    }

    /// <summary>The readings of a series that stand for all, oldest first. Each is found by the key, so that what lies between is not read.</summary>
    public IReadOnlyList<RecordedReading> Sample(long series, SampleQuery query)
    {
        var taken = new List<RecordedReading>();
        if (Newest(series, DateTimeOffset.MaxValue, query.At) is { } last)
            taken.Add(last);
        var next = query.At;
        for (var count = 1; Newest(series, next, query.Since) is { } found; count++)
        {
            taken.Add(found);
            next = query.NextAfter(found.At, count);
        }

        taken.Reverse();
        return taken;
    }

    /// <summary>The newest reading with a number in a span that ends inclusive and begins exclusive; null when there is none.</summary>
    RecordedReading? Newest(long series, DateTimeOffset until, DateTimeOffset after)
    {
        using var reader = database.Query(
            """
            SELECT at, used, remaining, limit_value, resets_at, state FROM readings
            WHERE series_id = ?1 AND at <= ?2 AND at > ?3 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at DESC LIMIT 1
            """,
            series, until.ToUnixTimeMilliseconds(), after.ToUnixTimeMilliseconds());
        return reader.Read() ? ReadReading(reader) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordedReading> Around(SeriesRow series, DateTimeOffset at)
    {
        using var reader = database.Query(
            """
            SELECT * FROM (SELECT at, used, remaining, limit_value, resets_at, state FROM readings
                WHERE series_id = ?1 AND at < ?2 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at DESC LIMIT ?3)
            UNION ALL SELECT * FROM (SELECT at, used, remaining, limit_value, resets_at, state FROM readings
                WHERE series_id = ?1 AND at >= ?2 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at LIMIT ?3 + 1)
            ORDER BY at
            """,
            series.Id, at.ToUnixTimeMilliseconds(), ChangeDetector.Lookback);
        return ReadReadings(reader);
    }

    /// <inheritdoc/>
    public IReadOnlyList<RecordedReading> Earliest(SeriesRow series, int count)
    {
        using var reader = database.Query(
            """
            SELECT at, used, remaining, limit_value, resets_at, state FROM readings
            WHERE series_id = ?1 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at LIMIT ?2
            """,
            series.Id, count);
        return new SqliteRollups(database).From(series.Id, DateTimeOffset.MinValue) is { } rolled ? [rolled, .. ReadReadings(reader).Take(count - 1)] : ReadReadings(reader);
    }

    /// <inheritdoc/>
    public DateTimeOffset? FirstRecorded(AccountId account) => database.Scalar(
        "SELECT timestamp FROM usage_snapshots WHERE provider = ?1 AND account = ?2 AND origin = ?3 ORDER BY timestamp LIMIT 1",
        account.Provider, account.Name, Origin) is string first ? DateTimeOffset.Parse(first, CultureInfo.InvariantCulture) : null;

    /// <inheritdoc/>
    public bool Add(SeriesRow series, RecordedReading reading) => database.Execute(
        "INSERT OR IGNORE INTO readings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        series.Id, reading.At.ToUnixTimeMilliseconds(), Amount.ToColumn(reading.Used), Amount.ToColumn(reading.Remaining),
        Amount.ToColumn(reading.Limit), reading.ResetsAt?.ToUnixTimeMilliseconds(), states.IdOf(reading.State)) > 0;

    /// <inheritdoc/>
    public IReadOnlyList<RecordedEvent> Events(long series, DateTimeOffset since, DateTimeOffset until)
    {
        using var reader = database.Query(
            "SELECT at, kind, before_value, after_value, detail FROM events WHERE series_id = ?1 AND at >= ?2 AND at < ?3 AND kind <> ?4 ORDER BY at",
            series, since.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), PlanKind);
        var events = new List<RecordedEvent>();
        while (reader.Read())
            events.Add(new(Instant(reader.GetInt64(0)), reader.GetString(1), Amount.FromColumn(reader, 2), Amount.FromColumn(reader, 3)) { Detail = Text(reader, 4) });
        return events;
    }

    /// <inheritdoc/>
    public void Add(SeriesRow series, RecordedEvent change) => AddEvent(series, change.At, change.Kind, change.Before, change.After, change.Detail);

    /// <inheritdoc/>
    public void Remove(SeriesRow series, RecordedEvent change) => RemoveEvent(series, change.At, change.Kind);

    /// <inheritdoc/>
    public IReadOnlyList<PlanReading> Plans(SeriesRow series)
    {
        using var reader = database.Query("SELECT at, detail FROM events WHERE series_id = ?1 AND kind = ?2 ORDER BY at", series.Id, PlanKind);
        var plans = new List<PlanReading>();
        while (reader.Read())
            plans.Add(new(Instant(reader.GetInt64(0)), reader.GetString(1)));
        return plans;
    }

    /// <inheritdoc/>
    public void Add(SeriesRow series, PlanReading plan) => AddEvent(series, plan.At, PlanKind, null, null, plan.Plan);

    /// <inheritdoc/>
    public void Remove(SeriesRow series, PlanReading plan) => RemoveEvent(series, plan.At, PlanKind);

    /// <inheritdoc/>
    public void AddHeadline(AccountId account, DateTimeOffset at, Reading? headline, Status status) => database.Execute(
        "INSERT INTO usage_snapshots (timestamp, provider, used, remaining, currency, status, account, origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), account.Provider,
        (double?)headline?.Used, (double?)headline?.Remaining, headline?.Unit, Word(status), account.Name, Origin);

    void AddEvent(SeriesRow series, DateTimeOffset at, string kind, decimal? before, decimal? after, string? detail) => database.Execute(
        "INSERT OR IGNORE INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        series.Id, at.ToUnixTimeMilliseconds(), kind, Amount.ToColumn(before), Amount.ToColumn(after), detail);

    void RemoveEvent(SeriesRow series, DateTimeOffset at, string kind) =>
        database.Execute("DELETE FROM events WHERE series_id = ?1 AND at = ?2 AND kind = ?3", series.Id, at.ToUnixTimeMilliseconds(), kind);

    static List<SeriesRow> ReadSeries(SqliteRows reader)
    {
        var series = new List<SeriesRow>();
        while (reader.Read())
        {
            series.Add(new(reader.GetInt64(0), new(reader.GetString(1), reader.GetString(2)), Text(reader, 3), Text(reader, 4), Parse<MeterKind>(Text(reader, 5)), Text(reader, 6), Text(reader, 7))
            {
                WindowSeconds = reader.IsNull(8) ? null : reader.GetInt64(8),
                Host = Text(reader, 9),
                Role = Parse<Role>(Text(reader, 10)),
                Plan = Text(reader, 11),
            });
        }
        return series;
    }

    List<RecordedReading> ReadReadings(SqliteRows reader)
    {
        var readings = new List<RecordedReading>();
        while (reader.Read())
            readings.Add(ReadReading(reader));
        return readings;
    }

    RecordedReading ReadReading(SqliteRows reader) => new(
        Instant(reader.GetInt64(0)), Amount.FromColumn(reader, 1), Amount.FromColumn(reader, 2), Amount.FromColumn(reader, 3),
        reader.IsNull(4) ? null : Instant(reader.GetInt64(4)), states.StateOf(reader.GetInt64(5)));

    static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    static string? Text(SqliteRows reader, int column) => reader.GetText(column);

    static string? Word<T>(T? value) where T : struct, Enum => value is { } known ? Word(known) : null;

    static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static T? Parse<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
}
