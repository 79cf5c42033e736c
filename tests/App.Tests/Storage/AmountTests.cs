using CsCheck;
using Fuelgauge.App.Sqlite;
using Fuelgauge.App.Storage;
using SQLitePCL;

namespace Fuelgauge.App.Tests.Storage;

public sealed class AmountTests
{
    [Fact]
    public void Any_decimal_is_read_back_as_it_was_stored()
    {
        using var connection = Amounts();

        Gen.OneOf(Gen.Decimal, Gen.Long.Select(cents => cents / 100m), Gen.Int.Select(whole => (decimal)whole)).Sample(
            amount => Assert.Equal(amount, RoundTrip(connection, amount)), iter: 3000, threads: 1);
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("9223372036854.775807")]
    [InlineData("9223372036855")]
    [InlineData("0.0000001")]
    [InlineData("16.00")]
    public void Extreme_decimals_are_too(string text)
    {
        using var connection = Amounts();

        Assert.Equal(decimal.Parse(text), RoundTrip(connection, decimal.Parse(text)));
    }

    [Theory]
    [InlineData("16.05", typeof(long))]
    [InlineData("-0.000001", typeof(long))]
    [InlineData("0.0000001", typeof(string))]
    [InlineData("10000000000000", typeof(string))]
    public void Everyday_amounts_are_whole_millionths(string text, Type stored) => Assert.IsType(stored, Amount.ToColumn(decimal.Parse(text)));

    [Fact]
    public void What_no_decimal_holds_is_unknown()
    {
        using var connection = Amounts();
        using var statement = new SqliteStatement(connection, "SELECT 1e300, -9e999, 'much', NULL, x'00', 20.1, 7");
        using var row = new SqliteRows(statement);
        row.Read();

        Assert.Equal([null, null, null, null, null, 20.1m, 7m], Enumerable.Range(0, 7).Select(column => Amount.FromForeign(row.GetValue(column))));
        Assert.Null(Amount.FromColumn(row, 2));
    }

    /// <summary>A column as in readings: without a type, so that text stays text.</summary>
    static sqlite3 Amounts()
    {
        var connection = SqliteConnector.Open(":memory:", raw.SQLITE_OPEN_READWRITE, TimeSpan.Zero);
        raw.sqlite3_exec(connection, "CREATE TABLE amounts (value)");
        return connection;
    }

    static decimal? RoundTrip(sqlite3 connection, decimal amount)
    {
        raw.sqlite3_exec(connection, "DELETE FROM amounts");
        using var insert = new SqliteStatement(connection, "INSERT INTO amounts VALUES (?1)");
        insert.Bind([Amount.ToColumn(amount)]);
        insert.Step();
        using var select = new SqliteStatement(connection, "SELECT value FROM amounts");
        using var row = new SqliteRows(select);
        row.Read();
        return Amount.FromColumn(row, 0);
    }
}
