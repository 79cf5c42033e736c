using System.Globalization;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Thins the rows of <c>usage_snapshots</c> that this program wrote: copies of readings for other programs, each several times as large as a reading. In
/// time the last of a day and account stays. Rows of others are only passed over.
/// </summary>
/// <remarks>
/// No index finds an account's last row of a day, and a day of many accounts is too much for one slice. So ten minutes are thinned at a time, then hours,
/// then days, of which little is left by then.
/// </remarks>
internal sealed class HeadlineThinning(SqliteDatabase database)
{
    /// <summary>In <c>meta</c> each span has its place: the time up to which it is done. A span is as much of an ISO 8601 time as its name has.</summary>
    static readonly (string Place, int Prefix)[] Spans = [("thinned_minutes", 15), ("thinned_hours", 13), ("thinned_days", 10)];

    /// <summary>Rows looked at in one piece, unless a single span has more.</summary>
    const int Least = 500;

    /// <summary>Thins a piece, inside a transaction.</summary>
    /// <param name="due">Where a day begins; rows before it are thinned.</param>
    /// <param name="most">About how many rows are looked at, and the most that are removed.</param>
    /// <returns>How many were looked at; 0 when nothing is left.</returns>
    public int Thin(DateTimeOffset due, int most)
    {
        foreach (var (place, prefix) in Spans)
            if (Thin(place, prefix, due.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Math.Max(most, Least)) is var rows and > 0)
                return rows;
        return 0;
    }

    int Thin(string place, int prefix, string until, int most)
    {
        var from = database.Scalar("SELECT value FROM meta WHERE name = ?1", place) as string ?? "";
        var rows = Rows(from, until, most);
        if (rows.Count == 0)
            return 0;
        if (rows.Count == most)
        {
            // The last span may go on: it comes with the next piece, unless it fills this one.
            var last = StartOf(rows[^1], prefix);
            if (last != StartOf(rows[0], prefix))
                rows = rows.FindAll(row => string.CompareOrdinal(row.Timestamp, until = last) < 0);
            else
                rows = Rows(from, until = last + "\uffff", int.MaxValue);
        }

        var kept = rows.Where(row => row.IsOurs).GroupBy(row => (StartOf(row, prefix), row.Provider, row.Account)).Select(span => span.Last().Id).ToHashSet();
        var removed = rows.Where(row => row.IsOurs && !kept.Contains(row.Id)).Take(most).ToList();
        foreach (var row in removed)
            database.Execute("DELETE FROM usage_snapshots WHERE id = ?1", row.Id);
        if (removed.Count < most)
            database.Execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", place, until);
        return rows.Count;
    }

    List<Headline> Rows(string from, string until, int most)
    {
        var rows = new List<Headline>();
        using var row = database.Query(
            "SELECT id, timestamp, provider, account, origin FROM usage_snapshots WHERE timestamp >= ?1 AND timestamp < ?2 ORDER BY timestamp, id LIMIT ?3", from, until, most);
        while (row.Read())
            rows.Add(new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetText(3), row.GetText(4) == SqliteHistoryRows.Origin));
        return rows;
    }

    static string StartOf(Headline row, int prefix) => row.Timestamp.Length > prefix ? row.Timestamp[..prefix] : row.Timestamp;

    sealed record Headline(long Id, string Timestamp, string Provider, string? Account, bool IsOurs);
}
