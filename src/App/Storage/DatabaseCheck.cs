using System.Globalization;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Storage;

/// <summary>Looks a history over without changing it: every page, every reference between rows, its version, who may read it.</summary>
internal static class DatabaseCheck
{
    /// <summary>Messages of SQLite that are passed on; a damaged file has thousands.</summary>
    const int Most = 20;

    const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    static readonly (string Name, string Sql)[] Counts =
    [
        ("accounts", "SELECT count(*) FROM (SELECT DISTINCT provider, account FROM series)"),
        ("series", "SELECT count(*) FROM series"),
        ("readings", "SELECT count(*) FROM readings"),
        ("quarter_hours", "SELECT count(*) FROM rollups WHERE minutes = 15"),
        ("hours", "SELECT count(*) FROM rollups WHERE minutes = 60"),
        ("days", "SELECT count(*) FROM rollups WHERE minutes = 1440"),
        ("events", "SELECT count(*) FROM events"),
        ("snapshots", $"SELECT count(*) FROM usage_snapshots WHERE origin = '{SqliteHistoryRows.Origin}'"),
        ("snapshots_of_others", "SELECT count(*) FROM usage_snapshots WHERE origin IS NULL"),
    ];

    /// <summary>Looks it over.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <returns>What was found; null when there is no such file.</returns>
    /// <exception cref="StorageException">It cannot be opened, or another process holds it.</exception>
    public static DatabaseFindings? Run(string path)
    {
        if (!PrivateFile.IsThere(path))
            return null;
        var facts = FileFacts.Of(path);
        var findings = new DatabaseFindings
        {
            Path = path,
            Bytes = facts.Size,
            LogBytes = FileFacts.Of(path + "-wal").Size,
            Mode = OperatingSystem.IsWindows() ? null : Convert.ToString((int)facts.Permissions, 8).PadLeft(4, '0'),
            Damage = [],
            Warnings = (facts.Permissions & Others) == 0 ? [] : [$"others on this machine may open it: chmod 600 {path}"],
            Rows = [],
        };
        try
        {
            using var database = SqliteDatabase.OpenAsItIs(path);
            return database.Read(() => Look(database, findings));
        }
        catch (StorageException fault) when (fault.Fault == StorageFault.Corrupt)
        {
            return findings with { Damage = [fault.Message] };
        }
    }

    static DatabaseFindings Look(SqliteDatabase database, DatabaseFindings findings)
    {
        var version = Number(database, "PRAGMA user_version");
        findings = findings with
        {
            Version = version,
            FreeBytes = Number(database, "PRAGMA freelist_count") * Number(database, "PRAGMA page_size"),
            Damage = [.. Lines(database, $"PRAGMA integrity_check({Most})").Where(line => line != "ok"), .. Orphans(database)],
        };
        if (version > Schema.History.Version)
            return findings with { Warnings = [.. findings.Warnings, $"version {version} is newer than this program, which knows up to {Schema.History.Version}: its rows are not counted"] };
        var tables = Lines(database, "SELECT name FROM sqlite_schema WHERE type = 'table'").ToHashSet();
        if (!tables.Contains("usage_snapshots") || (version > 0 && !tables.Contains("readings")))
            return findings with { Damage = [.. findings.Damage, "this is the database of another program, or its tables are gone"] };
        if (version < Schema.History.Version)
            findings = findings with { Warnings = [.. findings.Warnings, $"version {version} is brought to {Schema.History.Version} when a command next opens the history"] };
        var counts = Counts.Where(count => tables.Contains(TableOf(count.Sql)) && (version > 0 || !count.Sql.Contains("origin", StringComparison.Ordinal)));
        return findings with
        {
            Rows = [.. counts.Select(count => KeyValuePair.Create(count.Name, Number(database, count.Sql)))],
            OldestAt = Earlier(Instant(database, tables, "readings", "min(at)"), Instant(database, tables, "rollups", "min(at) * 1000")),
            NewestAt = Instant(database, tables, "readings", "max(at)"),
        };
    }

    static IEnumerable<string> Orphans(SqliteDatabase database)
    {
        var tables = new List<string>();
        using var row = database.Query("PRAGMA foreign_key_check");
        while (row.Read())
            tables.Add($"{row.GetString(0)} has a row whose {row.GetString(2)} is gone");
        return tables.GroupBy(line => line).Select(same => same.Count() == 1 ? same.Key : $"{same.Key} ({same.Count()} times)");
    }

    static string TableOf(string sql) => sql[(sql.LastIndexOf("FROM ", StringComparison.Ordinal) + 5)..].Split(' ', ')')[0];

    static DateTimeOffset? Instant(SqliteDatabase database, HashSet<string> tables, string table, string value) =>
        tables.Contains(table) && database.Scalar($"SELECT {value} FROM {table}") is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;

    static long Number(SqliteDatabase database, string sql) => Convert.ToInt64(database.Scalar(sql), CultureInfo.InvariantCulture);

    static List<string> Lines(SqliteDatabase database, string sql)
    {
        var lines = new List<string>();
        using var row = database.Query(sql);
        while (row.Read())
            lines.Add(row.GetString(0));
        return lines;
    }
}
