using System.Text;
using CsCheck;
using Fuelgauge.Core.Logs.Json;
using Fuelgauge.Logs.Tests.Oracles;

namespace Fuelgauge.Logs.Tests.Json;

public sealed class JsonInstantsTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2026-11-01T00:30:00.000Z", 1_793_493_000_000)]
    [InlineData("2026-11-01T00:30:00.5Z", 1_793_493_000_500)]
    [InlineData("2026-11-01T00:30:00.123456789Z", 1_793_493_000_123)]
    [InlineData("2026-11-01T02:30:00+02:00", 1_793_493_000_000)]
    [InlineData("2026-10-31T20:00:00.001-0430", 1_793_493_000_001)]
    [InlineData("2026-11-01T01:30:00+01", 1_793_493_000_000)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("2024-02-29t23:59:59z", 1_709_251_199_000)]
    public void An_instant_is_read_with_any_fraction_and_offset(string text, long at)
    {
        Assert.True(JsonInstants.TryParse(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(at, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-time")]
    [InlineData("2026-11-01")]
    [InlineData("2026-11-01T00:30:00")]
    [InlineData("2026-11-01T00:30:00.Z")]
    [InlineData("2026-11-01T00:30:00.12")]
    [InlineData("2026-02-29T00:30:00Z")]
    [InlineData("2026-13-01T00:30:00Z")]
    [InlineData("2026-11-01T24:00:00Z")]
    [InlineData("2026-11-01T00:60:00Z")]
    [InlineData("2026-11-01T00:00:60Z")]
    [InlineData("0000-11-01T00:00:00Z")]
    [InlineData("2026-11-01T00:30:00+24:00")]
    [InlineData("2026-11-01T00:30:00+1:00")]
    [InlineData("2026-11-01T00:30:00Zulu")]
    [InlineData("20a6-11-01T00:30:00Z")]
    public void What_is_no_instant_is_none(string text) => Assert.False(JsonInstants.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Any_text_is_an_instant_where_its_twin_says_so() => Gen.Select(
        Gen.Int[0, 9_999], Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[0, 25], Gen.Int[0, 61], Gen.String[Gen.Char["0123456789.,Zz+-: T"], 0, 12],
        (year, month, day, hour, second, rest) => $"{year:0000}-{month:00}-{day:00}T{hour:00}:{second / 2:00}:{second:00}{rest}")
        .Sample(
            text => Assert.Equal(OracleInstant.Of(Encoding.UTF8.GetBytes(text)), JsonInstants.TryParse(Encoding.UTF8.GetBytes(text), out var at) ? at : null),
            iter: 50_000);
}
