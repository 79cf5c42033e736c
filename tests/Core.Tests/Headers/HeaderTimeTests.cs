using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Headers;

namespace Fuelgauge.Core.Tests.Headers;

public sealed class HeaderTimeTests
{
    static readonly DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("6m0s", 360)]
    [InlineData("12ms", 0.012)]
    [InlineData("1h2m3s", 3723)]
    [InlineData("23h59m51.36s", 86391.36)]
    [InlineData("2m59.56s", 179.56)]
    [InlineData("7.66s", 7.66)]
    [InlineData("33011.382867164612", 33011.3828671)]
    [InlineData("60", 60)]
    [InlineData("1419704", 1419704)]
    [InlineData("1795435260", 60)]
    [InlineData("1795435260.5", 60.5)]
    [InlineData("1795435260000", 60)]
    [InlineData("2026-11-23T12:00:01Z", 1)]
    [InlineData("2026-11-23T13:00:01.5+01:00", 1.5)]
    [InlineData("Mon, 23 Nov 2026 12:01:00 GMT", 60)]
    public void A_reset_is_recognised_by_its_look(string text, double seconds) =>
        Assert.Equal(now + TimeSpan.FromTicks((long)((decimal)seconds * TimeSpan.TicksPerSecond)), HeaderTime.Read(text, null, now));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0s")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("6m0")]
    [InlineData("99999999999999999999999999")]
    [InlineData("9223372036854775807")]
    public void What_is_no_instant_is_unknown(string text) => Assert.Null(HeaderTime.Read(text, null, now));

    [Theory]
    [InlineData("60", TimeForm.Seconds, "1970-01-01T00:01:00Z")]
    [InlineData("1795435260", TimeForm.SecondsLeft, "2083-10-16T00:01:00Z")]
    [InlineData("1795435260000000", TimeForm.Microseconds, "2026-11-23T12:01:00Z")]
    [InlineData("1500", TimeForm.MillisecondsLeft, "2026-11-23T12:00:01.5Z")]
    public void The_definition_s_word_comes_before_the_look(string text, TimeForm form, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), HeaderTime.Read(text, form, now));

    [Theory]
    [InlineData("retry-after: 2\nretry-after-ms: 1730\n", 1.73)]
    [InlineData("Retry-After: 2\n", 2)]
    [InlineData("retry-after: Mon, 23 Nov 2026 12:05:00 GMT\n", 300)]
    public void How_long_to_wait_is_seconds_or_an_http_date(string headers, double seconds) =>
        Assert.Equal(now.AddSeconds(seconds), HeaderTime.RetryAt(HeaderBlockParser.Parse(headers, out _)!, now));

    [Theory]
    [InlineData("retry-after: 0\n")]
    [InlineData("retry-after: -5\n")]
    [InlineData("retry-after: Mon, 23 Nov 2026 11:05:00 GMT\n")]
    [InlineData("retry-after: later\n")]
    public void A_wait_that_is_over_or_unreadable_is_none(string headers) => Assert.Null(HeaderTime.RetryAt(HeaderBlockParser.Parse(headers, out _)!, now));
}
