using SQLitePCL;

namespace Fuelgauge.App.Sqlite;

/// <summary>What SQLite refused to do. Its rooms put it into the words of their file.</summary>
/// <param name="code">The primary result code, as in <see cref="raw"/>.</param>
/// <param name="extendedCode">The extended one; its low byte is <paramref name="code"/>.</param>
/// <param name="words">SQLite's own words.</param>
internal sealed class SqliteFault(int code, int extendedCode, string words) : Exception(words)
{
    /// <summary>The primary result code.</summary>
    public int Code { get; } = code;

    /// <summary>The extended result code.</summary>
    public int ExtendedCode { get; } = extendedCode;

    /// <summary>Throws unless a result code says that all is well.</summary>
    /// <param name="code">What a call gave.</param>
    /// <param name="connection">Where it was made.</param>
    /// <exception cref="SqliteFault">It failed.</exception>
    public static void Check(int code, sqlite3 connection)
    {
        if (code is not raw.SQLITE_OK and not raw.SQLITE_ROW and not raw.SQLITE_DONE)
            throw new SqliteFault(code & 0xFF, raw.sqlite3_extended_errcode(connection), raw.sqlite3_errmsg(connection).utf8_to_string());
    }
}
