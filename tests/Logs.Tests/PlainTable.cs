using System.Globalization;
using System.Text;
using Fuelgauge.Core.Logs;
using Microsoft.Data.Sqlite;

namespace Fuelgauge.Logs.Tests;

/// <summary>The slow twin of reading a log that is a database.</summary>
static class PlainTable
{
    public static void Read(string path, ITableReader reader)
    {
        using var connection = new SqliteConnection($"Data Source={new Uri(path).AbsoluteUri}?immutable=1;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = reader.Sql;
        if (reader.Sql.Contains("?1", StringComparison.Ordinal))
            command.Parameters.AddWithValue("?1", reader.Watermark);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            reader.Read(new Row(rows));
    }

    sealed class Row(SqliteDataReader row) : ITableRow
    {
        public ReadOnlySpan<byte> Text(int column) => row.IsDBNull(column) ? [] : Encoding.UTF8.GetBytes(Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)!);

        public long? Integer(int column) => row.GetValue(column) is long number ? number : null;

        public decimal? Number(int column) => row.GetValue(column) switch
        {
            long number => number,
            double number => (decimal)number,
            _ => null,
        };
    }
}
