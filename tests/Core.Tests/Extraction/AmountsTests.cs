using System.Globalization;
using CsCheck;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("42.569039095", "42.569039095")]
    [InlineData("0E-9", "0")]
    [InlineData("0e30", "0")]
    [InlineData("-0.35", "-0.35")]
    [InlineData("+7", "7")]
    [InlineData(" 12.34 ", "12.34")]
    [InlineData("1,234.50", "1234.5")]
    [InlineData("-12,345,678", "-12345678")]
    [InlineData("1.5e3", "1500")]
    [InlineData("15E-1", "1.5")]
    [InlineData("50.000000", "50")]
    [InlineData("1E-28", "0.0000000000000000000000000001")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    public void An_amount_is_read_to_its_last_digit(string text, string amount)
    {
        Assert.True(Amounts.TryParse(text, out var read));
        Assert.Equal(amount, read.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("twelve")]
    [InlineData("1e999999999")]
    [InlineData("1E31")]
    [InlineData("1E30")]
    [InlineData("1E-29")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("1.2345678901234567890123456789")]
    [InlineData("1,23")]
    [InlineData("1234,567")]
    [InlineData("1.234,50")]
    [InlineData(",123")]
    [InlineData("1.")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("٣")]
    public void What_cannot_be_held_exactly_is_no_amount(string text) => Assert.False(Amounts.TryParse(text, out _));

    [Fact]
    public void Every_amount_of_28_digits_survives_being_written_and_read() =>
        Gen.Select(Gen.Long, Gen.Int[0, 18], (digits, scale) => new decimal((int)digits, (int)(digits >> 32), 0, digits < 0, (byte)scale)).Sample(amount =>
            Amounts.TryParse(amount.ToString(CultureInfo.InvariantCulture), out var read) && read == amount);

    [Fact]
    public void No_text_at_all_throws() => Gen.String.Sample(text => Amounts.TryParse(text, out _) || true);

    [Fact]
    public void A_product_that_would_not_fit_is_none() => Assert.False(Amounts.TryMultiply(1e20m, 1e20m, out _));
}
