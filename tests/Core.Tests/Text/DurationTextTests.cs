using CsCheck;
using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Tests.Text;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("24h", 86_400)]
    [InlineData("7d", 604_800)]
    [InlineData("1h30m", 5_400)]
    [InlineData("0s", 0)]
    [InlineData("2w", 1_209_600)]
    [InlineData("1y30d", 34_128_000)]
    public void Whole_units_are_read(string text, int seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5 m")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("30m1h")]
    [InlineData("1m1m")]
    [InlineData("5M")]
    [InlineData("٣m")]
    [InlineData("99999999999999999999d")]
    public void Anything_else_is_no_duration(string? text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void What_is_written_reads_the_same() =>
        Gen.Int[0, int.MaxValue].Sample(seconds =>
            DurationText.TryParse(DurationText.Format(TimeSpan.FromSeconds(seconds)), out var duration) && duration == TimeSpan.FromSeconds(seconds));
}
