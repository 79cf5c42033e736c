using System.Runtime.InteropServices;
using SQLitePCL;

namespace Fuelgauge.App.Sqlite;

/// <summary>
/// Opens databases through SQLitePCLRaw alone. Microsoft.Data.Sqlite, which is built on the same, starts a thread for its pools with the first connection,
/// looks its parts up by reflection and brings the framework's database classes along; together that cost more than opening our files.
/// </summary>
internal static class SqliteConnector
{
    // The published program has the library beside it; the loader would try some eighty other folders before that one.
    static SqliteConnector()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Path.Join(AppContext.BaseDirectory, $"lib{name}.so"), out var library) ? library : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
    }

    /// <summary>Opens a database for one thread at a time.</summary>
    /// <param name="file">Its path, or a <c>file:</c> URI where <paramref name="mode"/> says so.</param>
    /// <param name="mode"><c>SQLITE_OPEN_…</c> flags.</param>
    /// <param name="patience">How long a statement waits for another process.</param>
    /// <exception cref="SqliteFault">It cannot be opened.</exception>
    public static sqlite3 Open(string file, int mode, TimeSpan patience)
    {
        var code = raw.sqlite3_open_v2(file, out var connection, mode | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteFault.Check(code, connection);
            raw.sqlite3_busy_timeout(connection, (int)patience.TotalMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
