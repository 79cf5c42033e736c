using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Model;

public sealed class BudgetSpanTests
{
    [Theory]
    [InlineData(BudgetPeriod.Day, "2026-02-12T15:59:59Z", "2026-02-11T16:00:00Z", "2026-02-12T16:00:00Z")]
    [InlineData(BudgetPeriod.Day, "2026-02-12T16:00:00Z", "2026-02-12T16:00:00Z", "2026-02-13T16:00:00Z")]
    [InlineData(BudgetPeriod.Week, "2026-02-15T15:59:59Z", "2026-02-08T16:00:00Z", "2026-02-15T16:00:00Z")]
    [InlineData(BudgetPeriod.Month, "2026-01-31T16:00:00Z", "2026-01-31T16:00:00Z", "2026-02-28T16:00:00Z")]
    public void Periods_begin_at_midnight_of_their_own_zone(BudgetPeriod period, string now, string start, string end) =>
        Assert.Equal(Span(start, end), BudgetSpan.Around(period, TimeZoneInfo.CreateCustomTimeZone("UTC+8", TimeSpan.FromHours(8), null, null), At(now)));

    [Theory]
    [InlineData("2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]   // 23 hours
    [InlineData("2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]   // 25 hours
    public void A_day_is_as_long_as_the_clock_makes_it(string now, string start, string end) =>
        Assert.Equal(Span(start, end), BudgetSpan.Around(BudgetPeriod.Day, Changing(hour: 2), At(now)));

    [Theory]
    [InlineData("2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z")]   // 00:00 is skipped: the day begins at 01:00, which is the same instant
    [InlineData("2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z")]   // 00:00 comes twice: the day begins at the first
    public void A_midnight_that_is_skipped_or_comes_twice_begins_the_day_once(string now, string start) =>
        Assert.Equal(At(start), BudgetSpan.Around(BudgetPeriod.Day, Changing(hour: 0), At(now)).Start);

    [Fact]
    public void Months_have_the_days_they_have()
    {
        foreach (var (month, days) in new[] { ("2026-02-10", 28), ("2028-02-10", 29), ("2026-04-10", 30), ("2026-12-31", 31) })
        {
            var span = BudgetSpan.Around(BudgetPeriod.Month, TimeZoneInfo.Utc, At($"{month}T00:00:00Z"));
            Assert.Equal(days, (span.End - span.Start).TotalDays);
        }
    }

    static BudgetSpan Span(string start, string end) => new(At(start), At(end));

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);

    /// <summary>One hour east, clocks an hour forward on the last Sunday of March and back on the last of October.</summary>
    static TimeZoneInfo Changing(int hour) => TimeZoneInfo.CreateCustomTimeZone("Test", TimeSpan.FromHours(1), null, null, null,
        [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, hour, 0, 0), 3, 5, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, hour + 1, 0, 0), 10, 5, DayOfWeek.Sunday))]);
}
