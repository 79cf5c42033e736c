using Fuelgauge.App.Output;

namespace Fuelgauge.App.Tests.Output;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData(1234.5, "CNY", "¥1,234.50")]
    [InlineData(20, "USD", "$20.00")]
    [InlineData(-5.126, "USD", "-$5.13")]
    [InlineData(12, "EUR", "12.00 EUR")]
    [InlineData(12, "JPY", "12.00 JPY")]
    [InlineData(950, "tasks", "950 tasks")]
    [InlineData(9999, "tokens", "9,999 tokens")]
    [InlineData(12345, "tokens", "12.3k tokens")]
    [InlineData(1299999, "tokens", "1.2M tokens")]
    [InlineData(3000000000, "tokens", "3B tokens")]
    [InlineData(8.5, "percent", "8.5%")]
    public void Amounts_carry_their_unit(decimal amount, string unit, string expected) =>
        Assert.Equal(expected, AmountText.Of(amount, unit, isAscii: false));

    [Fact]
    public void Ascii_money_names_its_currency() => Assert.Equal("CNY 16.00", AmountText.Of(16, "CNY", isAscii: true));

    [Theory]
    [InlineData(0.9003, "90%", "9.9%")]      // 9.97 % is below 10 % and says so
    [InlineData(0.9, "90%", "10%")]
    [InlineData(0.425, "42.5%", "57.5%")]
    [InlineData(0.9996, "99.9%", "<0.1%")]   // something is left
    [InlineData(0.00049, "0%", "99.9%")]
    [InlineData(0, "0%", "100%")]
    [InlineData(1, "100%", "0%")]
    [InlineData(1.042, "104.2%", "0%")]
    public void Shares_never_claim_more_than_there_is(decimal utilization, string used, string remaining)
    {
        Assert.Equal(used, AmountText.UsedShare(utilization));
        Assert.Equal(remaining, AmountText.RemainingShare(utilization));
    }
}
