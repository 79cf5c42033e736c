using Fuelgauge.App.Sqlite;
using SQLitePCL;

namespace Fuelgauge.App.Storage;

/// <summary>
/// One connection to a database file of ours: opened without following links, brought to the newest schema, faults said in words.
/// Not safe for threads; its owners lock. Opening one that is up to date writes nothing and costs two statements.
/// </summary>
/// <remarks>
/// WAL, so that readers never wait for a writer; every writing transaction begins IMMEDIATE, since a deferred one that reads first and writes
/// later fails for good when another process wrote in between.
/// </remarks>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long a statement waits for another process.</summary>
    public const int TimeoutSeconds = 5;

    readonly Dictionary<string, SqliteStatement> prepared = new(StringComparer.Ordinal);
    readonly sqlite3 connection;

    SqliteDatabase(string path, sqlite3 connection)
    {
        Path = path;
        this.connection = connection;
    }

    /// <summary>The file, absolute.</summary>
    public string Path { get; }

    /// <summary>Opens a database, making it when there is none.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="schema">What it must hold.</param>
    /// <exception cref="StorageException">It cannot be opened, is not ours, damaged, or of a newer version.</exception>
    public static SqliteDatabase Open(string path, Schema schema)
    {
        PrivateFile.Ensure(path);
        SqliteDatabase? database = null;
        try
        {
            database = new(path, Connect(path));
            schema.Upgrade(database);
            return database;
        }
        catch (SqliteFault exception)
        {
            database?.Dispose();
            throw SqliteFaults.Explain(exception, path);
        }
        catch (StorageException)
        {
            database?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a database that is there, whatever its version, and leaves that as it is.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <exception cref="StorageException">It cannot be opened, or is damaged.</exception>
    public static SqliteDatabase OpenAsItIs(string path)
    {
        try
        {
            return new(path, Connect(path));
        }
        catch (SqliteFault exception)
        {
            throw SqliteFaults.Explain(exception, path);
        }
    }

    /// <summary>Runs statements that only read.</summary>
    /// <exception cref="StorageException">They failed.</exception>
    public T Read<T>(Func<T> statements)
    {
        try
        {
            return statements();
        }
        catch (SqliteFault exception)
        {
            throw SqliteFaults.Explain(exception, Path);
        }
    }

    /// <summary>Runs many statements that only read, on one state of the database. Each by itself would take and give back the lock, which costs more than a look-up.</summary>
    /// <exception cref="StorageException">They failed.</exception>
    public T ReadTogether<T>(Func<T> statements) => Read(() =>
    {
        Execute("BEGIN");
        try
        {
            return statements();
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(connection) == 0)
                Execute("COMMIT");
        }
    });

    /// <summary>Runs statements in one transaction: all of them, or none.</summary>
    /// <exception cref="StorageException">They failed, and nothing was changed.</exception>
    public void Write(Action statements)
    {
        try
        {
            Execute("BEGIN IMMEDIATE");
            Finish(statements);
        }
        catch (SqliteFault exception)
        {
            throw SqliteFaults.Explain(exception, Path);
        }
    }

    /// <summary>The same for work that can wait: it stands back where another process is writing.</summary>
    /// <returns>False when another process was, and nothing was done.</returns>
    /// <exception cref="StorageException">The statements failed, and nothing was changed.</exception>
    public bool WriteUnlessBusy(Action statements)
    {
        try
        {
            raw.sqlite3_busy_timeout(connection, 0);
            try
            {
                Execute("BEGIN IMMEDIATE");
            }
            catch (SqliteFault fault) when (fault.Code == raw.SQLITE_BUSY)
            {
                return false;
            }
            finally
            {
                raw.sqlite3_busy_timeout(connection, TimeoutSeconds * 1000);
            }
            Finish(statements);
            return true;
        }
        catch (SqliteFault exception)
        {
            throw SqliteFaults.Explain(exception, Path);
        }
    }

    /// <summary>Runs a statement with <c>?1</c>, <c>?2</c>… and gives the number of changed rows. Statements are kept prepared.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = Query(sql, values);
        while (rows.Read())
        {
            // What a statement answers beside doing it (the mode after a PRAGMA) is not asked for.
        }
        return raw.sqlite3_changes(connection);
    }

    /// <summary>Runs a query; the reader is disposed of before the same query runs again.</summary>
    public SqliteRows Query(string sql, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var statement))
            prepared.Add(sql, statement = new SqliteStatement(connection, sql));
        statement.Bind(values);
        return new SqliteRows(statement);
    }

    /// <summary>The first column of the first row; null when there is no row or it is null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = Query(sql, values);
        return rows.Read() ? rows.GetValue(0) : null;
    }

    /// <summary>The row made by the last insert.</summary>
    public long LastInsertedId => raw.sqlite3_last_insert_rowid(connection);

    /// <summary>Runs several statements without parameters, as a migration has them.</summary>
    public void ExecuteScript(string sql) => SqliteFault.Check(raw.sqlite3_exec(connection, sql), connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        connection.Dispose();
    }

    void Finish(Action statements)
    {
        try
        {
            statements();
            Execute("COMMIT");
        }
        catch
        {
            // Some faults (a full disk) have rolled back already.
            if (raw.sqlite3_get_autocommit(connection) == 0)
                Execute("ROLLBACK");
            throw;
        }
    }

    static sqlite3 Connect(string path)
    {
        var connection = OpenConnection(path, raw.SQLITE_OPEN_READWRITE);
        try
        {
            using var probe = new SqliteStatement(connection, "PRAGMA user_version");
            probe.Step();
            return connection;
        }
        catch (SqliteFault exception) when (exception.Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !File.Exists(path + "-wal"))
        {
            // In a folder that cannot be written SQLite cannot make the files a WAL database needs. With no -wal there is no writer, and the file alone is the whole.
            connection.Dispose();
            return OpenConnection($"{new Uri(path).AbsoluteUri}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    static sqlite3 OpenConnection(string file, int mode) => SqliteConnector.Open(file, mode, TimeSpan.FromSeconds(TimeoutSeconds));
}
