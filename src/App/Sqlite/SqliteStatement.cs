using SQLitePCL;

namespace Fuelgauge.App.Sqlite;

/// <summary>A prepared statement: run many times with other values, its rows taken one by one.</summary>
internal sealed class SqliteStatement : IDisposable
{
    readonly sqlite3 connection;

    /// <summary>Prepares it.</summary>
    /// <param name="connection">Where it runs.</param>
    /// <param name="sql">One statement, its parameters numbered: <c>?1</c>, <c>?2</c>…</param>
    /// <exception cref="SqliteFault">It is no statement for this database.</exception>
    public SqliteStatement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        Row = statement;
    }

    /// <summary>The current row, for <see cref="SqliteRows"/>.</summary>
    public sqlite3_stmt Row { get; }

    /// <summary>Gives the parameters their values: null, text, a whole number, a binary fraction, a truth or bytes.</summary>
    public void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Check(Bind(i + 1, values[i]));
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="SqliteFault">It failed.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(Row);
        Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Ends a run, so that nothing is held open and it can run again.</summary>
    public void Reset() => raw.sqlite3_reset(Row);

    /// <inheritdoc/>
    public void Dispose() => Row.Dispose();

    int Bind(int parameter, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(Row, parameter),
        string text => raw.sqlite3_bind_text(Row, parameter, text),
        long whole => raw.sqlite3_bind_int64(Row, parameter, whole),
        int whole => raw.sqlite3_bind_int64(Row, parameter, whole),
        bool truth => raw.sqlite3_bind_int64(Row, parameter, truth ? 1 : 0),
        double fraction => raw.sqlite3_bind_double(Row, parameter, fraction),
        byte[] bytes => raw.sqlite3_bind_blob(Row, parameter, bytes),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    };

    void Check(int code) => SqliteFault.Check(code, connection);
}
