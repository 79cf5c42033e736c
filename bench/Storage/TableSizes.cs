using System.Globalization;
using Fuelgauge.App.Storage;

namespace Fuelgauge.Bench;

/// <summary>How much of a database each table takes, its indexes included. SQLite here is built without dbstat: what a dropped table gives back is what it took.</summary>
static class TableSizes
{
    /// <summary>Bytes by table. The database is of no use afterwards.</summary>
    public static Dictionary<string, long> Of(string path)
    {
        using var database = SqliteDatabase.Open(path, Schema.History);
        database.Scalar("PRAGMA foreign_keys = OFF");
        var sizes = new Dictionary<string, long>();
        foreach (var table in (string[])["usage_snapshots", "readings", "rollups"])
        {
            var before = Pages(database);
            database.Write(() => database.Execute($"DROP TABLE {table}"));
            sizes.Add(table, (Pages(database) - before) * 4096);
        }
        return sizes;
    }

    static long Pages(SqliteDatabase database) => Convert.ToInt64(database.Scalar("PRAGMA freelist_count"), CultureInfo.InvariantCulture);
}
