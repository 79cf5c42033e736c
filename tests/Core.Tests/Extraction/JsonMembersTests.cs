using System.Text.Json;
using Fuelgauge.Core.Extraction.Readers;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class JsonMembersTests
{
    static readonly DateTimeOffset Reset = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    static DateTimeOffset? Instant(string value)
    {
        using var document = JsonDocument.Parse($$"""{"at": {{value}}}""");
        return document.RootElement.Instant("missing", "at");
    }

    [Theory]
    [InlineData("\"2026-11-23T15:00:00Z\"")]
    [InlineData("\"2026-11-23T16:00:00.000000000+01:00\"")]
    [InlineData("\"2026-11-23 15:00:00\"")]
    [InlineData("1795446000")]
    [InlineData("1795446000.0")]
    [InlineData("\"1795446000\"")]
    [InlineData("1795446000000")]
    [InlineData("1795446000000000")]
    public void An_instant_is_told_by_its_look(string value) => Assert.Equal(Reset, Instant(value));

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"soon\"")]
    [InlineData("9e27")]
    [InlineData("[1795446000]")]
    public void What_is_no_instant_is_unknown(string value) => Assert.Null(Instant(value));
}
