using Fuelgauge.Core.Text;

namespace Fuelgauge.Core.Tests.Text;

public sealed class TimePointTextTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("24h", "2026-03-28T12:00:00Z")]
    [InlineData("7d", "2026-03-22T12:00:00Z")]
    [InlineData("today", "2026-03-28T23:00:00Z")]
    [InlineData("yesterday", "2026-03-27T23:00:00Z")]
    [InlineData("2026-02-12", "2026-02-11T23:00:00Z")]
    [InlineData("2026-02-12 08:30", "2026-02-12T07:30:00Z")]
    [InlineData("2026-02-12T08:30:15", "2026-02-12T07:30:15Z")]
    [InlineData("2026-02-12T08:30:00Z", "2026-02-12T08:30:00Z")]
    [InlineData("2026-02-12T08:30:00+08:00", "2026-02-12T00:30:00Z")]
    public void Durations_dates_and_times_are_instants(string text, string expected)
    {
        Assert.True(TimePointText.TryParse(text, Now, Berlin, out var at));

        Assert.Equal(DateTimeOffset.Parse(expected), at);
        Assert.Equal(TimeSpan.Zero, at.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("24")]
    [InlineData("2026-02-30")]
    [InlineData("2026-2-3")]
    [InlineData("999999999d")]
    [InlineData("12.02.2026")]
    public void Anything_else_is_refused(string? text) => Assert.False(TimePointText.TryParse(text, Now, Berlin, out _));

    [Fact]
    public void A_day_of_the_change_to_summer_time_has_23_hours()
    {
        Assert.True(TimePointText.TryParse("2026-03-29", Now, Berlin, out var start));
        Assert.True(TimePointText.TryParse("2026-03-30", Now, Berlin, out var end));

        Assert.Equal(TimeSpan.FromHours(23), end - start);
    }

    [Fact]
    public void A_time_that_the_clock_change_skips_is_the_first_one_after_it()
    {
        Assert.True(TimePointText.TryParse("2026-03-29 02:30", Now, Berlin, out var at));

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), at);
    }

    [Fact]
    public void A_time_that_occurs_twice_is_the_earlier()
    {
        Assert.True(TimePointText.TryParse("2026-10-25 02:30", Now, Berlin, out var at));

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), at);
    }
}
