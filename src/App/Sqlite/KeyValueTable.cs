using System.Buffers;
using System.Text;
using System.Text.Json;
using SQLitePCL;

namespace Fuelgauge.App.Sqlite;

/// <summary>A table of keys and values, as editors built on Chromium and VS Code keep their state in, read as one JSON object.</summary>
internal static class KeyValueTable
{
    /// <summary>Longest value that is read, in bytes.</summary>
    const int MostBytes = 4 << 20;

    /// <summary>The rows that are there, by their keys: a value that is a JSON object or list is that, everything else is text.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="tables">Names of tables; a row of one that comes earlier counts.</param>
    /// <param name="keys">The keys of the rows that are wanted.</param>
    /// <returns>JSON; null when the database has none of these tables with columns <c>key</c> and <c>value</c>.</returns>
    /// <exception cref="SqliteFault">It cannot be read.</exception>
    public static ReadOnlyMemory<byte>? Read(sqlite3 connection, IReadOnlyList<string> tables, IReadOnlyList<string> keys)
    {
        var there = tables.Where(table => IsTable(connection, table)).ToList();
        if (there.Count == 0)
            return null;
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        foreach (var key in keys)
        {
            if (there.Select(table => Value(connection, table, key)).FirstOrDefault(text => text is not null) is { } text)
                Write(json, key, text);
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    static string? Value(sqlite3 connection, string table, string key)
    {
        using var statement = new SqliteStatement(connection, $"SELECT value FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" WHERE key = ?1 AND length(value) <= {MostBytes} LIMIT 1");
        statement.Bind([key]);
        using var row = new SqliteRows(statement);
        return row.Read() ? Text(row.GetValue(0)) : null;
    }

    /// <summary>A view could run anything, so the name must be a table's.</summary>
    static bool IsTable(sqlite3 connection, string table)
    {
        using var statement = new SqliteStatement(connection, "SELECT count(*) FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name = ?1 AND c.name IN ('key', 'value')");
        statement.Bind([table]);
        using var row = new SqliteRows(statement);
        return row.Read() && row.GetInt64(0) == 2;
    }

    static string? Text(object? value) => value switch
    {
        string text => text,
        byte[] bytes => Decode(bytes),
        long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    // Chromium's own stores keep UTF-16: its ASCII has a zero in every second byte, which UTF-8 never has.
    static string Decode(byte[] bytes) => bytes.Length >= 2 && bytes.Length % 2 == 0 && bytes[1] == 0 ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);

    static void Write(Utf8JsonWriter json, string key, string text)
    {
        json.WritePropertyName(key);
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                document.WriteTo(json);
                return;
            }
            catch (JsonException)
            {
                // It only begins like JSON.
            }
        }
        json.WriteStringValue(text);
    }
}
