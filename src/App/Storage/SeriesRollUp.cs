using Fuelgauge.Core.History;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>Rolls up one series after another, inside a transaction: readings to quarter-hours, those to hours, those to days.</summary>
internal sealed class SeriesRollUp(SqliteDatabase database)
{
    static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>Rows of a series that the next statement reads at least, so that the rest of a slice is not spent on crumbs.</summary>
    const int Least = 200;

    /// <summary>Rolls readings up to quarter-hours: a piece of the next series that has some.</summary>
    /// <param name="after">The series done with.</param>
    /// <param name="due">Where a day begins; readings before it are rolled up.</param>
    /// <param name="most">About how many rows.</param>
    /// <returns>The rows it took, and the series done with; null when no series is left.</returns>
    public (int Rows, long After)? Raw(long after, DateTimeOffset due, int most)
    {
        if (NextSeries("SELECT 1 FROM readings WHERE series_id = series.id AND at < ?2", after, due.ToUnixTimeMilliseconds()) is not { } series)
            return null;
        var history = new SqliteHistoryRows(database);
        if (KeptFrom(series) is { } kept && kept < due)
            due = kept;
        var readings = history.Oldest(series, due, Math.Max(most, Least));
        if (readings.Count == 0)
            return (1, series);
        var end = due;
        if (readings.Count >= Math.Max(most, Least))
        {
            end = SqliteRollups.StartOf(readings[^1].At, Quarter);
            if (end <= readings[0].At)
                readings = history.Readings(series, readings[0].At, end += Quarter);
            else
                readings = [.. readings.TakeWhile(reading => reading.At < end)];
        }
        Put(series, readings, history.From(series, end), new(database));
        history.Remove(series, readings[0].At, end);
        return (readings.Count, end == due ? series : series - 1);
    }

    /// <summary>Rolls spans up to longer ones: a piece of the next series that has some.</summary>
    /// <param name="after">The series done with.</param>
    /// <param name="from">The length of the spans.</param>
    /// <param name="to">The length they become.</param>
    /// <param name="due">Where a day begins; spans before it are rolled up.</param>
    /// <param name="most">About how many rows.</param>
    /// <returns>As <see cref="Raw"/>.</returns>
    public (int Rows, long After)? Coarser(long after, TimeSpan from, TimeSpan to, DateTimeOffset due, int most)
    {
        if (NextSeries($"SELECT 1 FROM rollups WHERE series_id = series.id AND minutes = {(int)from.TotalMinutes} AND at < ?2", after, due.ToUnixTimeSeconds()) is not { } series)
            return null;
        var rollups = new SqliteRollups(database);
        var spans = rollups.Oldest(series, from, due, Math.Max(most, Least));
        var end = due;
        if (spans.Count >= Math.Max(most, Least))
        {
            // As many as fill whole longer spans; there are more rows than the longest span has parts.
            end = SqliteRollups.StartOf(spans[^1].At, to);
            spans = [.. spans.TakeWhile(span => span.At < end)];
        }
        foreach (var span in Gather(spans, null, null, to))
            rollups.Put(series, rollups.Find(series, to, span.At) is { } kept ? Gather([kept, span], null, null, to).Single() : span);
        rollups.Remove(series, from, spans[0].At, end);
        return (spans.Count, end == due ? series : series - 1);
    }

    /// <summary>Puts what is kept of readings; where spans lie after them already, they came late.</summary>
    static void Put(long series, IReadOnlyList<RecordedReading> readings, RecordedReading? next, SqliteRollups rollups)
    {
        var start = SqliteRollups.StartOf(readings[0].At, Quarter);
        if (rollups.End(series) is { } end && end > start)
        {
            PutLate(series, readings, next, rollups);
            return;
        }
        foreach (var span in Gather(readings, rollups.Before(series, start), next, Quarter))
            rollups.Put(series, span);
    }

    /// <summary>A late reading widens the span it is in. In a gap it makes one, and the step over the gap, which the span behind it counted, is divided between the two.</summary>
    static void PutLate(long series, IReadOnlyList<RecordedReading> readings, RecordedReading? next, SqliteRollups rollups)
    {
        var quarters = readings.GroupBy(reading => SqliteRollups.StartOf(reading.At, Quarter)).Select(quarter => (Start: quarter.Key, Readings: quarter.ToList())).ToList();
        for (var index = 0; index < quarters.Count; index++)
        {
            var (start, late) = quarters[index];
            if (rollups.Covering(series, start) is { } kept)
            {
                rollups.Put(series, late.Aggregate(kept, RollupBuilder.Widen));
                continue;
            }

            var before = rollups.Before(series, start);
            var behind = rollups.From(series, start);
            var following = quarters.Skip(index + 1).SelectMany(quarter => quarter.Readings).FirstOrDefault(reading => UseCounter.AmountOf(reading) is not null) ?? next;
            var span = Gather(late, before, behind is not null && !(following?.At < behind.At) ? behind : following, Quarter).Single();
            rollups.Put(series, span);
            if (behind is not null && UseCounter.AmountOf(span) is not null)
            {
                var shift = (UseCounter.Between(span, behind) ?? 0) - (UseCounter.Between(before, behind) ?? 0);
                rollups.Put(series, behind with { Rollup = behind.Rollup! with { Consumption = Math.Max(0, (behind.Rollup.Consumption ?? 0) + shift) } });
            }
        }
    }

    static IReadOnlyList<RecordedReading> Gather(IReadOnlyList<RecordedReading> points, RecordedReading? before, RecordedReading? after, TimeSpan length) =>
        Rollups.Gather(points, before, after, at => SqliteRollups.StartOf(at, length) is var start ? (start, start + length) : default);

    long? NextSeries(string which, long after, long due) =>
        database.Scalar($"SELECT id FROM series WHERE id > ?1 AND EXISTS ({which}) ORDER BY id LIMIT 1", after, due) as long?;

    /// <summary>The newest readings stay whatever their age, since the next one is judged by them; so does the rest of their quarter-hour.</summary>
    DateTimeOffset? KeptFrom(long series)
    {
        var at = database.Scalar(
            "SELECT min(at) FROM (SELECT at FROM readings WHERE series_id = ?1 AND (used IS NOT NULL OR remaining IS NOT NULL) ORDER BY at DESC LIMIT ?2)",
            series, (long)ChangeDetector.Lookback);
        return at is long milliseconds ? SqliteRollups.StartOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), Quarter) : null;
    }
}
