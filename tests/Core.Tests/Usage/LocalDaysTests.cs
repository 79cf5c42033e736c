using CsCheck;
using Fuelgauge.Core.Usage;
using static Fuelgauge.Core.Tests.Usage.Ledgers;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class LocalDaysTests
{
    [Theory]
    [InlineData("Asia/Kolkata", "2026-08-10T18:29:59Z", "2026-08-10")]
    [InlineData("Asia/Kolkata", "2026-08-10T18:30:00Z", "2026-08-11")]
    [InlineData("Asia/Kathmandu", "2026-08-10T18:14:59Z", "2026-08-10")]
    [InlineData("Asia/Kathmandu", "2026-08-10T18:15:00Z", "2026-08-11")]
    [InlineData("America/Los_Angeles", "2026-03-09T06:59:59Z", "2026-03-08")]
    [InlineData("America/Los_Angeles", "2026-03-09T07:00:00Z", "2026-03-09")]
    [InlineData("America/Los_Angeles", "2026-11-02T07:59:59Z", "2026-11-01")]
    [InlineData("America/Los_Angeles", "2026-11-02T08:00:00Z", "2026-11-02")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T12:59:59Z", "2026-04-04")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T13:29:59Z", "2026-04-05")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-06")]
    public void A_day_ends_at_midnight_of_the_zone_at_that_moment(string zone, string at, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null).DayNumber, new LocalDays(Zone(zone)).Of(Milliseconds(at)));

    [Theory]
    [InlineData("America/Los_Angeles", "2026-03-08", 23)]
    [InlineData("America/Los_Angeles", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Asia/Kolkata", "2026-03-08", 24)]
    public void Days_have_as_many_hours_as_the_clocks_give_them(string zone, string date, double hours)
    {
        var days = new LocalDays(Zone(zone));
        var day = DateOnly.Parse(date, null);
        var from = new DateTimeOffset(day, default, TimeSpan.Zero).AddDays(-1);

        var minutes = Enumerable.Range(0, 3 * 24 * 60).Count(minute => days.Of(from.AddMinutes(minute).ToUnixTimeMilliseconds()) == day.DayNumber);

        Assert.Equal(hours, minutes / 60.0);
    }

    [Fact]
    public void A_zone_that_is_off_by_minutes_is_exact_too()
    {
        var days = new LocalDays(TimeZoneInfo.CreateCustomTimeZone("odd", new TimeSpan(5, 7, 0), "odd", "odd"));

        Assert.Equal(new DateOnly(2026, 8, 10).DayNumber, days.Of(Milliseconds("2026-08-10T18:52:59.999Z")));
        Assert.Equal(new DateOnly(2026, 8, 11).DayNumber, days.Of(Milliseconds("2026-08-10T18:53:00Z")));
        Assert.Equal(new DateOnly(2026, 8, 10).DayNumber, days.Of(Milliseconds("2026-08-10T18:46:00Z")));
    }

    [Fact]
    public void Every_instant_of_every_zone_has_the_day_of_its_slow_twin() =>
        Gen.Select(Gen.OneOf("UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Africa/Monrovia", "America/Havana"), Gen.Long[-100_000_000_000, 2_000_000_000_000].Array[1, 40]).Sample((name, instants) =>
        {
            var zone = Zone(name);
            var days = new LocalDays(zone);

            foreach (var at in instants.SelectMany(at => new[] { at, at + 1, at - 1, at }))
                Assert.Equal(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).DateTime).DayNumber, days.Of(at));
        });

    [Fact]
    public void What_lies_outside_the_calendar_is_its_edge()
    {
        var days = new LocalDays(Zone("Asia/Kathmandu"));

        Assert.InRange(days.Of(long.MinValue), 0, 3);
        Assert.InRange(days.Of(long.MaxValue), DateOnly.MaxValue.DayNumber - 3, DateOnly.MaxValue.DayNumber);
    }

    [Theory]
    [InlineData("2026-02-09", "2026-02-09")]
    [InlineData("2026-02-15", "2026-02-09")]
    [InlineData("2026-02-16", "2026-02-16")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_begins_on_monday(string day, string monday)
    {
        var row = Assert.Single(Ask(Of(new Entry($"{day}T12:00:00Z")), UsageKey.Week).Rows);

        Assert.Equal(DateOnly.Parse(monday, null), row.Week);
        Assert.Equal(DayOfWeek.Monday, row.Week!.Value.DayOfWeek);
    }
}
