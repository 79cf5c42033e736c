using SQLitePCL;

namespace Fuelgauge.App.Sqlite;

/// <summary>The rows of a query, one at a time. Disposed of before the same query runs again.</summary>
/// <param name="statement">The running statement.</param>
internal readonly struct SqliteRows(SqliteStatement statement) : IDisposable
{
    sqlite3_stmt Row => statement.Row;

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Read() => statement.Step();

    /// <summary>Whether a column is null.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(Row, column) == raw.SQLITE_NULL;

    /// <summary>Whether a column holds a whole number.</summary>
    public bool IsInteger(int column) => raw.sqlite3_column_type(Row, column) == raw.SQLITE_INTEGER;

    /// <summary>Whether a column holds text.</summary>
    public bool IsText(int column) => raw.sqlite3_column_type(Row, column) == raw.SQLITE_TEXT;

    /// <summary>A column as text; null for null.</summary>
    public string? GetText(int column) => IsNull(column) ? null : raw.sqlite3_column_text(Row, column).utf8_to_string();

    /// <summary>A column that is never null, as text.</summary>
    public string GetString(int column) => GetText(column)!;

    /// <summary>A column's bytes, those of text in UTF-8: valid until the next row, or until the same column is asked for as something else. Empty for null.</summary>
    public ReadOnlySpan<byte> GetBytes(int column)
    {
        // Numbers become text, and text of a UTF-16 database UTF-8, when they are asked for as text; their bytes are those of what they became.
        if (raw.sqlite3_column_type(Row, column) is not raw.SQLITE_BLOB and not raw.SQLITE_NULL)
            raw.sqlite3_column_text(Row, column);
        return raw.sqlite3_column_blob(Row, column);
    }

    /// <summary>A column as a whole number; 0 for null.</summary>
    public long GetInt64(int column) => raw.sqlite3_column_int64(Row, column);

    /// <summary>A column as a small whole number; 0 for null.</summary>
    public int GetInt32(int column) => (int)GetInt64(column);

    /// <summary>A column as a truth; false for null.</summary>
    public bool GetBoolean(int column) => GetInt64(column) != 0;

    /// <summary>A column as it is stored: a long, a double, a string, bytes, or null.</summary>
    public object? GetValue(int column) => raw.sqlite3_column_type(Row, column) switch
    {
        raw.SQLITE_INTEGER => GetInt64(column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(Row, column),
        raw.SQLITE_TEXT => GetString(column),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(Row, column).ToArray(),
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose() => statement.Reset();
}
