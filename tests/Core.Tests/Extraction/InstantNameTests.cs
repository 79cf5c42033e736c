using System.Globalization;
using CsCheck;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>Instants by name, in braces.</summary>
public sealed class InstantNameTests
{
    static string? Value(string name, DateTimeOffset now) => Placeholders.Value(name, Sample.Account(), new Dictionary<string, string>(), now);

    [Theory]
    [InlineData("now", "2026-11-23T10:30:00Z")]
    [InlineData("now-24h", "2026-11-22T10:30:00Z")]
    [InlineData("now+90m:s", "1795435200")]
    [InlineData("now:date", "2026-11-23")]
    [InlineData("day", "2026-11-23")]
    [InlineData("day-90d", "2026-08-25")]
    [InlineData("day+14:00", "2026-11-24")]
    [InlineData("next_day", "2026-11-24")]
    [InlineData("next_day:rfc3339", "2026-11-24T00:00:00Z")]
    [InlineData("month", "2026-11-01")]
    [InlineData("month:s", "1793491200")]
    [InlineData("month:ms", "1793491200000")]
    [InlineData("month:us", "1793491200000000")]
    [InlineData("month+08:00:rfc3339", "2026-10-31T16:00:00Z")]
    [InlineData("month+08:00", "2026-11-01")]
    [InlineData("month:year", "2026")]
    [InlineData("month:month_number", "11")]
    [InlineData("next_month:month_number", "12")]
    [InlineData("month-1d:date", "2026-10-31")]
    [InlineData("day-1d+08:00", "2026-11-22")]
    public void An_instant_is_written_as_its_name_says(string name, string text) => Assert.Equal(text, Value(name, Sample.Now));

    [Theory]
    [InlineData("day:hours")]
    [InlineData("day-90y")]
    [InlineData("day-90000d")]
    [InlineData("day+15:00")]
    [InlineData("day+08:00-90d")]
    [InlineData("month:")]
    [InlineData("now+")]
    public void What_is_no_instant_is_broken_and_has_no_value(string name)
    {
        Assert.True(Placeholders.IsBrokenInstant(name));
        Assert.Null(Value(name, Sample.Now));
    }

    [Theory]
    [InlineData("days")]
    [InlineData("monthly")]
    [InlineData("\"day\": 1")]
    public void What_only_looks_like_one_is_something_else(string text)
    {
        Assert.False(Placeholders.IsBrokenInstant(text));
        Assert.False(Placeholders.IsBuiltIn(text));
    }

    [Fact]
    public void A_month_ends_where_the_next_begins_in_every_year() =>
        Gen.Select(Gen.Int[2020, 2060], Gen.Int[1, 12], Gen.Int[0, 28 * 86_400 - 1], Gen.Int[-56, 56]).Sample((year, month, second, quarters) =>
        {
            var offset = TimeSpan.FromMinutes(15 * quarters);
            var now = new DateTimeOffset(year, month, 1, 0, 0, 0, offset).AddSeconds(second);
            var zone = $"{(quarters < 0 ? '-' : '+')}{offset:hh\\:mm}";

            // The plain twin counts days one by one.
            var first = now.Date;
            while (first.Day != 1) first = first.AddDays(-1);
            var next = now.Date.AddDays(1);
            while (next.Day != 1) next = next.AddDays(1);
            Assert.Equal(Seconds(first, offset), Value($"month{zone}:s", now.ToUniversalTime()));
            Assert.Equal(Seconds(next, offset), Value($"next_month{zone}:s", now.ToUniversalTime()));
            Assert.Equal(Seconds(now.Date.AddDays(1), offset), Value($"next_day{zone}:s", now.ToUniversalTime()));
            Assert.Equal(now.Date.AddDays(-7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Value($"day-7d{zone}", now.ToUniversalTime()));
        });

    static string Seconds(DateTime midnight, TimeSpan offset) => ((midnight.Ticks - offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
}
