using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>The table <c>rollups</c> of <c>monitor.db</c>. One object serves one transaction or one query.</summary>
internal sealed class SqliteRollups(SqliteDatabase database)
{
    /// <summary>How long the spans are, the longest first.</summary>
    public static readonly TimeSpan[] Lengths = [TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(15)];

    const string Columns = "minutes, at, readings, used, remaining, limit_value, resets_at, state, consumption, first_value, min_value, max_value, settled";

    const string HasAmount = "(used IS NOT NULL OR remaining IS NOT NULL)";

    readonly StateNames states = new(database);

    /// <summary>Where the span of a length begins that an instant is in.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset instant, TimeSpan length)
    {
        var since = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        return new(instant.UtcTicks - (((since % length.Ticks) + length.Ticks) % length.Ticks), TimeSpan.Zero);
    }

    /// <summary>The spans of a series that begin in a span, oldest first; the end is exclusive.</summary>
    public IReadOnlyList<RecordedReading> Read(long series, DateTimeOffset since, DateTimeOffset until)
    {
        List<RecordedReading> all = [.. Lengths.SelectMany(length => Rows($"minutes = {Minutes(length)} AND at >= ?2 AND at < ?3 ORDER BY at", series, Seconds(since), Seconds(until)))];
        all.Sort((one, other) => one.At.CompareTo(other.At));
        return all;
    }

    /// <summary>The oldest spans of a length before an instant, oldest first, at most so many.</summary>
    public IReadOnlyList<RecordedReading> Oldest(long series, TimeSpan length, DateTimeOffset until, int most) =>
        Rows("minutes = ?2 AND at < ?3 ORDER BY at LIMIT ?4", series, Minutes(length), Seconds(until), most);

    /// <summary>The span of a length that begins at an instant; null when there is none.</summary>
    public RecordedReading? Find(long series, TimeSpan length, DateTimeOffset start) => Rows("minutes = ?2 AND at = ?3", series, Minutes(length), Seconds(start)).SingleOrDefault();

    /// <summary>The span that an instant is in; null when there is none.</summary>
    public RecordedReading? Covering(long series, DateTimeOffset instant) =>
        Lengths.Select(length => Find(series, length, StartOf(instant, length))).FirstOrDefault(found => found is not null);

    /// <summary>The last span before an instant that has an amount; null when there is none.</summary>
    public RecordedReading? Before(long series, DateTimeOffset instant) => Lengths
        .SelectMany(length => Rows($"minutes = {Minutes(length)} AND at < ?2 AND {HasAmount} ORDER BY at DESC LIMIT 1", series, Seconds(instant)))
        .MaxBy(span => span.At);

    /// <summary>The first span from an instant on that has an amount; null when there is none.</summary>
    public RecordedReading? From(long series, DateTimeOffset instant) => Lengths
        .SelectMany(length => Rows($"minutes = {Minutes(length)} AND at >= ?2 AND {HasAmount} ORDER BY at LIMIT 1", series, Seconds(instant)))
        .MinBy(span => span.At);

    /// <summary>Where the last span of a series ends; null when it has none.</summary>
    public DateTimeOffset? End(long series) =>
        Lengths.Max(length => database.Scalar("SELECT max(at) FROM rollups WHERE series_id = ?1 AND minutes = ?2", series, Minutes(length)) is long at
            ? DateTimeOffset.FromUnixTimeSeconds(at) + length
            : (DateTimeOffset?)null);

    /// <summary>Adds a span, or replaces what is kept of it.</summary>
    public void Put(long series, RecordedReading span)
    {
        var rollup = span.Rollup!;
        var last = UseCounter.AmountOf(span);
        var first = rollup.First ?? last;
        database.Execute(
            $"INSERT OR REPLACE INTO rollups (series_id, {Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            series, Minutes(rollup.Length), Seconds(span.At), rollup.Readings,
            Amount.ToColumn(span.Used), Amount.ToColumn(span.Remaining), Amount.ToColumn(span.Limit), span.ResetsAt?.ToUnixTimeSeconds(), states.IdOf(span.State),
            Amount.ToColumn(rollup.Consumption), Unless(first, last), Unless(rollup.Min, Least(first, last)), Unless(rollup.Max, Most(first, last)), Amount.ToColumn(rollup.Settled));

        static object? Unless(decimal? value, decimal? usual) => value == usual ? null : Amount.ToColumn(value);
    }

    /// <summary>Removes spans of a length that begin in a span; the end is exclusive.</summary>
    public void Remove(long series, TimeSpan length, DateTimeOffset since, DateTimeOffset until) => database.Execute(
        "DELETE FROM rollups WHERE series_id = ?1 AND minutes = ?2 AND at >= ?3 AND at < ?4", series, Minutes(length), Seconds(since), Seconds(until));

    static long Minutes(TimeSpan length) => (long)length.TotalMinutes;

    static long Seconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds() + (instant.UtcTicks % TimeSpan.TicksPerSecond > 0 ? 1 : 0);   // spans begin at whole seconds, so the next one is meant

    List<RecordedReading> Rows(string which, params ReadOnlySpan<object?> values)
    {
        using var row = database.Query($"SELECT {Columns} FROM rollups WHERE series_id = ?1 AND {which}", values);
        var rows = new List<RecordedReading>();
        while (row.Read())
            rows.Add(Span(row));
        return rows;
    }

    RecordedReading Span(SqliteRows row)
    {
        var (used, remaining) = (Amount.FromColumn(row, 3), Amount.FromColumn(row, 4));
        var last = remaining ?? used;
        var first = Amount.FromColumn(row, 9) ?? last;
        return new(
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), used, remaining, Amount.FromColumn(row, 5),
            row.IsNull(6) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(6)), states.StateOf(row.GetInt64(7)))
        {
            Rollup = new(
                TimeSpan.FromMinutes(row.GetInt64(0)), row.GetInt32(2), first,
                Amount.FromColumn(row, 10) ?? Least(first, last), Amount.FromColumn(row, 11) ?? Most(first, last), Amount.FromColumn(row, 8))
            {
                Settled = Amount.FromColumn(row, 12),
            },
        };
    }

    static decimal? Least(decimal? one, decimal? other) => other < one ? other : one;

    static decimal? Most(decimal? one, decimal? other) => other > one ? other : one;
}
