using Fuelgauge.Core.Catalog;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class TimeReaderTests
{
    static DateTimeOffset? Reset(string value, TimeForm form, string offset = "00:00") => Sample.One($$"""{"used": 1, "reset": {{value}}}""",
        Sample.Window("$.used") with { ResetsAt = new(Sample.Path("$.reset"), form, TimeSpan.Parse(offset)) }).ResetsAt;

    [Theory]
    [InlineData("1795440000000", TimeForm.Milliseconds)]
    [InlineData("\"1795440000000\"", TimeForm.Milliseconds)]
    [InlineData("1795440000", TimeForm.Seconds)]
    [InlineData("1795440000000000", TimeForm.Microseconds)]
    [InlineData("10200", TimeForm.SecondsLeft)]
    [InlineData("10200000", TimeForm.MillisecondsLeft)]
    [InlineData("\"2h50m\"", TimeForm.DurationLeft)]
    [InlineData("\"PT2H50M\"", TimeForm.DurationLeft)]
    [InlineData("\"2026-11-23T13:20:00Z\"", TimeForm.Rfc3339)]
    [InlineData("1795440000", TimeForm.Any)]
    [InlineData("1795440000000", TimeForm.Any)]
    [InlineData("\"1795440000000000\"", TimeForm.Any)]
    [InlineData("\"2026-11-23T13:20:00Z\"", TimeForm.Any)]
    [InlineData("\"2026-11-23t21:20:00.000000000+08:00\"", TimeForm.Rfc3339)]
    [InlineData("\"2026-11-23 08:20:00 -05:00\"", TimeForm.Rfc3339)]
    public void Every_form_gives_the_same_instant(string value, TimeForm form) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 13, 20, 0, TimeSpan.Zero), Reset(value, form));

    [Theory]
    [InlineData("null", TimeForm.Milliseconds)]
    [InlineData("0", TimeForm.Milliseconds)]
    [InlineData("\"0\"", TimeForm.Seconds)]
    [InlineData("-5", TimeForm.SecondsLeft)]
    [InlineData("null", TimeForm.Rfc3339)]
    [InlineData("0", TimeForm.Any)]
    [InlineData("\"\"", TimeForm.Rfc3339)]
    public void Nothing_and_zero_are_unknown_and_not_1970(string value, TimeForm form) => Assert.Null(Reset(value, form));

    [Theory]
    [InlineData("\"2026-03-08 02:30:00\"", "08:00", "2026-03-07T18:30:00Z")]
    [InlineData("\"2026-11-01 01:30:00\"", "00:00", "2026-11-01T01:30:00Z")]
    [InlineData("\"2028-02-29\"", "00:00", "2028-02-29T00:00:00Z")]
    [InlineData("\"2026-12-31 23:59:60\"", "00:00", "2026-12-31T23:59:59Z")]
    public void Text_without_a_zone_is_at_the_offset_of_the_definition_and_never_local(string value, string offset, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), Reset(value, TimeForm.Rfc3339, offset));

    [Theory]
    [InlineData(TimeForm.NextDay, "00:00", "2026-11-24T00:00:00Z")]
    [InlineData(TimeForm.NextDay, "08:00", "2026-11-23T16:00:00Z")]
    [InlineData(TimeForm.NextMonday, "00:00", "2026-11-30T00:00:00Z")]
    [InlineData(TimeForm.NextMonth, "00:00", "2026-12-01T00:00:00Z")]
    [InlineData(TimeForm.NextMonth, "08:00", "2026-11-30T16:00:00Z")]
    public void Calendar_resets_are_computed_at_a_fixed_offset(TimeForm form, string offset, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), Reset("1", form, offset));

    [Theory]
    [InlineData("\"tomorrow\"", TimeForm.Rfc3339)]
    [InlineData("\"tomorrow\"", TimeForm.Any)]
    [InlineData("\"2026-02-30\"", TimeForm.Rfc3339)]
    [InlineData("\"9999-12-31T23:59:59-14:00\"", TimeForm.Rfc3339)]
    [InlineData("99999999999999999999", TimeForm.Seconds)]
    [InlineData("\"5 apples\"", TimeForm.DurationLeft)]
    public void A_time_that_is_not_understood_is_said_and_the_number_stays(string value, TimeForm form)
    {
        var result = Sample.Read($$"""{"used": 1, "reset": {{value}}}""",
            Sample.Window("$.used") with { ResetsAt = new(Sample.Path("$.reset"), form, TimeSpan.Zero) });

        Assert.Null(Assert.Single(result.Readings).ResetsAt);
        Assert.Contains("$.reset", result.Failure!.Message, StringComparison.Ordinal);
    }
}
