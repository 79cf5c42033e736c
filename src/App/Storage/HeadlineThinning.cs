using System.Globalization;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>
/// Thins the rows of <c>usage_snapshots</c> that this program wrote: copies of readings for other programs, each three times as large as a reading. In time
/// one stays an hour, then one a day. Rows of others are only passed over.
/// </summary>
internal sealed class HeadlineThinning(SqliteDatabase database)
{
    /// <summary>An ISO 8601 time as far as its hour, and as far as its day.</summary>
    const int HourPrefix = 13, DayPrefix = 10;

    /// <summary>Rows looked at in one piece, unless a single hour or day has more.</summary>
    const int Least = 500;

    /// <summary>Thins a piece, inside a transaction.</summary>
    /// <param name="due">What is due.</param>
    /// <param name="most">About how many rows are looked at.</param>
    /// <returns>How many were; 0 when nothing is left.</returns>
    public int Thin(DueParts due, int most) =>
        Thin("thinned_hours", HourPrefix, due.Headlines, most) is var rows and > 0
            ? rows
            : Thin("thinned_days", DayPrefix, due.Raw < due.Headlines ? due.Raw : due.Headlines, most);

    int Thin(string place, int prefix, DateTimeOffset due, int most)
    {
        var from = database.Scalar("SELECT value FROM meta WHERE name = ?1", place) as string ?? "";
        var until = due.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var limit = Math.Max(most, Least);
        var rows = Rows(from, until, limit);
        if (rows.Count == 0)
            return 0;
        if (rows.Count == limit)
        {
            // The last hour or day may go on: it comes with the next piece, unless it fills this one.
            var last = Start(rows[^1], prefix);
            if (last != Start(rows[0], prefix))
                until = last;
            else
                rows = Rows(from, until = last + "\uffff", int.MaxValue);
        }
        foreach (var group in rows.Where(row => row.IsOurs && string.CompareOrdinal(row.Timestamp, until) < 0).GroupBy(row => (Start(row, prefix), row.Provider, row.Account)))
            foreach (var row in group.SkipLast(1))
                database.Execute("DELETE FROM usage_snapshots WHERE id = ?1", row.Id);
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

    static string Start(Headline row, int prefix) => row.Timestamp.Length > prefix ? row.Timestamp[..prefix] : row.Timestamp;

    sealed record Headline(long Id, string Timestamp, string Provider, string? Account, bool IsOurs);
}
