using System.Globalization;
using Fuelgauge.App.Sqlite;
using SQLitePCL;

namespace Fuelgauge.App.Storage;

/// <summary>The versions of a database, as scripts in the program: <c>Schema/&lt;name&gt;/0001_*.sql</c> takes version 0 to 1, and so on. They only add.</summary>
/// <param name="Name">The folder of its scripts.</param>
/// <param name="Version">The newest version this program knows.</param>
/// <param name="OwnTable">A table of the first version, by which an older database of ours is known.</param>
/// <param name="OldTable">A table that another program may have begun such a database with; null when none may.</param>
internal sealed record Schema(string Name, int Version, string OwnTable, string? OldTable = null)
{
    /// <summary>History: <c>monitor.db</c>, which an earlier monitor may have begun.</summary>
    public static readonly Schema History = new("History", Version: 2, OwnTable: "readings", OldTable: "usage_snapshots");

    /// <summary>Poll state: <c>state.db</c>.</summary>
    public static readonly Schema PollState = new("PollState", Version: 3, OwnTable: "slots");

    /// <summary>What was read of agents' logs: <c>usage.db</c>.</summary>
    public static readonly Schema UsageIndex = new("UsageIndex", Version: 1, OwnTable: "logs");

    /// <summary>Brings a database to <see cref="Version"/>; one that has it is only looked at.</summary>
    /// <exception cref="StorageException">It is of a newer version, or another program's.</exception>
    public void Upgrade(SqliteDatabase database)
    {
        if (VersionOf(database) == Version)
            return;
        RefuseStrangers(database);
        UseWriteAheadLog(database);
        database.Write(() => Migrate(database));
    }

    // The switch fails at once where another process is at the same, and does not wait as a transaction does: so one waits in its stead.
    static void UseWriteAheadLog(SqliteDatabase database)
    {
        const int mostTries = 10;
        for (var tries = 1; ; tries++)
        {
            try
            {
                database.Scalar("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteFault fault) when (fault.Code == raw.SQLITE_BUSY && tries < mostTries)
            {
                database.Write(() => { });
            }
        }
    }

    void Migrate(SqliteDatabase database)
    {
        // Asked again inside the transaction: another process may have migrated while we waited.
        for (var version = VersionOf(database) + 1; version <= Version; version++)
        {
            database.ExecuteScript(Script(version));
            database.ExecuteScript($"PRAGMA user_version = {version}");
        }
    }

    long VersionOf(SqliteDatabase database)
    {
        var version = Convert.ToInt64(database.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        return version >= 0 && version <= Version ? version : throw new StorageException(StorageFault.Foreign,
            $"{database.Path}: the database has version {version}, this program knows up to {Version}. Use the newer fuelgauge that wrote it, or another file with --db.");
    }

    /// <summary>A database without a version is new, or the earlier monitor's; anything else without our tables belongs to a program that would not thank us for them.</summary>
    void RefuseStrangers(SqliteDatabase database)
    {
        var version = VersionOf(database);
        var tables = new List<string>();
        using (var reader = database.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))
            while (reader.Read())
                tables.Add(reader.GetString(0));
        // Another process of ours may have made them between the questions; then there is a newer version by now.
        if (tables.Count > 0 && !tables.Contains((version > 0 ? OwnTable : OldTable) ?? "") && VersionOf(database) == version)
            throw new StorageException(StorageFault.Foreign,
                $"{database.Path}: this is the database of another program (it has a table \"{tables[0]}\"). It was left as it is; choose another place with --db.");
    }

    string Script(long version)
    {
        var assembly = typeof(Schema).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.StartsWith($"{Name}/{version:0000}_", StringComparison.Ordinal));
        using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }
}
